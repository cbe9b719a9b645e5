import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { releasesIn } from '../../scripts/endoflife';
import { buildsIn, tagDataOf } from '../../scripts/official-images';
import { releaseData } from './data';
import { entryOf } from './entries';
import { ProductId, productOf, products } from './products';
import type { Distribution, ReleaseData, ReleaseRow } from './release-data';

// Starts the program anew, on a machine that may be busy.
jest.setTimeout(60_000);

const product = productOf('python');

describe('reading endoflife.date', () => {
  const read = (releases: string, one = product) =>
    releasesIn(
      'products/x.md',
      `---\ntitle: X\nreleases:\n${releases}\n---\n\n> X is *x*.\n`,
      one,
      [['1', '2020-01-01']],
      '2026-08-22',
    );

  it('takes version, end and name, and sorts them', () => {
    expect(
      read(`
- releaseCycle: "3.9"
  releaseDate: 2020-10-05
  eol: 2025-10-31
  latest: "3.9.1"

-   releaseCycle: "3.10"
    codename: "Jammy Jellyfish"
    releaseDate: 2021-10-04
    support: true
    eol: false`),
    ).toEqual([
      ['3.10', '', 'jammy'],
      ['3.9', '2025-10-31'],
    ]);
  });

  it('leaves out what is still to come and what has no number', () => {
    expect(
      read(`
- {releaseCycle: "4", releaseDate: 2026-10-01, eol: 2030-01-01}
- {releaseCycle: "rolling", releaseDate: 2020-01-01, eol: false}
- {releaseCycle: "LTSC2022", releaseDate: 2021-01-01, eol: 2031-10-14}`),
    ).toEqual([['2022', '2031-10-14']]);
  });

  it('gives a day to what is over without one: the one it knew, or its own', () => {
    expect(
      read(`
- {releaseCycle: "2", releaseDate: 2018-01-01, eol: true}
- {releaseCycle: "1", releaseDate: 2017-01-01, eol: true}`),
    ).toEqual([
      ['2', '2026-08-22'],
      ['1', '2020-01-01'],
    ]);
  });

  it('takes the end of free fixes where they go on after the first team', () => {
    expect(
      read(
        '- {releaseCycle: "12", releaseDate: 2023-06-10, eol: 2026-07-11, eoes: 2028-06-30}',
        productOf('debian'),
      ),
    ).toEqual([['12', '2028-06-30']]);
  });

  it.each([
    ['- {releaseDate: 2020-01-01}', 'a release without a name'],
    ['- {releaseCycle: "1", releaseDate: 2020-01-01, eol: soon}', '"soon"'],
    ['- {releaseCycle: "x", releaseDate: 2020-01-01}', 'no release'],
  ])('refuses %s', (text, why) => {
    expect(() => read(text)).toThrow(why);
  });
});

describe('reading official-images', () => {
  const releases: ReleaseRow[] = [
    ['24', '2028-04-30'],
    ['22', '2027-04-30'],
    ['20', '2026-04-30'],
    ['8.0', ''],
  ];
  const list = `# this file is generated
Maintainers: A <a@example.com> (@a),
             B <b@example.com>
GitRepo: https://example.com/x.git

Tags: 24.1.0-bookworm, 24.1-bookworm, 24-bookworm, 24.1.0, 24, latest, lts
Architectures: amd64, arm64v8
Directory: 24/bookworm

Tags: 24-alpine3.24, 24-alpine, alpine,
 lts-alpine
Directory: 24/alpine

Tags: 22-slim
SharedTags: 22
Directory: 22/ubuntu/noble

Tags: 24-windowsservercore-ltsc2022
SharedTags: 24, latest
Architectures: windows-amd64
Constraints: windowsservercore-ltsc2022
`;

  it('tells what tags mean', () => {
    expect(
      tagDataOf(
        buildsIn(list),
        releases,
        {
          below: [
            ['8.0', 'debian 12', 'alpine-linux 3.21'],
            ['20', 'debian 12'],
          ],
        },
        '2026-08-22',
      ),
    ).toEqual({
      moving: { latest: '24', lts: '24' },
      below: [
        ['24', 'debian 12', 'alpine-linux 3.24'],
        ['22', 'ubuntu 24.04'],
        ['8.0', 'debian 12', 'alpine-linux 3.21'],
      ],
      dropped: [['8.0', '2026-08-22']],
    });
  });

  it('keeps the day on which something was dropped', () => {
    expect(
      tagDataOf(
        buildsIn(list),
        releases,
        { dropped: [['8.0', '2026-05-07']] },
        '2026-08-22',
      ).dropped,
    ).toEqual([['8.0', '2026-05-07']]);
  });

  it('says nothing of an empty list', () => {
    expect(tagDataOf(buildsIn(''), releases, {}, '2026-08-22')).toEqual({});
  });
});

describe('npm run refresh:images', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-images-'));
    for (const [path, text] of Object.entries(sources())) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function refresh(...args: string[]) {
    return new Promise<{ code: number; out: string; err: string }>(done => {
      execFile(
        process.execPath,
        [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
          resolve(__dirname, '../../scripts/refresh-images.ts'),
          ...args,
        ],
        { env: { ...process.env, NODE_OPTIONS: '' } },
        (error, out, err) => done({ code: Number(error?.code ?? 0), out, err }),
      );
    });
  }

  it('makes the data again of sources that say the same', async () => {
    const { code, out, err } = await refresh(
      ...['--endoflife', folder, '--official-images', folder],
      ...['--node', folder, '--as-of', releaseData.asOf],
      ...['--out', join(folder, 'data.ts')],
    );
    expect(err).toBe('');
    expect(out).toContain(`as of ${releaseData.asOf}`);
    expect(code).toBe(0);
    const text = readFileSync(join(folder, 'data.ts'), 'utf8');
    const json = /ReleaseData = (\{.*\});/.exec(text)![1];
    expect(JSON.parse(json) as ReleaseData).toEqual(releaseData);
  });

  it('writes nothing when a source is not whole', async () => {
    const out = join(folder, 'none.ts');
    const { code, err } = await refresh(
      ...['--endoflife', join(folder, 'nowhere'), '--node', folder],
      ...['--official-images', folder, '--out', out],
    );
    expect(err).toContain('Nothing was written: ');
    expect(code).toBe(1);
    expect(() => readFileSync(out)).toThrow();
  });
});

/** Files in the formats of the sources that say what the data says. */
function sources(): Record<string, string> {
  const files: Record<string, string> = {};
  const schedule: Record<string, { codename?: string }> = {};
  for (const id of Object.keys(products) as ProductId[]) {
    const column = productOf(id).end ?? 'eol';
    files[`products/${id}.md`] = `---\ntitle: ${id}\nreleases:\n${[
      ...releaseData.releases[id],
    ]
      .reverse()
      .map(([version, end, name]) => {
        if (id === 'nodejs')
          schedule[`v${version}`] = name ? { codename: name } : {};
        return `-   releaseCycle: "${version}"
    releaseDate: 2010-01-01
${name && id !== 'nodejs' ? `    codename: "${name} x"\n` : ''}    ${column}: ${
          end || 'false'
        }\n`;
      })
      .join('\n')}\n---\n\nText.\n`;
  }
  files['schedule.json'] = JSON.stringify(schedule);
  for (const [name, data] of Object.entries(releaseData.tags)) {
    const { moving = {}, below = [], dropped = [] } = data;
    const isListed = (version: string) =>
      dropped.every(([one]) => one !== version);
    const paragraphs = below
      .filter(([version]) => isListed(version))
      .flatMap(([version, plain, alpine]) => [
        ...(plain ? [`Tags: ${version}, ${version}-${tagWord(plain)}`] : []),
        ...(alpine
          ? [`Tags: ${version}-alpine, ${version}-${tagWord(alpine)}`]
          : []),
      ]);
    const versions = new Set(
      releaseData.releases[entryOf(name)!.product!]
        .map(([version]) => version)
        .filter(isListed),
    );
    for (const [tag, version] of Object.entries(moving)) {
      paragraphs.push(`Tags: ${version}.1, ${tag}`);
      versions.delete(version);
    }
    files[`library/${name.split('/')[2]}`] = paragraphs.join('\n\n');
  }
  // Those of which nothing is to be said are listed all the same.
  for (const list of ['opensuse', 'oraclelinux', 'elasticsearch'])
    files[`library/${list}`] ??= '';
  return files;
}

/** A distribution as the tags of official images have it. */
function tagWord(name: Distribution): string {
  const [id, version] = name.split(' ');
  if (id === 'alpine-linux') return `alpine${version}`;
  if (id === 'amazon-linux') return `al${version}`;
  if (id === 'oracle-linux') return `ol${version}`;
  return releaseData.releases[id as ProductId].find(
    row => row[0] === version,
  )![2];
}
