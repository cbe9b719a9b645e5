import { filesOf, hasFolder } from './files';
import { Repository } from './repository';

function repository(
  files: Record<string, string>,
  more: Partial<Repository> = {},
): Repository {
  return {
    etag: 'abc',
    files: Object.entries(files).map(([file, text]) => ({ file, text })),
    paths: Object.keys(files),
    unreadable: [],
    ...more,
  };
}

const names = ({ files }: { files: readonly { file: string }[] }) =>
  files.map(({ file }) => file);

const monorepo = repository({
  Dockerfile: 'FROM a',
  'services/web/Dockerfile': 'FROM a',
  'services/web-admin/Dockerfile': 'FROM a',
  'services/api/compose.yaml': 'services: {}',
  '.github/workflows/web.yml': 'on: { push: { paths: ["services/web/**"] } }',
  '.github/workflows/both.yml':
    'run: docker build services/web && docker build ./services/api',
  '.github/workflows/lint.yml': 'run: lint',
  '.gitlab-ci.yml': 'script: [make]',
});
const folders = ['services/web', 'services/web-admin', 'services/api'];

describe('filesOf', () => {
  it('gives a service at the root everything', () => {
    expect(filesOf(monorepo, '', ['']).files).toBe(monorepo.files);
  });

  it('gives a service its folder and the pipelines that name it', () => {
    expect(names(filesOf(monorepo, 'services/web', folders))).toEqual([
      'services/web/Dockerfile',
      '.github/workflows/web.yml',
      '.github/workflows/both.yml',
    ]);
    expect(names(filesOf(monorepo, 'services/api', folders))).toEqual([
      'services/api/compose.yaml',
      '.github/workflows/both.yml',
    ]);
  });

  it('does not take one folder for another whose name begins alike', () => {
    expect(names(filesOf(monorepo, 'services/web-admin', folders))).toEqual([
      'services/web-admin/Dockerfile',
    ]);
  });

  it('gives all pipelines to each where they name no folder at all', () => {
    const whole = repository({
      'a/Dockerfile': 'FROM a',
      'b/Dockerfile': 'FROM a',
      '.github/workflows/ci.yml': 'run: make all',
      '.gitlab-ci.yml': 'script: [make]',
    });
    for (const folder of ['a', 'b']) {
      expect(names(filesOf(whole, folder, ['a', 'b']))).toEqual([
        `${folder}/Dockerfile`,
        '.github/workflows/ci.yml',
        '.gitlab-ci.yml',
      ]);
    }
  });

  it('is not confused by letters that mean something in a pattern', () => {
    const odd = repository({
      'a+(b/Dockerfile': 'FROM a',
      '.gitlab-ci.yml': 'script: ["docker build a+(b"]',
    });
    expect(names(filesOf(odd, 'a+(b', ['a+(b']))).toHaveLength(2);
  });

  it('tells each service of what could not be read of it, and of pipelines', () => {
    const unreadable = [
      { file: 'a/Dockerfile', reason: 'holds binary data' },
      { file: 'b/Dockerfile', reason: 'holds binary data' },
      { file: '.gitlab-ci.yml', reason: 'holds binary data' },
    ];
    const source = filesOf(repository({}, { unreadable }), 'a', ['a', 'b']);
    expect(source.unreadable?.map(({ file }) => file)).toEqual([
      'a/Dockerfile',
      '.gitlab-ci.yml',
    ]);
  });
});

describe('hasFolder', () => {
  it('knows folders by the paths in them, where it knows the paths', () => {
    expect(hasFolder(monorepo, 'services/web')).toBe(true);
    expect(hasFolder(monorepo, 'services/we')).toBe(false);
    expect(hasFolder(monorepo, '')).toBe(true);
    expect(
      hasFolder(repository({}, { paths: undefined }), 'x'),
    ).toBeUndefined();
  });
});
