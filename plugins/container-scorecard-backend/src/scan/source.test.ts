import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { fileLink, folderLink } from './hosts';
import { sourceOf } from './source';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [
        { host: 'github.com' },
        {
          host: 'ghe.acme.example',
          apiBaseUrl: 'https://ghe.acme.example/api/v3',
        },
      ],
      gitlab: [
        { host: 'gitlab.com' },
        {
          host: 'git.acme.example',
          baseUrl: 'https://git.acme.example/sub',
          apiBaseUrl: 'https://git.acme.example/sub/api/v4',
        },
      ],
      gitea: [{ host: 'localhost:3010', baseUrl: 'http://localhost:3010' }],
      bitbucketCloud: [{ username: 'u', appPassword: 'p' }],
      bitbucketServer: [
        {
          host: 'bb.acme.example',
          apiBaseUrl: 'https://bb.acme.example/rest/api/1.0',
          token: 't',
        },
      ],
      azure: [{ host: 'dev.azure.com' }],
    },
  }),
);

function entity(annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'web', annotations },
  };
}

const source = (location: string) =>
  sourceOf(entity({ 'backstage.io/source-location': location }), integrations);

describe('sourceOf', () => {
  it.each([
    // [what the entity says, repository, folder]
    ['https://github.com/o/r', 'https://github.com/o/r/', ''],
    [
      'https://github.com/o/r/tree/main',
      'https://github.com/o/r/tree/main/',
      '',
    ],
    [
      'https://github.com/o/r/tree/main/',
      'https://github.com/o/r/tree/main/',
      '',
    ],
    [
      'https://github.com/o/r/tree/main/svc/a',
      'https://github.com/o/r/tree/main/',
      'svc/a',
    ],
    [
      'https://github.com/o/r/tree/main/svc/a/',
      'https://github.com/o/r/tree/main/',
      'svc/a',
    ],
    [
      'https://github.com/o/r/blob/main/svc/catalog-info.yaml',
      'https://github.com/o/r/tree/main/',
      'svc',
    ],
    [
      'https://ghe.acme.example/o/r/tree/main/a%20b/',
      'https://ghe.acme.example/o/r/tree/main/',
      'a b',
    ],
    ['https://gitlab.com/g/s/r', 'https://gitlab.com/g/s/r/', ''],
    [
      'https://gitlab.com/g/s/r/-/tree/main/svc/',
      'https://gitlab.com/g/s/r/-/tree/main/',
      'svc',
    ],
    [
      'https://gitlab.com/g/r/-/blob/main/svc/catalog-info.yaml',
      'https://gitlab.com/g/r/-/tree/main/',
      'svc',
    ],
    [
      'https://git.acme.example/sub/g/r/-/tree/main/',
      'https://git.acme.example/sub/g/r/-/tree/main/',
      '',
    ],
    [
      'http://localhost:3010/o/r/src/branch/main',
      'http://localhost:3010/o/r/src/branch/main/',
      '',
    ],
    [
      'http://localhost:3010/o/r/src/branch/main/',
      'http://localhost:3010/o/r/src/branch/main/',
      '',
    ],
    [
      'http://localhost:3010/o/r/src/branch/main/svc/a/',
      'http://localhost:3010/o/r/src/branch/main/',
      'svc/a',
    ],
    [
      'http://localhost:3010/o/r/src/branch/main/svc/catalog-info.yaml',
      'http://localhost:3010/o/r/src/branch/main/',
      'svc',
    ],
    [
      'https://bitbucket.org/w/r/src/main/svc/a/',
      'https://bitbucket.org/w/r/src/main/',
      'svc/a',
    ],
    [
      'https://bb.acme.example/projects/P/repos/r/browse/svc/a?at=main',
      'https://bb.acme.example/projects/P/repos/r/browse/?at=main',
      'svc/a',
    ],
    [
      'https://bb.acme.example/projects/P/repos/r/browse',
      'https://bb.acme.example/projects/P/repos/r/browse/',
      '',
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=/svc/a&version=GBmain',
      'https://dev.azure.com/o/p/_git/r?path=%2F&version=GBmain',
      'svc/a',
    ],
    [
      'https://dev.azure.com/o/p/_git/r',
      'https://dev.azure.com/o/p/_git/r?path=%2F',
      '',
    ],
  ])('finds repository and folder of %s', (url, root, folder) => {
    expect(source(`url:${url}`)).toMatchObject({ root, folder });
  });

  it('uses the folder of the file that the entity was read from, where it does not say itself', () => {
    expect(
      sourceOf(
        entity({
          'backstage.io/managed-by-location':
            'url:https://github.com/o/r/blob/main/svc/web/catalog-info.yaml',
        }),
        integrations,
      ),
    ).toEqual({
      url: 'https://github.com/o/r/tree/main/svc/web/',
      root: 'https://github.com/o/r/tree/main/',
      folder: 'svc/web',
    });
  });

  it('takes over what the entity says of files elsewhere', () => {
    expect(
      sourceOf(
        entity({
          'backstage.io/source-location':
            'url:https://github.com/o/r/tree/main/svc/web/',
          'plimsoll.dev/files': ' deploy/web !svc/web/legacy ',
        }),
        integrations,
      ),
    ).toMatchObject({
      folder: 'svc/web',
      filePatterns: 'deploy/web !svc/web/legacy',
    });
  });

  it.each([
    ['file:/srv/catalog/web.yaml', 'a file on the disk of the backend'],
    ['bootstrap:bootstrap', 'a source of type "bootstrap"'],
    [
      'url:ftp://acme.example/web',
      'a source of type "url" that is no repository',
    ],
    ['nonsense', 'not of the form'],
    ['url:http://localhost:3010/o/r', 'names no branch'],
    [
      'url:https://github.com/o/r/tree/main/%2e%2e%2f%2e%2e/x/',
      'no address of a folder',
    ],
  ])('says why %s cannot be scanned', (location, reason) => {
    const { root, problem } = source(location);
    expect(root).toBeUndefined();
    expect(problem?.reason).toMatch(reason);
    expect(problem?.advice).toContain('backstage.io/source-location');
  });

  it('neither reads with credentials that stand in an address nor shows them', () => {
    expect(
      source(
        'url:https://me:not-a-real-secret@github.com/o/r/tree/main/?x=1#y',
      ),
    ).toEqual({
      url: 'https://github.com/o/r/tree/main/?x=1',
      root: 'https://github.com/o/r/tree/main/',
      folder: '',
    });
  });

  it('says so when an entity has no location at all', () => {
    expect(sourceOf(entity({}), integrations).problem?.reason).toBe(
      'The entity does not say where its source is',
    );
  });

  it.each([
    '../../../x/',
    '%2e%2e/%2e%2e/x/',
    '..%2f..%2fx/',
    'a/..%5c..%5cx/',
  ])('does not leave the repository by way of %s', path => {
    const { root, folder } = source(
      `url:https://github.com/o/r/tree/main/svc/${path}`,
    );
    // What a URL parser takes away before anybody could follow it is harmless.
    expect(folder).not.toMatch(/\.\./);
    expect(root ?? '').not.toMatch(/\.\.|%2e/i);
  });
});

describe('links', () => {
  const range = { startLine: 14, startColumn: 1, endLine: 16, endColumn: 4 };
  const sha = '0123456789abcdef0123456789abcdef01234567';

  it.each([
    [
      'https://github.com/o/r/tree/main/',
      `https://github.com/o/r/blob/${sha}/a%20b/Dockerfile#L14-L16`,
      `https://github.com/o/r/tree/${sha}/a%20b/`,
    ],
    [
      'https://github.com/o/r/',
      `https://github.com/o/r/blob/${sha}/a%20b/Dockerfile#L14-L16`,
      `https://github.com/o/r/tree/${sha}/a%20b/`,
    ],
    [
      'https://gitlab.com/g/s/r/-/tree/main/',
      `https://gitlab.com/g/s/r/-/blob/${sha}/a%20b/Dockerfile#L14-16`,
      `https://gitlab.com/g/s/r/-/tree/${sha}/a%20b/`,
    ],
    [
      'https://gitlab.com/g/r/',
      `https://gitlab.com/g/r/-/blob/${sha}/a%20b/Dockerfile#L14-16`,
      `https://gitlab.com/g/r/-/tree/${sha}/a%20b/`,
    ],
    [
      'http://localhost:3010/o/r/src/branch/main/',
      `http://localhost:3010/o/r/src/commit/${sha}/a%20b/Dockerfile#L14-L16`,
      `http://localhost:3010/o/r/src/commit/${sha}/a%20b/`,
    ],
    [
      'https://bitbucket.org/w/r/src/main/',
      `https://bitbucket.org/w/r/src/${sha}/a%20b/Dockerfile#lines-14:16`,
      `https://bitbucket.org/w/r/src/${sha}/a%20b/`,
    ],
    [
      'https://bb.acme.example/projects/P/repos/r/browse/?at=main',
      `https://bb.acme.example/projects/P/repos/r/browse/a%20b/Dockerfile?at=${sha}#14-16`,
      `https://bb.acme.example/projects/P/repos/r/browse/a%20b/?at=${sha}`,
    ],
    [
      'https://dev.azure.com/o/p/_git/r?path=%2F&version=GBmain',
      `https://dev.azure.com/o/p/_git/r?path=/a%20b/Dockerfile&version=GC${sha}&line=14&lineEnd=17&lineStartColumn=1&lineEndColumn=1`,
      `https://dev.azure.com/o/p/_git/r?path=/a%20b/&version=GC${sha}`,
    ],
  ])('go to the revision on %s', (root, file, folder) => {
    expect(fileLink(integrations, root, sha, 'a b/Dockerfile', range)).toBe(
      file,
    );
    expect(folderLink(integrations, root, sha, 'a b')).toBe(folder);
  });

  it('name one line where the range is on one, or ends before the next begins', () => {
    const root = 'https://github.com/o/r/tree/main/';
    const link = (at: typeof range) =>
      fileLink(integrations, root, sha, 'Dockerfile', at)?.split('#')[1];
    expect(link({ ...range, endLine: 14 })).toBe('L14');
    expect(link({ ...range, endLine: 15, endColumn: 1 })).toBe('L14');
  });

  it('are left out where the host is not known to have such pages', () => {
    expect(
      fileLink(integrations, 'https://elsewhere.example/o/r/', sha, 'a'),
    ).toBeUndefined();
  });
});
