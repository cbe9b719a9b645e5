import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { repositoryAt } from './repository';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitlab: [{ host: 'gitlab.com' }],
      gitea: [{ host: 'localhost:3010', baseUrl: 'http://localhost:3010' }],
    },
  }),
);

describe('the place of a component', () => {
  it.each([
    [
      'https://github.com/harbour/booking/tree/main/',
      ['github', 'github.com?owner=harbour&repo=booking', 'main', ''],
      'https://github.com/harbour/booking/tree/main/',
    ],
    [
      'https://github.com/harbour/booking/tree/main',
      ['github', 'github.com?owner=harbour&repo=booking', 'main', ''],
      'https://github.com/harbour/booking/tree/main/',
    ],
    [
      'https://github.com/harbour/mono/blob/next/services/web/',
      ['github', 'github.com?owner=harbour&repo=mono', 'next', 'services/web'],
      'https://github.com/harbour/mono/blob/next/',
    ],
    [
      'https://gitlab.com/harbour/billing/mono/-/tree/main/services/web/',
      [
        'gitlab',
        'gitlab.com?owner=harbour%2Fbilling&repo=mono',
        'main',
        'services/web',
      ],
      'https://gitlab.com/harbour/billing/mono/-/tree/main/',
    ],
    [
      'http://localhost:3010/harbour/mono/src/branch/main/services/web/',
      [
        'gitea',
        'localhost:3010?owner=harbour&repo=mono',
        'main',
        'services/web',
      ],
      'http://localhost:3010/harbour/mono/src/branch/main/',
    ],
  ])('is in %s', (address, [forge, repoUrl, branch, folder], rootUrl) => {
    expect(repositoryAt(integrations, address)).toEqual({
      forge,
      repoUrl,
      branch,
      folder,
      rootUrl,
    });
  });

  it.each([
    '',
    'file:///etc/',
    'https://evil.example/harbour/x/tree/main/',
    'https://github.com/harbour/x',
    'http://localhost:3010/harbour/x/raw/branch/main/',
  ])('is not in "%s"', address => {
    expect(() => repositoryAt(integrations, address)).toThrow(
      `entity: its source is at "${address}", which is no folder`,
    );
  });
});
