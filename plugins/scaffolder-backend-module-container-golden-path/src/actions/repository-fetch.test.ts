import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import {
  createWorkspace,
  inputOf,
  runAction,
} from '../__testUtils__/runAction';
import { startForge } from '../__testUtils__/startForge';
import { createRepositoryFetchAction } from './repository-fetch';
import { examples } from './repository-fetch.examples';

const workspace = createWorkspace();
let setUp: Awaited<ReturnType<typeof startForge>>;
beforeAll(async () => {
  setUp = await startForge();
  await setUp.repository('mono', {
    'services/web/Dockerfile': 'FROM node\n',
    'go.mod': 'module x\n',
  });
});

function run(entity: Record<string, any>, targetPath: string) {
  const { config, integrations } = setUp;
  const reader = UrlReaders.default({
    config,
    logger: mockServices.logger.mock(),
  });
  return runAction(
    createRepositoryFetchAction({ reader, integrations }),
    { entity, targetPath },
    { workspacePath: workspace.path },
  );
}

const component = (location?: string) => ({
  metadata: {
    name: 'web',
    description: 'Shows\n  pages.',
    annotations: location ? { 'backstage.io/source-location': location } : {},
  },
  spec: { owner: 'group:default/web', system: 'portal' },
});

describe('container:repository:fetch', () => {
  it('fetches all of the repository and says where the component is', async () => {
    const output = await run(
      component(
        `url:${setUp.forge.url}/harbour/mono/src/branch/main/services/web/`,
      ),
      'repository',
    );
    expect(output).toEqual({
      repoUrl: `${new URL(setUp.forge.url).host}?owner=harbour&repo=mono`,
      service: 'services/web',
      branch: 'main',
      forge: 'gitea',
      name: 'web',
      description: 'Shows pages.',
      owner: 'group:default/web',
      system: 'portal',
    });
    expect(
      readFileSync(join(workspace.path, 'repository/go.mod'), 'utf8'),
    ).toBe('module x\n');
  });

  it('says what is wrong, and reads no other host', async () => {
    for (const [entity, target, message] of [
      [component(), 'a', 'entity: its source is at ""'],
      [component('url:http://169.254.169.254/a/b/tree/c/'), 'a', 'entity: its'],
      [component(), '../a', 'targetPath: "../a" leads out of the workspace'],
      [component(), '.', 'targetPath: "." exists already'],
    ] as const) {
      await expect(run(entity, target)).rejects.toThrow(message);
    }
  });

  it.each(examples)('has an example: $description', async ({ example }) => {
    const readTree = jest.fn(async () => ({ dir: jest.fn() }));
    const output = await runAction(
      createRepositoryFetchAction({
        reader: { readTree } as any,
        integrations: setUp.integrations,
      }),
      inputOf(example),
      { workspacePath: createEmpty() },
    );
    expect(output).toMatchObject({ name: 'booking-api', branch: 'main' });
    expect(readTree).toHaveBeenCalledWith(
      'https://gitea.example.com/harbour/booking-api/src/branch/main/',
      expect.anything(),
    );
  });
});

const empty = createWorkspace();
const createEmpty = () => empty.path;
