import { randomBytes } from 'node:crypto';
import {
  chmod,
  mkdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { git, remote } from '../testing/git';
import { rawRequest } from '../testing/rawRequest';
import { startForge, temporaryFolder, user } from '../testing/startForge';

const basic = `Basic ${Buffer.from(`${user.name}:${user.password}`).toString(
  'base64',
)}`;

async function cloneOf(url: string, repository: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'clone');
  await git('/', 'clone', '-q', `${url}/${repository}.git`, folder);
  return folder;
}

describe('clone and push with git', () => {
  it('clones without credentials, pushes with them, and fetches the result', async () => {
    const { forge, lines } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const mine = await cloneOf(forge.url, 'acme/shop');
    expect(await readFile(join(mine, 'a.txt'), 'utf8')).toBe('one\n');
    const yours = await cloneOf(forge.url, 'acme/shop');

    await writeFile(join(mine, 'run.sh'), '#!/bin/sh\n');
    await chmod(join(mine, 'run.sh'), 0o755);
    await symlink('a.txt', join(mine, 'link'));
    await git(mine, 'add', '.');
    await git(mine, 'commit', '-qm', 'More');
    await git(mine, 'push', '-q', remote(forge.url, 'acme/shop'), 'HEAD:main');

    await git(yours, 'pull', '-q');
    expect(await readlink(join(yours, 'link'))).toBe('a.txt');
    // eslint-disable-next-line no-bitwise
    expect((await stat(join(yours, 'run.sh'))).mode & 0o111).not.toBe(0);
    expect(lines).toEqual([]);
  });

  it('takes the address without .git, shallow clones and branches with a slash', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    await forge.commitFiles('acme', 'shop', { 'a.txt': 'two\n' }, 'Two');
    const folder = join(await temporaryFolder(), 'clone');
    await git(
      '/',
      'clone',
      '-q',
      '--depth=1',
      `${forge.url}/acme/shop`,
      folder,
    );
    expect(await git(folder, 'rev-list', '--count', 'HEAD')).toBe('1');
    const to = remote(forge.url, 'acme/shop');
    await git(folder, 'push', '-q', to, 'HEAD:refs/heads/feature/x');
    expect(await git(folder, 'ls-remote', '--heads', to)).toMatch(
      /refs\/heads\/feature\/x\n.*refs\/heads\/main$/,
    );
  });

  it('takes a large push in chunks and gives it back whole', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'big');
    const folder = await cloneOf(forge.url, 'acme/big');
    const content = randomBytes(3 * 1024 * 1024);
    await writeFile(join(folder, 'blob'), content);
    await git(folder, 'add', '.');
    await git(folder, 'commit', '-qm', 'Big');
    // A small post buffer makes git send the pack with chunked transfer encoding.
    await git(
      folder,
      '-c',
      'http.postBuffer=65536',
      'push',
      '-q',
      remote(forge.url, 'acme/big'),
      'HEAD:main',
    );
    const again = await cloneOf(forge.url, 'acme/big');
    expect((await readFile(join(again, 'blob'))).equals(content)).toBe(true);
  });

  it('understands gzip in a request, and says so when it is damaged', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const head = await forge.commitFiles(
      'acme',
      'shop',
      { 'a.txt': '2\n' },
      'Two',
    );
    const want = `want ${head}\n`;
    const line = `${(want.length + 4).toString(16).padStart(4, '0')}${want}`;
    const post = (body: Uint8Array, encoding: string) =>
      rawRequest(forge.url, '/acme/shop.git/git-upload-pack', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-git-upload-pack-request',
          'Content-Encoding': encoding,
        },
        body,
      });
    const good = await post(gzipSync(`${line}00000009done\n`), 'gzip');
    expect(good.status).toBe(200);
    expect(good.body).toContain('PACK');
    const bad = await post(Buffer.from('this is not gzip'), 'gzip');
    expect(bad.status).toBe(400);
    expect(bad.body).toContain('damaged');
    expect((await post(Buffer.from('x'), 'br')).status).toBe(415);
  });

  it('refuses a push without or with wrong credentials and changes nothing', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const folder = await cloneOf(forge.url, 'acme/shop');
    await git(folder, 'commit', '-q', '--allow-empty', '-m', 'Mine');
    const before = await git(folder, 'ls-remote', 'origin');
    for (const to of [
      `${forge.url}/acme/shop.git`,
      remote(forge.url, 'acme/shop', { name: 'demo', password: 'wrong' }),
      remote(forge.url, 'acme/shop', { name: 'x', password: user.password }),
    ]) {
      await expect(git(folder, 'push', to, 'HEAD:main')).rejects.toThrow(
        /Authentication failed|could not read Username|terminal prompts/,
      );
    }
    const direct = await rawRequest(
      forge.url,
      '/acme/shop.git/git-receive-pack',
      { method: 'POST', body: '0000' },
    );
    expect(direct.status).toBe(401);
    expect(direct.headers['www-authenticate']).toMatch(/^Basic /);
    expect(await git(folder, 'ls-remote', 'origin')).toBe(before);
  });

  it('is read-only without a user', async () => {
    const { forge } = await startForge({ user: undefined });
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const folder = await cloneOf(forge.url, 'acme/shop');
    await expect(
      git(folder, 'push', remote(forge.url, 'acme/shop'), 'HEAD:x'),
    ).rejects.toThrow(/403/);
  });

  it.each([
    ['with its length', '1000000'],
    ['in chunks', '65536'],
  ])('refuses a push that is too large, sent %s', async (_how, postBuffer) => {
    const { forge } = await startForge({ pushLimit: 100_000 });
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const folder = await cloneOf(forge.url, 'acme/shop');
    await writeFile(join(folder, 'blob'), randomBytes(150_000));
    await git(folder, 'add', '.');
    await git(folder, 'commit', '-qm', 'Large');
    const before = await git(folder, 'ls-remote', 'origin');
    const to = remote(forge.url, 'acme/shop');
    await expect(
      git(folder, '-c', `http.postBuffer=${postBuffer}`, 'push', to, 'HEAD:x'),
    ).rejects.toThrow(/413|hung up|Broken pipe/);
    expect(await git(folder, 'ls-remote', 'origin')).toBe(before);
  });

  it('refuses a small request that unpacks to a huge one', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const { status } = await rawRequest(
      forge.url,
      '/acme/shop.git/git-upload-pack',
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-git-upload-pack-request',
          'Content-Encoding': 'gzip',
        },
        body: gzipSync(Buffer.alloc(9 * 1024 * 1024, '0')),
      },
    );
    expect(status).toBe(413);
  });

  it('stores concurrent pushes to different branches', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const folder = await cloneOf(forge.url, 'acme/shop');
    const to = remote(forge.url, 'acme/shop');
    const branches = ['b1', 'b2', 'b3', 'b4', 'b5'];
    await Promise.all(
      branches.map(branch => git(folder, 'push', '-q', to, `HEAD:${branch}`)),
    );
    const heads = await git(folder, 'ls-remote', '--heads', to);
    expect(heads.match(/refs\/heads\/\w+/g)).toEqual([
      ...branches.map(branch => `refs/heads/${branch}`),
      'refs/heads/main',
    ]);
  });

  it('survives a client that goes away in the middle of a push', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const { port } = new URL(forge.url);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST /acme/shop.git/git-receive-pack HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${basic}\r\n` +
            'Content-Type: application/x-git-receive-pack-request\r\nContent-Length: 5000\r\n\r\n00',
        );
        setTimeout(() => socket.destroy(), 50);
      });
      socket.once('close', () => resolve()).once('error', reject);
    });
    // The repository is not left locked.
    const change = { 'a.txt': 'two\n' };
    await expect(
      forge.commitFiles('acme', 'shop', change, 'Two'),
    ).resolves.toMatch(/^[0-9a-f]{40}$/);
  });
});

describe('what git must not reach', () => {
  it('is refused by path, by name and by link', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const outside = await temporaryFolder();
    await mkdir(join(outside, 'secret.git'));
    await git(join(outside, 'secret.git'), 'init', '-q', '--bare');
    await symlink(
      join(outside, 'secret.git'),
      join(forge.dataFolder, 'acme/link.git'),
    );
    for (const path of [
      '/acme/shop.git/HEAD',
      '/acme/shop.git/config',
      '/acme/shop.git/objects/info/packs',
      '/acme/shop.git/info/refs',
      '/../acme/shop.git/info/refs?service=git-upload-pack',
      '/acme/..%2f..%2fetc/info/refs?service=git-upload-pack',
      '/acme/../acme%2fshop/info/refs?service=git-upload-pack',
      '/.home/x.git/info/refs?service=git-upload-pack',
      '/acme/-x.git/info/refs?service=git-upload-pack',
      '/acme/shop%00.git/info/refs?service=git-upload-pack',
      '/acme/link.git/info/refs?service=git-upload-pack',
      '/%E0%A4%A/shop.git/info/refs?service=git-upload-pack',
    ]) {
      const { status, body } = await rawRequest(forge.url, path);
      expect([path, [400, 403, 404].includes(status)]).toEqual([path, true]);
      expect(body).not.toMatch(/refs\/heads|repositoryformatversion/);
    }
  });

  it('does not run what a repository or a user configured', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const proof = join(await temporaryFolder(), 'proof');
    const hooks = join(forge.dataFolder, 'acme/shop.git/hooks');
    await mkdir(hooks);
    await writeFile(
      join(hooks, 'pre-receive'),
      `#!/bin/sh\ntouch '${proof}'\n`,
    );
    await chmod(join(hooks, 'pre-receive'), 0o755);
    const folder = await cloneOf(forge.url, 'acme/shop');
    await git(folder, 'commit', '-q', '--allow-empty', '-m', 'Mine');
    await git(
      folder,
      'push',
      '-q',
      remote(forge.url, 'acme/shop'),
      'HEAD:main',
    );
    await expect(stat(proof)).rejects.toThrow(/ENOENT/);
  });
});

describe('refs that git has packed', () => {
  it('are found, moved and removed like others', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    const folder = await cloneOf(forge.url, 'acme/shop');
    const to = remote(forge.url, 'acme/shop');
    await git(folder, 'push', '-q', to, 'HEAD:topic', 'HEAD:refs/tags/v1');
    await git(join(forge.dataFolder, 'acme/shop.git'), 'pack-refs', '--all');

    const api = `${forge.url}/api/v1/repos/acme/shop`;
    const idOf = async (ref: string) => {
      const response = await fetch(`${api}/git/commits/${ref}`);
      return response.ok ? (await response.json()).sha : response.status;
    };
    const old = await git(folder, 'rev-parse', 'HEAD');
    expect(await idOf('main')).toBe(old);
    expect(await idOf('v1')).toBe(old);
    expect(await (await fetch(api)).json()).toMatchObject({ empty: false });

    await git(folder, 'commit', '-q', '--allow-empty', '-m', 'Mine');
    await git(folder, 'push', '-q', to, 'HEAD:main', ':topic');
    expect(await idOf('main')).toBe(await git(folder, 'rev-parse', 'HEAD'));
    expect(await idOf('topic')).toBe(404);
  });
});

describe('a repository that disappears', () => {
  it('is gone at once, for git and for the API', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { 'a.txt': 'one\n' });
    await rm(join(forge.dataFolder, 'acme/shop.git'), { recursive: true });
    await expect(
      git('/', 'ls-remote', `${forge.url}/acme/shop.git`),
    ).rejects.toThrow(/not found/);
    const response = await fetch(`${forge.url}/api/v1/repos/acme/shop`);
    expect(response.status).toBe(404);
  });
});
