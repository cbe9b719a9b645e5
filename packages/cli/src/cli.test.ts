import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { imageDataDays } from '@plimsoll/engine';
import type { ScanResult } from '@plimsoll/findings';
import { run } from './run';

const bin = resolve(__dirname, '../bin/plimsoll');
const good =
  'FROM gcr.io/distroless/static-debian13:nonroot\nCOPY app /app\nUSER 65532:65532\nENTRYPOINT ["/app"]\n';
const bad = 'FROM node\nADD . /srv\nUSER root\n';

// Each starts the program anew, on a machine that may be busy.
jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Record<string, string | Buffer>) {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

/** Runs the real program. */
function plimsoll(...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>(done => {
    execFile(
      process.execPath,
      [bin, ...args],
      {
        maxBuffer: 64 * 1024 * 1024,
        env: { ...process.env, NODE_OPTIONS: '' },
      },
      (error, out, err) =>
        done({
          code: Number(error?.code ?? 0),
          out,
          // What comes with the days that pass has a test of its own.
          err: err.replace(/^What is known of images is of .*\n/m, ''),
        }),
    );
  });
}

const scan = async (...args: string[]): Promise<ScanResult> =>
  JSON.parse((await plimsoll('scan', folder, '--format', 'json', ...args)).out);

describe('plimsoll scan', () => {
  it('prints the score and what is wrong, and exits with 0', async () => {
    write({ Dockerfile: bad });
    const { code, out, err } = await plimsoll('scan', folder);
    expect(out).toContain('> 1 | FROM node\n');
    expect(out).toContain('[dockerfile/pin-base-image]');
    expect(out).toContain('Do next');
    expect(out).not.toContain('\u001B');
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('prints the scan as JSON', async () => {
    write({ Dockerfile: bad, 'src/app.js': '' });
    const result = await scan();
    expect(Object.keys(result).sort()).toEqual([
      'categories',
      'crashes',
      'files',
      'findings',
      'grade',
      'images',
      'level',
      'outcomes',
      'score',
      'status',
      'unreadable',
    ]);
    expect(result).toMatchObject({
      status: 'complete',
      files: [{ file: 'Dockerfile', kind: 'dockerfile' }],
      unreadable: [],
      crashes: [],
    });
    expect(result.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        'dockerfile/pin-base-image',
        'dockerfile/copy-not-add',
        'dockerfile/non-root-user',
      ]),
    );
  });

  it('passes over what git ignores, but not what is committed all the same', async () => {
    write({
      Dockerfile: good,
      '.env': 'DB_PASSWORD=correct-horse\n',
      'deploy/.env': 'DB_PASSWORD=correct-horse\n',
      'out/Dockerfile': bad,
    });
    const files = async () => (await scan()).files.map(({ file }) => file);
    const all = ['.env', 'Dockerfile', 'deploy/.env', 'out/Dockerfile'];
    write({ '.gitignore': '.env\nout/\n' });
    expect(await files()).toEqual(all);

    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: folder });
    git('init', '-q');
    git('add', '--force', 'deploy/.env');
    expect(await files()).toEqual(['Dockerfile', 'deploy/.env']);
    // Asked for by name.
    const { out } = await plimsoll(
      'scan',
      join(folder, 'out'),
      '--format=json',
    );
    expect(JSON.parse(out).files).toHaveLength(1);
  });

  it('scores one of several services, with the files that the portal takes for its own', async () => {
    write({
      'services/web/Dockerfile': good,
      'services/api/Dockerfile': bad,
      '.gitlab-ci.yml':
        'web: { script: [docker build services/web] }\napi: { script: [docker build services/api] }\n',
      'demo/Dockerfile': bad,
    });
    const files = async (...args: string[]) =>
      (await scan(...args)).files.map(({ file }) => file);
    expect(await files('--files', '!demo')).toEqual([
      '.gitlab-ci.yml',
      'services/api/Dockerfile',
      'services/web/Dockerfile',
    ]);
    const web = ['--service', './services/web/', '--other', 'services/api'];
    expect(await files(...web)).toEqual([
      '.gitlab-ci.yml',
      'services/web/Dockerfile',
    ]);
    expect(await files(...web, '--files', 'demo')).toContain('demo/Dockerfile');
    const { code, err } = await plimsoll('scan', folder, '--service', 'gone');
    expect([code, err]).toEqual([
      2,
      'There is no folder gone in the one to scan\n',
    ]);
  });

  it('prints SARIF and Markdown', async () => {
    write({ Dockerfile: bad });
    const sarif = await plimsoll('scan', folder, '--format', 'sarif');
    expect(JSON.parse(sarif.out)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Plimsoll', version: /^\d/ } } }],
    });
    const markdown = await plimsoll('scan', folder, '--format=markdown');
    expect(markdown.out).toMatch(/^## plimsoll\\-cli/);
  });

  it('exits with 1 below the bar and with 0 at it', async () => {
    write({ Dockerfile: bad });
    const { score } = await scan();
    expect(score).toBeLessThan(84);
    const below = await plimsoll(
      'scan',
      folder,
      '--fail-below',
      `${score! + 1}`,
    );
    expect(below.code).toBe(1);
    expect(below.err).toBe(`The score ${score} is below ${score! + 1}\n`);
    const at = await plimsoll('scan', folder, '--fail-below', `${score}`);
    expect(at.code).toBe(0);
    write({ Dockerfile: good });
    expect((await scan()).findings.filter(f => f.severity === 'high')).toEqual(
      [],
    );
  });

  it('says when a folder is not containerised, and does not fail for it', async () => {
    write({ 'README.md': '# x' });
    const { code, out } = await plimsoll('scan', folder, '--fail-below', '80');
    expect(out).toMatch(/^plimsoll-cli-\w+: Not containerised/);
    expect(code).toBe(0);
  });

  it.each([
    [
      ['scan', '/no/such/folder'],
      '/no/such/folder cannot be scanned: it leads nowhere',
    ],
    [['scan', bin], 'it is not a folder'],
    [['scan'], 'scan takes one folder'],
    [['scan', 'a', 'b'], 'scan takes one folder'],
    [
      ['scan', '.', '--format', 'xml'],
      'text, json, sarif, markdown, not "xml"',
    ],
    [['scan', '.', '--fail-below', '200'], '0 to 100, not "200"'],
    [['scan', '.', '--fail-below', 'x'], '0 to 100, not "x"'],
    [['scan', '.', '--nonsense'], '--nonsense'],
    [['frobnicate'], 'There is no command "frobnicate"'],
    [[], 'Say what to do'],
    [['explain', 'user-required'], 'did you mean dockerfile/user-required?'],
  ])('%j cannot be done: exit code 2 and why', async (args, message) => {
    const { code, out, err } = await plimsoll(...args);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

it.each([
  [imageDataDays.staleAfter, ''],
  [
    '2100-01-01',
    `What is known of images is of ${imageDataDays.asOf}, and tags have moved since: update Plimsoll\n`,
  ],
])('says on %s whether what it knows of images is old', async (today, note) => {
  write({ Dockerfile: good });
  let err = '';
  const code = await run(['scan', folder], {
    out: () => {},
    err: text => {
      err += text;
    },
    colour: false,
    today,
  });
  expect(err).toBe(note);
  expect(code).toBe(0);
});

describe('reading a folder', () => {
  it('names what it could not read and judges the rest', async () => {
    write({
      Dockerfile: good,
      'a/Dockerfile': Buffer.from([0x46, 0x52, 0x00, 0x4d]),
      'b/Dockerfile': Buffer.from([0xff, 0xfe, 0x46]),
      'c/Dockerfile': 'FROM a\n'.padEnd(1024 * 1024 + 1, '#'),
      'd/Dockerfile': 'FROM a\n'.padEnd(10 * 1024 * 1024, '#'),
      'openapi.yaml': 'x: 1\n'.padEnd(2 * 1024 * 1024, '#'),
    });
    const { code, out, err } = await plimsoll(
      'scan',
      folder,
      '--format',
      'json',
    );
    const result: ScanResult = JSON.parse(out);
    expect(result.status).toBe('partial');
    expect(result.unreadable).toEqual([
      { file: 'a/Dockerfile', reason: 'holds binary data' },
      { file: 'b/Dockerfile', reason: 'is not UTF-8 text' },
      { file: 'c/Dockerfile', reason: 'is larger than 1 MiB' },
      { file: 'd/Dockerfile', reason: 'is larger than 1 MiB' },
    ]);
    expect(result.files).toEqual([{ file: 'Dockerfile', kind: 'dockerfile' }]);
    expect(result.score).toBeGreaterThan(50);
    expect(err).toContain('Not everything was judged');
    expect(code).toBe(0);
  });

  it('cannot score what it could not read at all', async () => {
    write({ Dockerfile: Buffer.from([0]) });
    const { code, err } = await plimsoll('scan', folder);
    expect(err).toMatch(/could not be scored: Dockerfile holds binary data/);
    expect(code).toBe(2);
  });

  it('refuses a bomb of YAML aliases', async () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) {
      const alias = `*a${i - 1}`;
      lines.push(`a${i}: &a${i} [${Array(9).fill(alias).join(', ')}]`);
    }
    write({
      Dockerfile: good,
      'compose.yaml': `${lines.join('\n')}\nservices: {}\n`,
    });
    const result = await scan();
    expect(result.status).toBe('partial');
    expect(result.unreadable).toMatchObject([{ file: 'compose.yaml' }]);
    expect(result.score).toBeGreaterThan(50);
  });

  it('never leaves the folder', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'plimsoll-outside-'));
    writeFileSync(join(outside, 'Dockerfile'), 'FROM outside-image\n');
    write({ Dockerfile: good });
    symlinkSync(outside, join(folder, 'out'));
    symlinkSync(join(outside, 'Dockerfile'), join(folder, 'x.Dockerfile'));
    symlinkSync('nowhere', join(folder, 'y.Dockerfile'));
    symlinkSync('z.Dockerfile', join(folder, 'z.Dockerfile'));
    const result = await scan();
    rmSync(outside, { recursive: true });
    expect(JSON.stringify(result)).not.toContain('outside-image');
    expect(result.files).toHaveLength(1);
    expect(result.unreadable).toEqual([
      {
        file: 'x.Dockerfile',
        reason: 'is a link that leads out of the folder',
      },
      { file: 'y.Dockerfile', reason: 'is a link that leads nowhere' },
      { file: 'z.Dockerfile', reason: 'is a link that leads to itself' },
    ]);
  });

  it('is not led in circles by links, and judges a linked file once', async () => {
    write({ 'app/Dockerfile': good, 'docker/app.txt': bad });
    symlinkSync('..', join(folder, 'app/up'));
    symlinkSync('app', join(folder, 'again'));
    symlinkSync('app/Dockerfile', join(folder, 'Dockerfile'));
    symlinkSync('app.txt', join(folder, 'docker/Dockerfile'));
    const { files, unreadable } = await scan();
    expect(files.map(({ file }) => file)).toEqual([
      'app/Dockerfile',
      'docker/Dockerfile',
    ]);
    expect(unreadable).toEqual([]);
  });

  it('leaves out what is not of the service', async () => {
    write({
      Dockerfile: good,
      'node_modules/x/Dockerfile': bad,
      '.git/Dockerfile': bad,
      'vendor/y/Dockerfile': bad,
    });
    expect((await scan()).files).toHaveLength(1);
  });

  it('reads a file that another includes', async () => {
    write({
      Dockerfile: good,
      '.gitlab-ci.yml': 'include:\n  - local: /ci/build.yml\n',
      'ci/build.yml': 'build:\n  script: [make]\n',
    });
    expect((await scan()).files).toEqual([
      { file: '.gitlab-ci.yml', kind: 'gitlab-ci' },
      { file: 'Dockerfile', kind: 'dockerfile' },
      { file: 'ci/build.yml', kind: 'gitlab-ci' },
    ]);
  });

  it('names what it may not read', async () => {
    write({ Dockerfile: good, 'a/Dockerfile': good, 'b/Dockerfile': good });
    chmodSync(join(folder, 'a/Dockerfile'), 0);
    chmodSync(join(folder, 'b'), 0);
    const { files, unreadable } = await scan();
    chmodSync(join(folder, 'b'), 0o755);
    // Nothing is closed to root.
    const isRoot = process.getuid?.() === 0;
    expect(files).toHaveLength(isRoot ? 3 : 1);
    expect(unreadable).toEqual(
      isRoot
        ? []
        : [
            { file: 'a/Dockerfile', reason: 'may not be read by you' },
            { file: 'b', reason: 'may not be read by you' },
          ],
    );
  });

  it('waits for no pipe', async () => {
    write({ Dockerfile: good });
    execFileSync('mkfifo', [join(folder, 'x.Dockerfile')]);
    expect((await scan()).unreadable).toEqual([
      { file: 'x.Dockerfile', reason: 'is not a regular file' },
    ]);
  });
});

describe('the other commands', () => {
  it('tell how to use it', async () => {
    const { code, out } = await plimsoll('--help');
    expect(out).toContain('plimsoll scan <folder>');
    expect(code).toBe(0);
    expect((await plimsoll('--version')).out).toMatch(
      /^\d+\.\d+\.\d+ \(rules [0-9a-f]{16}\)\n$/,
    );
  });

  it('list and explain the rules', async () => {
    expect((await plimsoll('rules')).out).toMatch(
      /^dockerfile\/user-required +high +Say which user the image runs as$/m,
    );
    const { out, code } = await plimsoll('explain', 'dockerfile/user-required');
    expect(out).toContain(
      'Say which user the image runs as [dockerfile/user-required]',
    );
    expect(out).toContain('  FROM node:24-alpine\n');
    expect(out).toContain('trivy DS-0002');
    expect(code).toBe(0);
  });
});
