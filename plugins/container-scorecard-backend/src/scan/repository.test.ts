import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import { Forge } from '@plimsoll/forge';
import { ReadLimits, readRepository } from './repository';

jest.setTimeout(30_000);

const limits: ReadLimits = {
  timeout: 10_000,
  maxFileSize: 1024 * 1024,
  maxFiles: 100,
};
const workflow = '.github/workflows/ci.yml';
const manifest = 'apiVersion: v1\nkind: Pod\n';

const cleanUps: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A repository on a real git server, read by Backstage's own reader. */
async function repositoryOf(write: (folder: string) => Promise<unknown>) {
  const seed = await mkdtemp(join(tmpdir(), 'repository-test-'));
  cleanUps.push(() => rm(seed, { recursive: true, force: true }));
  await mkdir(join(seed, 'acme', 'web'), { recursive: true });
  await write(join(seed, 'acme', 'web'));
  const forge = await Forge.start({ seedFolder: seed });
  cleanUps.push(() => forge.stop());
  return { forge, read: readerOf(forge.url) };
}

function readerOf(url: string) {
  const urlReader = UrlReaders.default({
    logger: mockServices.logger.mock(),
    config: mockServices.rootConfig({
      data: {
        integrations: { gitea: [{ host: new URL(url).host, baseUrl: url }] },
      },
    }),
  });
  return (
    options: {
      etag?: string;
      limits?: Partial<ReadLimits>;
      signal?: AbortSignal;
    } = {},
  ) =>
    readRepository(urlReader, `${url}/acme/web/src/branch/main/`, {
      signal: new AbortController().signal,
      ...options,
      limits: { ...limits, ...options.limits },
    });
}

const filesIn =
  (files: Record<string, string | Buffer>) => async (folder: string) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };

describe('readRepository', () => {
  it('reads the files that can be judged, and knows the paths of all', async () => {
    const { read } = await repositoryOf(
      filesIn({
        Dockerfile: 'FROM scratch\n',
        'src/index.js': 'ok',
        'deploy/pod.yaml': manifest,
        'docs/openapi.yaml': 'openapi: 3.1.0\n',
        [workflow]: 'on: push\n',
        'vendor/x/Dockerfile': 'FROM vendored\n',
      }),
    );
    const repository = await read();
    expect(repository.etag).toMatch(/^[0-9a-f]{40}$/);
    expect(
      Object.fromEntries(
        repository.files.map(({ file, text }) => [file, text]),
      ),
    ).toEqual({
      Dockerfile: 'FROM scratch\n',
      'deploy/pod.yaml': manifest,
      [workflow]: 'on: push\n',
    });
    expect(repository.unreadable).toEqual([]);
    expect([...(repository.paths ?? [])].sort()).toEqual([
      workflow,
      'Dockerfile',
      'deploy/pod.yaml',
      'docs/openapi.yaml',
      'src/index.js',
      'vendor/x/Dockerfile',
    ]);
  });

  it('keeps what the files that it reads include, whatever it is called', async () => {
    const { read } = await repositoryOf(
      filesIn({
        '.gitlab-ci.yml': 'include: [{ local: /ci/one.yml }]\n',
        'ci/one.yml': 'include: two.yaml\n',
        'ci/two.yaml': 'a: { script: b }\n',
        'ci/three.yml': 'a: { script: b }\n',
      }),
    );
    const { files } = await read();
    expect(files.map(({ file }) => file)).toEqual([
      '.gitlab-ci.yml',
      'ci/one.yml',
      'ci/two.yaml',
    ]);
  });

  it('asks once and reads nothing when the revision is the same', async () => {
    const { forge, read } = await repositoryOf(
      filesIn({ Dockerfile: 'FROM a\n' }),
    );
    const { etag } = await read();
    const requests = jest.spyOn(globalThis, 'fetch');
    cleanUps.push(async () => requests.mockRestore());
    await expect(read({ etag })).rejects.toMatchObject({
      name: 'NotModifiedError',
    });
    expect(requests).toHaveBeenCalledTimes(1);

    await forge.commitFiles(
      'acme',
      'web',
      { Dockerfile: 'FROM b\n' },
      'change',
    );
    const changed = await read({ etag });
    expect(changed.etag).not.toBe(etag);
    expect(changed.files[0].text).toBe('FROM b\n');
  });

  it('names what it cannot read, and reads the rest', async () => {
    const { read } = await repositoryOf(async folder => {
      await filesIn({
        'a/Dockerfile': `FROM a\n${'# more\n'.repeat(1_500_000)}`,
        'b/Dockerfile': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]),
        'c/Dockerfile': 'FROM c\n',
        'd/compose.yaml': '',
        'e/big.yaml': manifest + '# more\n'.repeat(200_000),
        'e/other.yaml': 'a: 1\n'.repeat(300_000),
      })(folder);
      await symlink('../c/Dockerfile', join(folder, 'a', 'Containerfile'));
      await symlink('loop', join(folder, 'loop'));
      await symlink('..', join(folder, 'c', 'Dockerfile.up'));
      await symlink('/etc/passwd', join(folder, '.env'));
    });
    const { files, unreadable } = await read();
    expect(files.map(({ file }) => file)).toEqual(['c/Dockerfile']);
    const empty = 'is empty, or a symbolic link, and those are not followed';
    expect(
      Object.fromEntries(unreadable.map(({ file, reason }) => [file, reason])),
    ).toEqual({
      'a/Dockerfile': 'is larger than 1 MiB',
      'b/Dockerfile': 'holds binary data',
      'd/compose.yaml': empty,
      'e/big.yaml': 'is larger than 1 MiB',
      'a/Containerfile': empty,
      'c/Dockerfile.up': empty,
      '.env': empty,
    });
  });

  it('says when there are too many files, and never lets other YAML crowd out a Dockerfile', async () => {
    const files: Record<string, string> = { 'z/Dockerfile': 'FROM z\n' };
    for (let n = 10; n < 40; n++) files[`a/${n}.yaml`] = manifest;
    const { read } = await repositoryOf(filesIn(files));
    const repository = await read({ limits: { maxFiles: 20 } });
    expect(repository.files.map(({ file }) => file)).toContain('z/Dockerfile');
    expect(repository.files).toHaveLength(21);
    expect(repository.unreadable).toEqual([
      {
        file: 'a/30.yaml',
        reason: expect.stringContaining(
          'the first of 10 files that were left out',
        ),
      },
    ]);
  });

  it('gives up a host that does not answer', async () => {
    const server = await silentServer();
    const read = readerOf(
      `http://localhost:${(server.address() as AddressInfo).port}`,
    );
    await expect(read({ limits: { timeout: 200 } })).rejects.toMatchObject({
      name: 'ReadTimeoutError',
    });
  });

  it('stops when it is told to', async () => {
    const server = await silentServer();
    const read = readerOf(
      `http://localhost:${(server.address() as AddressInfo).port}`,
    );
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(read({ signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('does not invent a repository that is not there', async () => {
    const { forge } = await repositoryOf(filesIn({ Dockerfile: 'FROM a\n' }));
    const urlReader = UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig({
        data: {
          integrations: {
            gitea: [{ host: new URL(forge.url).host, baseUrl: forge.url }],
          },
        },
      }),
    });
    await expect(
      readRepository(urlReader, `${forge.url}/acme/gone/src/branch/main/`, {
        limits,
        signal: new AbortController().signal,
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

async function silentServer(): Promise<Server> {
  const server = createServer(() => {});
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}
