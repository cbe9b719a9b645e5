import { hasFolder, RepositorySources } from './files';
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

const names = (files: readonly { file: string }[] = []) =>
  files.map(({ file }) => file);

const monorepo = repository({
  Dockerfile: 'FROM a',
  'services/web/Dockerfile': 'FROM a',
  'services/web-admin/Dockerfile': 'FROM a',
  'services/api/compose.yaml': 'services: {}',
  'deploy/everything.yaml': 'apiVersion: v1\nkind: Pod\n',
  '.github/workflows/web.yml': 'on: { push: { paths: ["services/web/**"] } }',
  '.github/workflows/both.yml':
    'run: docker build services/web && docker build ./services/api',
  '.github/workflows/stale.yml': 'run: stale',
});
const folders = ['services/web', 'services/web-admin', 'services/api'];

describe('RepositorySources', () => {
  it('gives a service its folder, what names it, and what names nobody', () => {
    const sources = new RepositorySources(monorepo, folders);
    const shared = [
      'Dockerfile',
      'deploy/everything.yaml',
      '.github/workflows/stale.yml',
    ];
    expect(names(sources.of('services/web').files).sort()).toEqual(
      [
        ...shared,
        'services/web/Dockerfile',
        '.github/workflows/web.yml',
        '.github/workflows/both.yml',
      ].sort(),
    );
    expect(names(sources.of('services/web-admin').files).sort()).toEqual(
      [...shared, 'services/web-admin/Dockerfile'].sort(),
    );
    expect(sources.of('services/web').scope).toEqual({
      folder: 'services/web',
      others: ['services/web-admin', 'services/api'],
      also: [],
    });
    expect(sources.of('services/web').paths).toBe(monorepo.paths);
  });

  it('does as the annotation of the entity says', () => {
    const sources = new RepositorySources(monorepo, folders);
    const { files } = sources.of(
      'services/web-admin',
      'services/web/Dockerfile !.github !deploy !/Dockerfile',
    );
    expect(names(files)).toEqual([
      'services/web/Dockerfile',
      'services/web-admin/Dockerfile',
    ]);
  });

  it('tells each service of what could not be read of it, and of the repository as a whole', () => {
    const unreadable = [
      { file: 'a/Dockerfile', reason: 'holds binary data' },
      { file: 'b/Dockerfile', reason: 'holds binary data' },
      { file: '.gitlab-ci.yml', reason: 'holds binary data' },
    ];
    const sources = new RepositorySources(repository({}, { unreadable }), [
      'a',
      'b',
    ]);
    expect(names(sources.of('a').unreadable)).toEqual([
      'a/Dockerfile',
      '.gitlab-ci.yml',
    ]);
  });

  it('hands a service that is alone in its repository all of it', () => {
    const { files, scope } = new RepositorySources(monorepo, ['']).of('');
    expect(names(files)).toEqual(names(monorepo.files));
    expect(scope).toBeUndefined();
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
