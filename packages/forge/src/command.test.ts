import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { optionsFrom } from './command';
import { ForgeError } from './errors';
import { git, remote } from './testing/git';
import { afterTest, startForge, temporaryFolder } from './testing/startForge';

/** Starts the command as the demo does and collects what it prints. */
function startCommand(...args: string[]) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, 'main.ts'),
      ...args,
    ],
    { env: { PATH: process.env.PATH } },
  );
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', chunk => {
    output.stdout += chunk;
  });
  child.stderr.on('data', chunk => {
    output.stderr += chunk;
  });
  const ended = once(child, 'close');
  afterTest(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, output, ended };
}

it('seeds, prints one line, serves, and ends on a signal', async () => {
  const seed = await temporaryFolder();
  const data = join(await temporaryFolder(), 'deep/data');
  await mkdir(join(seed, 'acme/shop'), { recursive: true });
  await writeFile(join(seed, 'acme/shop/Dockerfile'), 'FROM scratch\n');
  const { child, output, ended } = startCommand(
    ...['--port', '0', '--data', data, '--seed', seed],
    ...['--user', 'ada', '--password', 'p:w d'],
  );
  await once(child.stdout, 'data');
  const line =
    /^forge: (http:\/\/localhost:\d+) serves 1 repositories from .*deep\/data\n$/;
  expect(output.stdout).toMatch(line);
  const url = line.exec(output.stdout)![1];
  const clone = join(await temporaryFolder(), 'clone');
  await git('/', 'clone', '-q', `${url}/acme/shop.git`, clone);
  const who = { name: 'ada', password: 'p:w d' };
  await git(clone, 'push', '-q', remote(url, 'acme/shop', who), 'HEAD:topic');
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(output.stderr).toBe('');
});

it('says what to do about a taken port', async () => {
  const { forge } = await startForge();
  const { port } = new URL(forge.url);
  const data = await temporaryFolder();
  const { output, ended } = startCommand('--port', port, '--data', data);
  expect(await ended).toEqual([1, null]);
  expect(output.stdout).toBe('');
  expect(output.stderr).toBe(
    `forge: Port ${port} is taken. Stop the program that uses it (perhaps another forge), or choose another port with --port.\n`,
  );
});

it('reads its options', () => {
  expect(
    optionsFrom([
      ...['--port', '3010', '--data', 'd', '--seed', 's'],
      ...['--user', 'demo', '--password', 'demo'],
      ...['--webhook', 'http://a/', '--webhook', 'http://b/'],
      ...['--webhook-secret', 'x'],
    ]),
  ).toEqual({
    dataFolder: 'd',
    port: 3010,
    seedFolder: 's',
    user: { name: 'demo', password: 'demo' },
    webhooks: { urls: ['http://a/', 'http://b/'], secret: 'x' },
  });
  expect(optionsFrom(['--help'])).toBeUndefined();
});

it.each([
  [[], /--data <folder> is missing/],
  [['--data', 'x', '--port', '99999'], /--port 99999 is not a port/],
  [['--data', 'x', '--port', '80a'], /--port 80a is not a port/],
  [['--data', 'x', '--user', 'demo'], /only work together/],
  [['--data', 'x', '--nonsense'], /--nonsense[^]*Usage: forge/],
])('explains what is wrong with %j', (args, message) => {
  expect(() => optionsFrom(args)).toThrow(ForgeError);
  expect(() => optionsFrom(args)).toThrow(message);
});
