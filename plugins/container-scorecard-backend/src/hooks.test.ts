import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { bitbucketServerUrlsOf, repositoryUrlsOf } from './hooks';

describe('repositoryUrlsOf', () => {
  it.each([
    [
      'GitHub',
      {
        ref: 'refs/heads/main',
        repository: {
          html_url: 'https://github.com/acme/web',
          clone_url: 'https://github.com/acme/web.git',
          homepage: 'https://web.example/',
        },
      },
      ['https://github.com/acme/web'],
    ],
    [
      'Gitea',
      {
        repository: {
          full_name: 'acme/web',
          html_url: 'http://localhost:3010/acme/web',
          clone_url: 'http://localhost:3010/acme/web.git',
        },
      },
      ['http://localhost:3010/acme/web'],
    ],
    [
      'GitLab',
      {
        object_kind: 'push',
        project: {
          web_url: 'https://gitlab.com/acme/sub/web',
          git_http_url: 'https://gitlab.com/acme/sub/web.git',
        },
        repository: { homepage: 'https://gitlab.com/acme/sub/web' },
      },
      ['https://gitlab.com/acme/sub/web'],
    ],
    [
      'Bitbucket Cloud',
      {
        repository: {
          full_name: 'acme/web',
          links: {
            self: {
              href: 'https://api.bitbucket.org/2.0/repositories/acme/web',
            },
            html: { href: 'https://bitbucket.org/acme/web' },
          },
        },
        push: { changes: [] },
      },
      ['https://bitbucket.org/acme/web'],
    ],
  ])('finds the repository in a push event of %s', (_, payload, urls) => {
    expect(repositoryUrlsOf(payload)).toEqual(urls);
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { repository: 'web' },
    { repository: { html_url: 7 } },
    { repository: { html_url: 'https://git.example/' } },
    { repository: { html_url: 'https://git.example/acme' } },
    { repository: { html_url: 'file:///etc/passwd' } },
    { repository: { clone_url: 'git@git.example:acme/web.git' } },
  ])('finds nothing in %j', payload => {
    expect(repositoryUrlsOf(payload)).toEqual([]);
  });
});

describe('bitbucketServerUrlsOf', () => {
  const integrations = ScmIntegrations.fromConfig(
    new ConfigReader({
      integrations: {
        bitbucketServer: [
          { host: 'bitbucket.acme.example' },
          {
            host: 'code.acme.example',
            apiBaseUrl: 'https://code.acme.example/bitbucket/rest/api/1.0',
          },
        ],
      },
    }),
  );
  const pushTo = (key: unknown, slug: unknown) =>
    bitbucketServerUrlsOf(
      {
        eventKey: 'repo:refs_changed',
        repository: { slug, id: 84, project: { key, id: 84, type: 'NORMAL' } },
        changes: [],
      },
      integrations,
    );

  it('names the repository on each such host, for the event names none', () => {
    expect(pushTo('PROJ', 'web')).toEqual([
      'https://bitbucket.acme.example/projects/PROJ/repos/web',
      'https://code.acme.example/bitbucket/projects/PROJ/repos/web',
    ]);
    expect(pushTo('~anna', 'web')).toContain(
      'https://bitbucket.acme.example/users/anna/repos/web',
    );
  });

  it.each([
    ['', 'web'],
    ['PROJ', '../x'],
    ['PROJ/repos', 'web'],
    [7, 'web'],
    [undefined, undefined],
  ])('finds nothing in %j, %j', (key, slug) => {
    expect(pushTo(key, slug)).toEqual([]);
  });
});
