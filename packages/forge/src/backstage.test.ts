import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createPublishGiteaAction } from '@backstage/plugin-scaffolder-backend-module-gitea';
import { git, remote } from './testing/git';
import { startForge, temporaryFolder, user } from './testing/startForge';

// What Backstage itself does with the forge, with its own code and nothing mocked on the way.

function configFor(url: string) {
  return new ConfigReader({
    integrations: {
      gitea: [
        {
          host: new URL(url).host,
          baseUrl: url,
          username: user.name,
          password: user.password,
        },
      ],
    },
    catalog: {
      providers: {
        gitea: { demo: { organization: 'acme', host: new URL(url).host } },
      },
    },
  });
}

async function startWithReader() {
  const { forge } = await startForge();
  const config = configFor(forge.url);
  const reader = UrlReaders.default({
    config,
    logger: mockServices.logger.mock(),
  });
  return { forge, config, reader };
}

// In a process of its own, because the module imports an ECMAScript module at run time, which jest's
// sandbox refuses.
const DISCOVER = `
  const { GiteaEntityProvider } = require('@backstage/plugin-catalog-backend-module-gitea');
  const { ConfigReader } = require('@backstage/config');
  const logger = { child: () => logger, info() {}, warn() {}, debug() {}, error: console.error };
  const [provider] = GiteaEntityProvider.fromConfig(
    new ConfigReader(JSON.parse(process.argv[1])),
    { logger, schedule: { run: ({ fn }) => fn(new AbortController().signal) } },
  );
  provider.connect({
    applyMutation: async ({ entities }) =>
      console.log(JSON.stringify(entities.map(({ entity }) => entity.spec.target))),
  });
`;

async function discover(config: object): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['-e', DISCOVER, JSON.stringify(config)],
    { cwd: __dirname },
  );
  return JSON.parse(stdout);
}

describe('UrlReaderService', () => {
  it('reads a tree, says when it has not changed, and sees a new commit', async () => {
    const { forge, reader } = await startWithReader();
    await forge.createRepository('acme', 'Shop', {
      Dockerfile: 'FROM node:22\n',
      '.dockerignore': 'node_modules\n',
      'services/cart/Dockerfile': 'FROM python:3.13\n',
      'ünïcode name.txt': 'ä\n',
    });
    const url = `${forge.url}/acme/Shop/src/branch/main/`;

    const tree = await reader.readTree(url);
    const files = await tree.files();
    expect(files.map(({ path }) => path).sort()).toEqual([
      '.dockerignore',
      'Dockerfile',
      'services/cart/Dockerfile',
      'ünïcode name.txt',
    ]);
    const dockerfile = files.find(({ path }) => path === 'Dockerfile');
    expect((await dockerfile!.content()).toString()).toBe('FROM node:22\n');

    const { etag } = tree;
    await expect(reader.readTree(url, { etag })).rejects.toMatchObject({
      name: 'NotModifiedError',
    });

    const commit = await forge.commitFiles(
      'acme',
      'Shop',
      { Dockerfile: 'FROM node:24\n' },
      'Use the next Node',
    );
    const changed = await reader.readTree(url, { etag });
    expect(changed.etag).toBe(commit);
  });

  it('reads one folder of a repository, at a branch, a tag or a commit', async () => {
    const { forge, reader } = await startWithReader();
    await forge.createRepository('acme', 'mono', {
      'services/cart/Dockerfile': 'FROM a\n',
      'services/pay/Dockerfile': 'FROM b\n',
    });
    const first = (
      await reader.readTree(`${forge.url}/acme/mono/src/branch/main/`)
    ).etag;
    await forge.commitFiles(
      'acme',
      'mono',
      { 'services/cart/Dockerfile': 'FROM c\n' },
      'Change',
    );
    const read = async (where: string) => {
      const tree = await reader.readTree(
        `${forge.url}/acme/mono/src/${where}/services/cart/`,
      );
      const files = await tree.files();
      expect(files.map(({ path }) => path)).toEqual(['Dockerfile']);
      return (await files[0].content()).toString();
    };
    expect(await read('branch/main')).toBe('FROM c\n');
    expect(await read(`commit/${first}`)).toBe('FROM a\n');
    expect(await read(`commit/${first.slice(0, 10)}`)).toBe('FROM a\n');
  });

  it('reads one file, and answers NotFound for what is not there', async () => {
    const { forge, reader } = await startWithReader();
    await forge.createRepository('acme', 'shop', { 'a b/c#d.txt': 'yes\n' });
    const base = `${forge.url}/acme/shop/src/branch/main`;
    const file = await reader.readUrl(`${base}/a%20b/c%23d.txt`);
    expect((await file.buffer()).toString()).toBe('yes\n');
    for (const url of [
      `${base}/missing.txt`,
      `${forge.url}/acme/shop/src/branch/missing/a.txt`,
      `${forge.url}/acme/missing/src/branch/main/a.txt`,
    ]) {
      await expect(reader.readUrl(url)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
    await expect(
      reader.readTree(`${forge.url}/acme/missing/src/branch/main/`),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

describe('publish:gitea', () => {
  it('creates a repository from a workspace and finds it at once', async () => {
    const { forge, config, reader } = await startWithReader();
    await forge.createOrganisation('acme');
    const workspacePath = await temporaryFolder();
    await mkdir(join(workspacePath, '.github/workflows'), { recursive: true });
    await writeFile(join(workspacePath, 'Dockerfile'), 'FROM scratch\n');
    await writeFile(
      join(workspacePath, '.github/workflows/ci.yml'),
      'on: push\n',
    );

    const action = createPublishGiteaAction({
      integrations: ScmIntegrations.fromConfig(config),
      config,
    });
    const outputs: Record<string, unknown> = {};
    const publish = (repo: string, defaultBranch?: string) =>
      action.handler({
        workspacePath,
        input: {
          repoUrl: `${new URL(forge.url).host}?owner=acme&repo=${repo}`,
          description: 'A new service',
          defaultBranch,
        },
        logger: mockServices.logger.mock(),
        output: (name: string, value: unknown) => {
          outputs[name] = value;
        },
      } as unknown as Parameters<typeof action.handler>[0]);

    const started = Date.now();
    await publish('new-service');
    expect(Date.now() - started).toBeLessThan(5000);
    expect(outputs).toEqual({
      remoteUrl: `${forge.url}/acme/new-service.git`,
      commitHash: expect.stringMatching(/^[0-9a-f]{40}$/),
      repoContentsUrl: `${forge.url}/acme/new-service/src/branch/main/`,
    });
    const tree = await reader.readTree(String(outputs.repoContentsUrl));
    expect(tree.etag).toBe(outputs.commitHash);
    expect((await tree.files()).map(({ path }) => path).sort()).toEqual([
      '.github/workflows/ci.yml',
      'Dockerfile',
    ]);

    await expect(publish('new-service')).rejects.toThrow(/409.*already exists/);
  });

  it('takes another branch as the default when that is what was pushed', async () => {
    const { forge, config } = await startWithReader();
    await forge.createOrganisation('acme');
    const workspacePath = await temporaryFolder();
    await writeFile(join(workspacePath, 'Dockerfile'), 'FROM scratch\n');
    const action = createPublishGiteaAction({
      integrations: ScmIntegrations.fromConfig(config),
      config,
    });
    await action.handler({
      workspacePath,
      input: {
        repoUrl: `${new URL(forge.url).host}?owner=acme&repo=old-style`,
        description: '',
        defaultBranch: 'trunk',
      },
      logger: mockServices.logger.mock(),
      output: () => {},
    } as unknown as Parameters<typeof action.handler>[0]);
    const response = await fetch(`${forge.url}/api/v1/repos/acme/old-style`);
    expect(await response.json()).toMatchObject({
      default_branch: 'trunk',
      empty: false,
    });
    const folder = await temporaryFolder();
    await git(folder, 'clone', '-q', remote(forge.url, 'acme/old-style'), 'x');
    expect(await readFile(join(folder, 'x/Dockerfile'), 'utf8')).toBe(
      'FROM scratch\n',
    );
  });
});

describe('the Gitea discovery of the catalog', () => {
  it('finds every repository with a catalog-info.yaml, over several pages', async () => {
    const { forge, config } = await startWithReader();
    const folder = await temporaryFolder();
    for (let index = 0; index < 33; index += 1) {
      const file = index === 5 ? 'README.md' : 'catalog-info.yaml';
      const repository = join(folder, 'acme', `service-${index}`);
      await mkdir(repository, { recursive: true });
      await writeFile(join(repository, file), 'x\n');
    }
    await forge.seed(folder);
    await forge.createRepository('acme', 'empty');

    const targets = await discover(config.get());
    expect(targets).toHaveLength(32);
    expect(targets).toContain(
      `${forge.url}/acme/service-32/src/branch/main/catalog-info.yaml`,
    );
    expect(targets).not.toContain(
      `${forge.url}/acme/service-5/src/branch/main/catalog-info.yaml`,
    );
  });
});
