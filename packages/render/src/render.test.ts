import { mkdtemp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  AnswersError,
  loadTemplates,
  MANIFEST,
  render,
  TemplatesError,
  templatesOf,
} from './index';

const VERSIONS = `
images:
  golang:
    image: golang
    tag: 1.27-trixie
    read: '2026-08-21'
    source: https://example.org/golang
  static:
    image: gcr.example/static
    tag: nonroot
    digest: sha256:${'a'.repeat(64)}
    read: '2026-08-21'
    source: https://example.org/static
actions:
  checkout:
    uses: actions/checkout
    version: v7.0.1
    sha: ${'b'.repeat(40)}
    read: '2026-08-21'
    source: https://example.org/checkout
`;

const ANSWERS = `
required: [name]
questions:
  name:
    title: Name
    type: string
    pattern: '^[a-z-]+$'
    ui:help: Use lower-case letters and hyphens.
  description: { title: Description, type: string }
  port: { title: Port, type: integer, minimum: 1024, default: 8080 }
  repoUrl: { title: Repository, type: string }
`;

const GOLDEN_PATH = `
title: Go
description: A service in Go.
version: 1.2.0
layers: [service]
questions: { main: [name, description, repoUrl], advanced: [port] }
files:
  - { path: 'cmd/**', ownership: seeded }
  - { path: run, executable: true }
  - { path: extra.txt, when: port == 9000 }
  - { path: raw.txt, raw: true }
`;

function templates(files: Record<string, string> = {}) {
  const all: Record<string, string> = {
    'versions.yaml': VERSIONS,
    'answers.yaml': ANSWERS,
    'shared/partials/greeting': 'Hello {= name =}\n',
    'shared/service/files/README.md': '# {= name =}\n',
    'shared/service/files/shared.txt': 'of the layer\n',
    'go/golden-path.yaml': GOLDEN_PATH,
    'go/files/Dockerfile': "FROM {= 'golang' | image =} AS build\n",
    ...files,
  };
  return templatesOf(
    new Map(
      Object.entries(all).map(([path, text]) => [path, Buffer.from(text)]),
    ),
  );
}

function rendered(
  files: Record<string, string>,
  answers: Record<string, unknown> = {},
) {
  const result = render(templates(files), {
    goldenPath: 'go',
    answers: { name: 'order-api', ...answers },
  });
  return Object.fromEntries(
    result.files.map(({ path, content }) => [path, content.toString()]),
  );
}

/** What an action of a workflow, a shell, Helm and Prometheus mean by braces. */
const FOREIGN =
  'run: echo ${{ github.sha }} ${VAR:-x} {{ .Values.x }} {{name}} $(id) [[ -f x ]] <<EOF\n';

describe('render', () => {
  it('fills in values and leaves what others mean by braces', () => {
    expect(rendered({ 'go/files/x': `${FOREIGN}{= name =}\n` }).x).toBe(
      `${FOREIGN}order-api\n`,
    );
  });

  it('leaves no line where nothing but a tag was', () => {
    const text =
      'a\n  {% if port == 8080 %}\nb\n  {% else %}\nc\n  {% endif %}\nd\n';
    expect(rendered({ 'go/files/x': text }).x).toBe('a\nb\nd\n');
  });

  it('fills in partials, with all values', () => {
    const text = "{% render 'greeting' %}\nbye\n";
    expect(rendered({ 'go/files/x': text }).x).toBe('Hello order-api\nbye\n');
  });

  it('fills in the paths of files, drops .liquid, and leaves out what a condition excludes', () => {
    const files = {
      'go/files/cmd/{= name =}/main.go': 'package main\n',
      'go/files/.gitignore.liquid': '{= port =}\n',
      'go/files/extra.txt': 'extra\n',
    };
    expect(Object.keys(rendered(files))).toEqual([
      '.gitignore',
      MANIFEST,
      'Dockerfile',
      'README.md',
      'cmd/order-api/main.go',
      'shared.txt',
    ]);
    expect(rendered(files, { port: 9000 })).toHaveProperty(['extra.txt']);
  });

  it('lays the files of a golden path over those of its layers', () => {
    const files = { 'go/files/shared.txt': 'of the golden path\n' };
    expect(rendered(files)['shared.txt']).toBe('of the golden path\n');
  });

  it('does not fill in what another file lies over, so that it may need other values', () => {
    const files = {
      'shared/service/files/shared.txt': '{= stack.only.of.services =}\n',
      'go/files/shared.txt': 'of the golden path\n',
    };
    expect(rendered(files)['shared.txt']).toBe('of the golden path\n');
  });

  it('copies raw and binary files as they are', () => {
    const files = rendered({
      'go/files/raw.txt': '{= name =}\n',
      'go/files/binary': '\0{= name =}',
    });
    expect(files['raw.txt']).toBe('{= name =}\n');
    expect(files.binary).toBe('\0{= name =}');
  });

  it('works out more values in values.yaml, for the files of all layers', () => {
    const files = {
      'shared/service/values.yaml': 'image: ghcr.io/harbour/{= name =}\n',
      'go/values.yaml': 'stack: { image: "{= image =}:1" }\n',
      'go/files/x': '{= stack.image =}\n',
    };
    expect(rendered(files).x).toBe('ghcr.io/harbour/order-api:1\n');
  });

  it('knows answers that nobody is asked for', () => {
    const files = {
      'go/golden-path.yaml': `${GOLDEN_PATH}fixed: { database: none }\n`,
      'go/files/x': '{= database =}\n',
    };
    expect(rendered(files).x).toBe('none\n');
  });

  it('writes versions of images and actions, with digests where they are known', () => {
    const set = templates({
      'go/files/x':
        "{= 'golang' | image =}\n{= 'static' | image =}\n{= 'checkout' | action =}\n",
    });
    const first = render(set, { goldenPath: 'go', answers: { name: 'a' } });
    expect(String(first.files.find(({ path }) => path === 'x')?.content)).toBe(
      [
        'golang:1.27-trixie',
        `gcr.example/static:nonroot@sha256:${'a'.repeat(64)}`,
        `actions/checkout@${'b'.repeat(40)} # v7.0.1`,
        '',
      ].join('\n'),
    );
    expect(first.images).toEqual([
      'gcr.example/static:nonroot',
      'golang:1.27-trixie',
    ]);
    expect(first.unpinned).toEqual(['golang:1.27-trixie']);

    const digest = `sha256:${'c'.repeat(64)}`;
    const second = render(set, {
      goldenPath: 'go',
      answers: { name: 'a' },
      digests: new Map([['golang:1.27-trixie', digest]]),
    });
    expect(second.unpinned).toEqual([]);
    expect(
      String(second.files.find(({ path }) => path === 'Dockerfile')?.content),
    ).toBe(`FROM golang:1.27-trixie@${digest} AS build\n`);
  });

  it('says in the result what it was rendered from, and whose each file is', () => {
    const files = rendered({ 'go/files/cmd/main.go': 'package main\n' });
    expect(parse(files[MANIFEST])).toMatchObject({
      goldenPath: 'go',
      version: '1.2.0',
      answers: { name: 'order-api', port: 8080 },
      files: {
        Dockerfile: {
          ownership: 'managed',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
        'cmd/main.go': { ownership: 'seeded' },
      },
    });
  });

  it('gives the same bytes for the same answers', () => {
    expect(rendered({})).toEqual(rendered({}));
  });
});

describe('answers', () => {
  function problems(answers: Record<string, unknown>) {
    try {
      render(templates(), { goldenPath: 'go', answers });
    } catch (error) {
      expect(error).toBeInstanceOf(AnswersError);
      return (error as AnswersError).problems.map(
        ({ where, message }) => `${where}: ${message}`,
      );
    }
    return [];
  }

  it('names everything that is wrong at once, in the words of the form', () => {
    expect(
      problems({
        name: 'Order API',
        port: 80,
        colour: 'red',
        description: 'a\nb',
      }),
    ).toEqual([
      'answers: colour is not asked here',
      'name: Use lower-case letters and hyphens.',
      'port: must be >= 1024',
      'description: has a line break or another control character: use one line',
    ]);
  });

  it('takes an empty answer of a form as none', () => {
    expect(problems({ name: '' })).toEqual(['name: is required']);
    expect(problems({ name: 'a', description: '' })).toEqual([]);
  });

  it.each([
    'github.com?owner=../..&repo=a',
    'github.com?owner=harbour&repo=..',
    'github.com/path?owner=harbour&repo=a',
    'user:password@github.com?owner=harbour&repo=a',
    'github.com?repo=a',
    'not a host?owner=a&repo=b',
  ])('refuses the repository %s', repoUrl => {
    expect(problems({ name: 'a', repoUrl })).toEqual([
      expect.stringContaining('repoUrl: '),
    ]);
  });

  it('names the golden paths there are', () => {
    expect(() =>
      render(templates(), { goldenPath: 'cobol', answers: {} }),
    ).toThrow('goldenPath: there is only go');
  });
});

describe('broken templates', () => {
  it.each([
    [
      'an unknown value',
      { 'go/files/x': 'a\n{= nmae =}\n' },
      /go\/files\/x.*nmae.*line:2/,
    ],
    [
      'an unknown filter',
      { 'go/files/x': '{= name | shout =}' },
      /undefined filter: shout/,
    ],
    ['a tag left open', { 'go/files/x': '{% if name %}' }, /go\/files\/x/],
    [
      'an unknown image',
      { 'go/files/x': "{= 'rust' | image =}" },
      /no rust among its images/,
    ],
    [
      'a path that leaves the result',
      { 'go/files/{= "../../x" =}': '' },
      /must not become "..\/..\/x"/,
    ],
    ['a path into git', { 'go/files/.GIT/hooks/x': '' }, /must not become/],
    [
      'two paths that are one on some disks',
      { 'go/files/readme.md': '' },
      /only in case/,
    ],
    [
      'a missing partial',
      { 'go/files/x': "{% render 'nothing' %}" },
      /nothing/,
    ],
    [
      'a question nobody defined',
      { 'go/golden-path.yaml': GOLDEN_PATH.replace('repoUrl', 'colour') },
      /no question colour/,
    ],
    [
      'a question that is answered already',
      { 'go/golden-path.yaml': `${GOLDEN_PATH}fixed: { port: 1 }` },
      /asks port, though it is fixed/,
    ],
    [
      'an unknown key',
      { 'go/golden-path.yaml': `${GOLDEN_PATH}\nfile: []\n` },
      /has file, which is not known/,
    ],
    [
      'a version without its source',
      {
        'versions.yaml':
          'images: { a: { image: a, tag: b, read: "2026-01-01" } }',
      },
      /images.a: has no source/,
    ],
    ['broken YAML', { 'answers.yaml': 'questions: {' }, /answers.yaml/],
  ])('%s is named with its place', (_, files, message) => {
    const attempt = () => rendered(files as unknown as Record<string, string>);
    expect(attempt).toThrow(TemplatesError);
    expect(attempt).toThrow(message);
  });

  it('cannot run code, read files or work for ever', () => {
    for (const text of [
      '{= name.constructor.constructor =}',
      "{% render '../../../../etc/passwd' %}",
      '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
    ]) {
      expect(() => rendered({ 'go/files/x': text })).toThrow(TemplatesError);
    }
  });
});

describe('loadTemplates', () => {
  it('reads a folder, and follows no links out of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'templates-'));
    await mkdir(join(folder, 'go/files'), { recursive: true });
    await writeFile(join(folder, 'versions.yaml'), VERSIONS);
    await writeFile(join(folder, 'answers.yaml'), ANSWERS);
    await writeFile(
      join(folder, 'go/golden-path.yaml'),
      GOLDEN_PATH.replace('layers: [service]', ''),
    );
    await writeFile(join(folder, 'go/files/x'), '{= name =}');
    await symlink('/etc/passwd', join(folder, 'go/files/passwd'));
    const { files } = render(await loadTemplates(folder), {
      goldenPath: 'go',
      answers: { name: 'a' },
    });
    expect(files.map(({ path }) => path)).toEqual([MANIFEST, 'x']);
  });
});
