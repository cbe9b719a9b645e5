import { execFileSync } from 'node:child_process';
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
import { dirname, join } from 'node:path';
import { git } from './testing/git';
import { startForge, temporaryFolder } from './testing/startForge';

async function write(root: string, files: Record<string, string | Buffer>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

async function headOf(url: string, repository: string): Promise<string> {
  const response = await fetch(
    `${url}/api/v1/repos/${repository}/git/commits/main`,
  );
  return (await response.json()).sha;
}

it('keeps every file as it is, whatever git makes of its name', async () => {
  const seedFolder = await temporaryFolder();
  const files: Record<string, string | Buffer> = {
    '.gitignore': '*\n!keep\n',
    '.gitattributes': '* text eol=crlf\n',
    '.dockerignore': '**\n',
    '.env': 'PASSWORD=changeme\n',
    '.github/workflows/ci.yml': 'on: push\r\n',
    'node_modules/x/index.js': 'x\n',
    'with space/ü "quoted" \\ back.txt': 'a\n',
    'line\nbreak': 'b\n',
    empty: '',
    'binary.bin': Buffer.from([0, 1, 2, 255, 254, 10, 13]),
  };
  const source = join(seedFolder, 'acme/shop');
  await write(source, files);
  await write(source, { 'run.sh': '#!/bin/sh\n', '.git/config': 'x' });
  await chmod(join(source, 'run.sh'), 0o755);
  await symlink('../../../../etc/passwd', join(source, 'link'));
  await write(seedFolder, { 'README.md': 'about the seed' });
  execFileSync('mkfifo', [join(source, 'pipe')]);

  const { forge, lines } = await startForge({ seedFolder });
  expect(await forge.repositories()).toEqual(['acme/shop']);
  const clone = join(await temporaryFolder(), 'clone');
  await git(
    '/',
    '-c',
    'core.autocrlf=false',
    'clone',
    '-q',
    '--no-checkout',
    `${forge.url}/acme/shop.git`,
    clone,
  );
  // The attributes of the seed are for its readers; here the stored bytes are compared.
  await writeFile(join(clone, '.git/info/attributes'), '* -text\n');
  await git(clone, 'checkout', '-q', 'main');
  for (const [path, content] of Object.entries(files)) {
    const stored = await readFile(join(clone, path));
    expect([path, stored.equals(Buffer.from(content))]).toEqual([path, true]);
  }
  expect(await readlink(join(clone, 'link'))).toBe('../../../../etc/passwd');
  // eslint-disable-next-line no-bitwise
  expect((await stat(join(clone, 'run.sh'))).mode & 0o100).toBe(0o100);
  // eslint-disable-next-line no-bitwise
  expect((await stat(join(clone, '.env'))).mode & 0o100).toBe(0);
  const listed = await git(clone, 'ls-files', '-z');
  expect(listed.split('\0').filter(Boolean)).toHaveLength(
    Object.keys(files).length + 2,
  );
  expect(lines.sort()).toEqual([
    expect.stringContaining('.git is left out'),
    expect.stringContaining('pipe is left out'),
  ]);
});

it('gives the same commits everywhere, and a restart keeps what was pushed', async () => {
  const seedFolder = await temporaryFolder();
  await write(seedFolder, {
    'acme/shop/Dockerfile': 'FROM node:22\n',
    'acme/cart/Dockerfile': 'FROM node:22\n',
    'other/shop/Dockerfile': 'FROM node:22\n',
  });
  const dataFolder = await temporaryFolder();
  const first = await startForge({ seedFolder, dataFolder });
  const seeded = await headOf(first.forge.url, 'acme/shop');
  expect(seeded).toBe(await headOf(first.forge.url, 'other/shop'));
  expect(seeded).not.toBe(await headOf(first.forge.url, 'acme/cart'));
  const pushed = await first.forge.commitFiles(
    'acme',
    'shop',
    { Dockerfile: 'FROM node:24\n' },
    'Newer',
  );
  expect(await first.forge.seed(seedFolder)).toEqual({
    created: [],
    kept: ['acme/cart', 'acme/shop', 'other/shop'],
  });
  await first.forge.stop();

  await write(seedFolder, { 'acme/new/Dockerfile': 'FROM scratch\n' });
  const second = await startForge({ seedFolder, dataFolder });
  expect(await headOf(second.forge.url, 'acme/shop')).toBe(pushed);
  expect(await second.forge.repositories()).toContain('acme/new');
  await second.forge.stop();

  await rm(dataFolder, { recursive: true });
  const third = await startForge({ seedFolder, dataFolder });
  expect(await headOf(third.forge.url, 'acme/shop')).toBe(seeded);
});

it('starts over with a repository that a killed forge left half-made', async () => {
  const seedFolder = await temporaryFolder();
  await write(seedFolder, { 'acme/shop/Dockerfile': 'FROM node:22\n' });
  const dataFolder = await temporaryFolder();
  await write(dataFolder, {
    '.incoming/half.git/HEAD': 'ref: refs/heads/main',
  });
  const { forge } = await startForge({ seedFolder, dataFolder });
  expect(await forge.repositories()).toEqual(['acme/shop']);
  await expect(stat(join(dataFolder, '.incoming/half.git'))).rejects.toThrow(
    /ENOENT/,
  );
});

it('starts two git processes per repository, however many files there are', async () => {
  const seedFolder = await temporaryFolder();
  const files: Record<string, string> = {};
  for (let index = 0; index < 10; index += 1) {
    for (let file = 0; file < 12; file += 1) {
      files[`acme/service-${index}/src/file-${file}.ts`] = `${index} ${file}\n`;
    }
  }
  await write(seedFolder, files);
  const { forge } = await startForge();
  // A git in front of the real one that writes down each call.
  const bin = await temporaryFolder();
  const { PATH } = process.env;
  const script = `#!/bin/sh\necho call >> '${bin}/calls'\nPATH='${PATH}' exec git "$@"\n`;
  await writeFile(join(bin, 'git'), script, { mode: 0o755 });
  process.env.PATH = `${bin}:${PATH}`;
  try {
    const { created } = await forge.seed(seedFolder);
    expect(created).toHaveLength(10);
  } finally {
    process.env.PATH = PATH;
  }
  const calls = await readFile(join(bin, 'calls'), 'utf8');
  expect(calls.trim().split('\n')).toHaveLength(20);
});

it('says which folder has a name that cannot be used', async () => {
  const seedFolder = await temporaryFolder();
  await mkdir(join(seedFolder, 'acme/my shop'), { recursive: true });
  await expect(startForge({ seedFolder })).rejects.toThrow(
    /acme\/my shop cannot become a repository.*Rename/,
  );
  await expect(
    startForge({ seedFolder: join(seedFolder, 'nowhere') }),
  ).rejects.toThrow(/nowhere cannot be read \(ENOENT\)/);
});

it('makes an empty repository of an empty folder and follows no link to another', async () => {
  const seedFolder = await temporaryFolder();
  const outside = await temporaryFolder();
  await write(outside, { secret: 'x' });
  await mkdir(join(seedFolder, 'acme/empty'), { recursive: true });
  await symlink(outside, join(seedFolder, 'acme/linked'));
  const { forge } = await startForge({ seedFolder });
  expect(await forge.repositories()).toEqual(['acme/empty']);
  const response = await fetch(`${forge.url}/api/v1/repos/acme/empty`);
  expect(await response.json()).toMatchObject({ empty: true });
});
