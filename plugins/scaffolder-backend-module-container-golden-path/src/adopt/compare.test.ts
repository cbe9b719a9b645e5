import { compare, hash, Home, Policy, Wanted } from './compare';

const wanted = (path: string, text: string, isSeeded = false): Wanted => ({
  path,
  content: Buffer.from(text),
  executable: path.startsWith('scripts/'),
  isSeeded,
});

const all = [
  wanted('.gitignore', '# ours\nsecrets/\n/dist\n'),
  wanted('Dockerfile', 'FROM golden\n'),
  wanted('compose.yaml', 'services: {}\n'),
  wanted('README.md', '# golden\n', true),
  wanted('main.go', 'package main\n', true),
  wanted('scripts/backup', '#!/bin/sh\n'),
  wanted('.github/workflows/image.yml', 'on: push\n'),
];

function proposed(
  existing: Record<string, string>,
  policy: Policy = 'keep',
  more: { home?: Home; rendered?: Record<string, string> } = {},
) {
  return compare(
    all,
    path =>
      Object.hasOwn(existing, path) ? Buffer.from(existing[path]) : undefined,
    { policy, home: { folder: '' }, ...more },
  );
}

const summary = (proposals: ReturnType<typeof proposed>) =>
  proposals.map(
    ({ path, state, write }) =>
      `${path} ${state}${
        write && write.path !== path ? ` as ${write.path}` : ''
      }`,
  );

describe('a golden path and what is there', () => {
  it('is created where nothing is, but for documents of the team', () => {
    expect(summary(proposed({}))).toEqual([
      '.gitignore created',
      'Dockerfile created',
      'compose.yaml created',
      'main.go created',
      'scripts/backup created',
      '.github/workflows/image.yml created',
    ]);
    expect(
      proposed({}).find(({ path }) => path === 'scripts/backup')?.write,
    ).toMatchObject({ executable: true });
  });

  it('replaces nothing by itself', () => {
    const proposals = proposed({
      Dockerfile: 'FROM theirs\n',
      'docker-compose.yml': 'services: {}\n',
      'README.md': '# theirs\n',
      'main.go': 'package theirs\n',
      '.gitignore': 'node_modules\n/dist',
      'scripts/backup': '#!/bin/sh\n',
      '.github/workflows/ci.yml': 'on: push\n',
    });
    expect(summary(proposals)).toEqual([
      '.gitignore changed',
      'Dockerfile conflict as Dockerfile.golden',
      'docker-compose.yml conflict as compose.yaml.golden',
      'README.md kept',
      'main.go kept',
      'scripts/backup kept',
      '.github/workflows/image.yml created',
    ]);
    expect(proposals[0].write?.content.toString()).toBe(
      'node_modules\n/dist\nsecrets/\n',
    );
    expect(proposals[1].reason).toBe(
      "stands; the golden path's is beside it as Dockerfile.golden",
    );
  });

  it('is proposed in the place of what is there where the owner chose so', () => {
    const proposals = proposed(
      {
        Dockerfile: 'FROM theirs\n',
        'docker-compose.yml': 'a\n',
        'README.md': '# theirs\n',
      },
      'replace',
    );
    expect(summary(proposals)).toEqual([
      '.gitignore created',
      'Dockerfile changed',
      'compose.yaml created',
      'docker-compose.yml removed',
      'README.md kept',
      'main.go created',
      'scripts/backup created',
      '.github/workflows/image.yml created',
    ]);
  });

  it('may renew what an earlier one rendered and nobody has touched', () => {
    const text = 'FROM older\n';
    const rendered = { Dockerfile: hash(Buffer.from(text)) };
    const [, untouched] = proposed({ Dockerfile: text }, 'keep', { rendered });
    expect(untouched.state).toBe('changed');
    const [, touched] = proposed({ Dockerfile: `${text}#\n` }, 'keep', {
      rendered,
    });
    expect(touched.state).toBe('conflict');
  });

  it('leaves what is of the whole repository to it', () => {
    const proposals = proposed({}, 'keep', { home: { folder: 'web' } });
    expect(proposals[proposals.length - 1]).toMatchObject({
      path: '.github/workflows/image.yml',
      state: 'kept',
    });
  });

  it('goes to the folder of the service, with a workflow of its own', () => {
    const home = { folder: 'services/web', workflow: 'image-web' };
    expect(
      summary(
        proposed(
          {
            Dockerfile: 'FROM somebody-else\n',
            'services/web/Containerfile': 'FROM theirs\n',
            'services/web/.gitignore': '/dist\n',
            '.github/workflows/image.yml': 'on: push\n',
          },
          'keep',
          { home },
        ),
      ),
    ).toEqual([
      'services/web/.gitignore changed',
      'services/web/Containerfile conflict as services/web/Dockerfile.golden',
      'services/web/compose.yaml created',
      'services/web/main.go created',
      'services/web/scripts/backup created',
      '.github/workflows/image-web.yml created',
    ]);
  });

  it('does not write twice, and touches no link', () => {
    expect(
      summary(
        proposed({ Dockerfile: 'FROM theirs\n', 'Dockerfile.golden': 'x\n' }),
      )[1],
    ).toBe('Dockerfile kept');
    const [first] = compare([all[1]], () => 'link', {
      policy: 'replace',
      home: { folder: '' },
    });
    expect(first).toMatchObject({ state: 'kept' });
    expect(first.write).toBeUndefined();
  });
});
