import { repositoryUrlsOf } from './hooks';

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
