import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Forge } from '@plimsoll/forge';
import {
  githubOver,
  gitlabOver,
  startHost,
  startHostBefore,
} from '../hosts/__testUtils__/standIns';
import {
  Kind,
  limits,
  readerOf,
  toolsFor,
  TOKEN,
} from '../hosts/__testUtils__/tools';
import { readRepository } from './repository';

jest.setTimeout(30_000);

const workflow = '.github/workflows/ci.yml';
const manifest = 'apiVersion: v1\nkind: Pod\n';

const cleanUps: Array<() => Promise<unknown>> = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

/** A repository on a real git server, read by Backstage's own reader. */
async function repositoryOf(
  write: (folder: string) => Promise<unknown>,
  byApi = false,
) {
  const seed = await mkdtemp(join(tmpdir(), 'repository-test-'));
  cleanUps.push(() => rm(seed, { recursive: true, force: true }));
  await mkdir(join(seed, 'acme', 'web'), { recursive: true });
  await write(join(seed, 'acme', 'web'));
  const forge = await Forge.start({ seedFolder: seed });
  cleanUps.push(() => forge.stop());
  return { forge, read: readerOf(forge.url, byApi) };
}

const filesIn =
  (files: Record<string, string | Buffer>) => async (folder: string) => {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
  };

describe.each([
  ["Backstage's reader", false],
  ['the API of the host', true],
])('readRepository by %s', (_, byApi) => {
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
      byApi,
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
      byApi,
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
      byApi,
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
    }, byApi);
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
    const { read } = await repositoryOf(filesIn(files), byApi);
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
      byApi,
    );
    await expect(read({ limits: { timeout: 200 } })).rejects.toMatchObject({
      name: 'ReadTimeoutError',
    });
  });

  it('asks once more where a connection breaks, and not again and again', async () => {
    const { forge } = await repositoryOf(filesIn({ Dockerfile: 'FROM a\n' }));
    let left = 1;
    const breaking = await startHostBefore(forge.url, ({ socket }) => {
      if (left-- > 0) socket.destroy();
      return undefined;
    });
    cleanUps.push(breaking.stop);
    const read = readerOf(breaking.url, byApi);
    await expect(read()).resolves.toMatchObject({
      files: [{ file: 'Dockerfile' }],
    });
    left = 2;
    await expect(read()).rejects.toThrow(/fetch|hang up|ECONNRESET/);
    expect(left).toBe(0);
  });

  it('stops when it is told to', async () => {
    const server = await silentServer();
    const read = readerOf(
      `http://localhost:${(server.address() as AddressInfo).port}`,
      byApi,
    );
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    await expect(read({ signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('does not invent a repository that is not there', async () => {
    const { forge } = await repositoryOf(
      filesIn({ Dockerfile: 'FROM a\n' }),
      byApi,
    );
    await expect(
      readRepository(
        toolsFor(forge.url, byApi, 'gitea'),
        `${forge.url}/acme/gone/src/branch/main/`,
        {
          limits,
          signal: new AbortController().signal,
        },
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});

describe('the API of a host', () => {
  const odd = async (folder: string) => {
    await filesIn({
      '.gitattributes': '* text=auto\n*.bin filter=lfs\n',
      '.github/workflows/ci.yml': 'on: push\r\n',
      'a/Dockerfile': `FROM a\n${'# more\n'.repeat(200_000)}`,
      'a.b/Dockerfile': 'FROM ab\n',
      'a-b/Dockerfile': 'FROM a-b\n',
      'b/Dockerfile': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]),
      'b/Dockerfile.latin1': Buffer.from('FROM a\n# \xe9\n', 'latin1'),
      'c/Dockerfile': '\ufeffFROM c\n',
      'd/compose.yaml': '',
      'e/big.yaml': manifest + '# more\n'.repeat(200_000),
      'e/huge.yaml': 'a: 1\n'.repeat(2_000_000),
      'f/100% #1 ü?.yaml': manifest,
      'f/values.yaml': 'a: 1\n',
      'src/index.js': 'ok',
    })(folder);
    await symlink('../c/Dockerfile', join(folder, 'a', 'Containerfile'));
    await symlink('..', join(folder, 'c', 'Dockerfile.up'));
    await symlink('gone', join(folder, 'link.yaml'));
  };

  /** The repository with something of another repository in it, at three hosts that each show it in their own shape. */
  async function everywhere(write: (folder: string) => Promise<unknown>) {
    const { forge, read } = await repositoryOf(write);
    const github = await startHost(githubOver(forge.url));
    const gitlab = await startHost(gitlabOver(forge.url));
    const gitea = await startHostBefore(forge.url, () => undefined);
    cleanUps.push(github.stop, gitlab.stop, gitea.stop);
    return {
      forge,
      archive: read,
      hosts: { github, gitlab, gitea },
      byApi: (kind: Kind) =>
        readerOf({ github, gitlab, gitea }[kind].url, true, kind),
    };
  }

  it('takes the archive where the host does not understand how it is asked for the list', async () => {
    const { archive, forge } = await everywhere(odd);
    const old = await startHostBefore(forge.url, ({ url }) =>
      url.includes('/git/trees/') ? { status: 400 } : undefined,
    );
    cleanUps.push(old.stop);
    expect(await readerOf(old.url, true)()).toEqual(await archive());
    expect(old.requests.map(({ url }) => url).join()).toMatch(/archive/);
  });

  it.each<[Kind, number]>([
    ['gitea', 13],
    ['github', 13],
    ['gitlab', 17],
  ])(
    'gives of %s exactly what the archive gives',
    async (kind, mostRequests) => {
      const { archive, byApi, hosts, forge } = await everywhere(odd);
      await addSubmodule(forge);
      const expected = await archive();
      expect(await byApi(kind)()).toEqual(expected);
      // Neither files that nobody judges, nor the archive.
      expect(hosts[kind].requests.length).toBeLessThanOrEqual(mostRequests);
      expect(hosts[kind].requests.map(({ url }) => url).join()).not.toMatch(
        /archive|tarball/,
      );
      expect(expected.files.map(({ file }) => file)).toEqual([
        '.github/workflows/ci.yml',
        'a-b/Dockerfile',
        'a.b/Dockerfile',
        'b/Dockerfile.latin1',
        'c/Dockerfile',
        'f/100% #1 ü?.yaml',
      ]);
      expect(expected.unreadable.map(({ file }) => file).sort()).toEqual([
        'a/Containerfile',
        'a/Dockerfile',
        'b/Dockerfile',
        'c/Dockerfile.up',
        'd/compose.yaml',
        'e/big.yaml',
      ]);
      expect(expected.paths).toContain('link.yaml');
      expect(expected.paths).not.toContain('other');
    },
  );

  it.each<Kind>(['gitea', 'github', 'gitlab'])(
    'asks %s once where nothing changed',
    async kind => {
      const { byApi, hosts } = await everywhere(
        filesIn({ Dockerfile: 'FROM a\n' }),
      );
      const read = byApi(kind);
      const { etag } = await read();
      // The revision, the listing and the one file.
      expect(hosts[kind].requests).toHaveLength(3);
      await expect(read({ etag })).rejects.toMatchObject({
        name: 'NotModifiedError',
      });
      expect(hosts[kind].requests).toHaveLength(4);
      expect(hosts[kind].requests[3].headers.authorization).toBe(
        kind === 'gitea' ? undefined : `Bearer ${TOKEN}`,
      );
    },
  );

  it.each([
    ['export-ignore', { '.gitattributes': 'a/** export-ignore\n' }],
    ['line ends', { 'a/.gitattributes': '*.yaml text eol=crlf\n' }],
    [
      'many files',
      Object.fromEntries(
        Array.from({ length: 25 }, (_, n) => [`many/${n}.yaml`, manifest]),
      ),
    ],
  ])('leaves it to the archive where there are %s', async (_, files) => {
    const { archive, byApi, hosts } = await everywhere(
      filesIn({ 'a/pod.yaml': manifest, Dockerfile: 'FROM a\n', ...files }),
    );
    expect(await byApi('gitea')()).toEqual(await archive());
    expect(hosts.gitea.requests.map(({ url }) => url).join()).toContain(
      '/archive/',
    );
    expect(hosts.gitea.requests.length).toBeLessThanOrEqual(5);
  });

  it('leaves it to the archive where the listing is not whole', async () => {
    const { forge, archive } = await everywhere(
      filesIn({ Dockerfile: 'FROM a\n' }),
    );
    const cut = await startHostBefore(forge.url, ({ url }) =>
      url.includes('/git/trees/')
        ? { body: JSON.stringify({ truncated: true, tree: [] }) }
        : undefined,
    );
    cleanUps.push(cut.stop);
    expect(await readerOf(cut.url, true)()).toEqual(await archive());
  });

  it('follows a host to where it moved a repository', async () => {
    const { forge, archive } = await everywhere(
      filesIn({ Dockerfile: 'FROM a\n' }),
    );
    const moved = await startHostBefore(forge.url, ({ url }) =>
      url.startsWith('/api/v1/repos/acme/old/')
        ? {
            status: 301,
            headers: { location: url.replace('acme/old', 'acme/web') },
          }
        : undefined,
    );
    cleanUps.push(moved.stop);
    expect(
      await readRepository(
        toolsFor(moved.url, true, 'gitea'),
        `${moved.url}/acme/old/src/branch/main/`,
        { limits, signal: new AbortController().signal },
      ),
    ).toEqual(await archive());
  });
});

/** Puts another repository into `acme/web`, as `git submodule add` does. */
async function addSubmodule(forge: Forge) {
  const folder = await mkdtemp(join(tmpdir(), 'repository-test-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    promisify(execFile)('git', args, { cwd: folder });
  await git('clone', '-q', join(forge.dataFolder, 'acme/web.git'), '.');
  await git(
    'update-index',
    '--add',
    '--cacheinfo',
    `160000,${'1'.repeat(40)},other`,
  );
  await git(
    ...['-c', 'user.name=a', '-c', 'user.email=a@b'],
    ...['commit', '-qm', 'add'],
  );
  await git('push', '-q', 'origin', 'HEAD:main');
}

async function silentServer(): Promise<Server> {
  const server = createServer(() => {});
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(async () => {
    server.closeAllConnections();
    server.close();
  });
  return server;
}
