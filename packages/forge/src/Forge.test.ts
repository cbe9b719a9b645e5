import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Forge } from './Forge';
import { git } from './testing/git';
import { startForge, temporaryFolder } from './testing/startForge';

it('listens on this machine only', async () => {
  for (const host of [
    '0.0.0.0',
    '::',
    '192.0.2.1',
    'example.org',
    'localhost',
  ]) {
    await expect(Forge.start({ host })).rejects.toThrow(
      `does not listen on ${host}`,
    );
  }
  const { forge } = await startForge();
  expect(forge.url).toMatch(/^http:\/\/localhost:\d+$/);
});

it('removes its own temporary folder and keeps one that was given', async () => {
  const { forge } = await startForge();
  await forge.stop();
  await expect(stat(forge.dataFolder)).rejects.toThrow(/ENOENT/);
  await forge.stop();

  const dataFolder = await temporaryFolder();
  const kept = (await startForge({ dataFolder })).forge;
  await kept.createRepository('acme', 'shop');
  await kept.stop();
  expect(await readdir(join(dataFolder, 'acme'))).toEqual(['shop.git']);
});

it('says which data folder it cannot use', async () => {
  const file = join(await temporaryFolder(), 'file');
  await writeFile(file, '');
  await expect(startForge({ dataFolder: file })).rejects.toThrow(
    /The data folder .*file cannot be made \(EEXIST\)/,
  );
});

it('ignores folders in the data folder that are not its own', async () => {
  const dataFolder = await temporaryFolder();
  const { forge } = await startForge({ dataFolder });
  await forge.createRepository('acme', 'shop');
  await git(dataFolder, 'init', '-q', '--bare', 'acme/-odd.git');
  await git(dataFolder, 'init', '-q', '--bare', 'acme/plain');
  expect(await forge.repositories()).toEqual(['acme/shop']);
});

describe('commitFiles', () => {
  it('changes, adds and removes files and keeps the rest', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', {
      Dockerfile: 'FROM node:22\n',
      'src/a.ts': 'a\n',
      'src/b.ts': 'b\n',
    });
    await forge.commitFiles(
      'acme',
      'shop',
      {
        Dockerfile: 'FROM node:24\n',
        'src/a.ts': null,
        'bin "x"/ü\n': new Uint8Array([0, 255]),
      },
      'Several "things" <at> once\n\nWith a body.',
    );
    const clone = join(await temporaryFolder(), 'clone');
    await git('/', 'clone', '-q', `${forge.url}/acme/shop.git`, clone);
    expect(
      (await git(clone, 'ls-tree', '-rz', '--name-only', 'HEAD')).split('\0'),
    ).toEqual(['Dockerfile', 'bin "x"/ü\n', 'src/b.ts', '']);
    expect(await git(clone, 'show', 'HEAD:Dockerfile')).toBe('FROM node:24');
    expect(await git(clone, 'log', '-1', '--format=%B')).toBe(
      'Several "things" <at> once\n\nWith a body.',
    );
    expect(await git(clone, 'fsck', '--strict')).toBe('');
  });

  it('keeps a script executable', async () => {
    const seedFolder = await temporaryFolder();
    await git(seedFolder, 'init', '-q', 'acme/shop');
    const script = join(seedFolder, 'acme/shop/run.sh');
    await writeFile(script, '#!/bin/sh\n', { mode: 0o755 });
    const { forge } = await startForge({ seedFolder });
    await forge.commitFiles('acme', 'shop', { 'run.sh': 'echo\n' }, 'Edit');
    const clone = join(await temporaryFolder(), 'clone');
    await git('/', 'clone', '-q', `${forge.url}/acme/shop.git`, clone);
    expect(await git(clone, 'ls-tree', 'HEAD')).toMatch(/^100755 .*run\.sh$/);
  });

  it('starts a new branch at the default one', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { a: '1', b: '1' });
    const options = { branch: 'topic' };
    await forge.commitFiles('acme', 'shop', { a: '2' }, 'On topic', options);
    const read = async (branch: string, path: string) => {
      const at = `${forge.url}/acme/shop/raw/branch/${branch}/${path}`;
      return (await fetch(at)).text();
    };
    expect(await read('topic', 'a')).toBe('2');
    expect(await read('topic', 'b')).toBe('1');
    expect(await read('main', 'a')).toBe('1');
  });

  it('puts concurrent commits one after the other', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { a: '0' });
    await Promise.all(
      [1, 2, 3, 4, 5].map(n =>
        forge.commitFiles('acme', 'shop', { [`f${n}`]: 'x' }, `Commit ${n}`),
      ),
    );
    const clone = join(await temporaryFolder(), 'clone');
    await git('/', 'clone', '-q', `${forge.url}/acme/shop.git`, clone);
    expect(await git(clone, 'rev-list', '--count', 'HEAD')).toBe('6');
    expect(await git(clone, 'ls-files')).toBe('a\nf1\nf2\nf3\nf4\nf5');
  });

  it.each([
    ['../x', /is not a path/],
    ['/x', /is not a path/],
    ['a/../../x', /is not a path/],
    ['.git/config', /is not a path/],
    ['a/.GIT/hooks/x', /is not a path/],
    ['', /is not a path/],
  ])('refuses to write %j', async (path, message) => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { a: '0' });
    await expect(
      forge.commitFiles('acme', 'shop', { [path]: 'x' }, 'Bad'),
    ).rejects.toThrow(message);
  });

  it('says what is missing', async () => {
    const { forge } = await startForge();
    await forge.createRepository('acme', 'shop', { a: '0' });
    await expect(
      forge.commitFiles('acme', 'shop', { b: null }, 'Remove'),
    ).rejects.toThrow(/b cannot be removed: acme\/shop has no such file/);
    await expect(
      forge.commitFiles('acme', 'none', { b: '' }, 'Add'),
    ).rejects.toThrow(/no repository acme\/none/);
    await expect(
      forge.commitFiles('acme', 'shop', { b: '' }, 'Add', { branch: '-x' }),
    ).rejects.toThrow(/cannot be the name of a branch/);
    await expect(forge.createRepository('api', 'shop')).rejects.toThrow(
      /cannot be the name of an organisation/,
    );
    await expect(forge.createRepository('acme', 'shop')).rejects.toThrow(
      /already exists/,
    );
  });
});
