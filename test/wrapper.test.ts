import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { CopiedCheckout } from './wrapper/copied-checkout';

const checkout = dirname(__dirname);

function withCopy(
  title: string,
  programs: string[] | undefined,
  run: (copy: CopiedCheckout) => Promise<void>,
) {
  test(title, async () => {
    const copy = new CopiedCheckout(programs);
    try {
      await run(copy);
    } finally {
      copy.remove();
    }
  });
}

/** The lines that start with the mark of a problem. */
const problems = (output: string) =>
  output.split('\n').filter(line => line.startsWith('✗ '));

withCopy(
  'every root script is a task of the wrapper',
  undefined,
  async copy => {
    const { scripts } = JSON.parse(
      readFileSync(join(checkout, 'package.json'), 'utf8'),
    );
    const { code, output } = await copy.run(['no such task']);
    assert.equal(code, 1);
    const tasks = output.match(/choose one of (.*)\.$/m)?.[1].split(', ');
    assert.deepEqual(Object.keys(scripts).sort(), tasks?.sort());
    for (const [name, command] of Object.entries(scripts)) {
      assert.equal(command, `node scripts/task.mjs ${name}`);
    }
  },
);

withCopy('without git, one line says so', ['make'], async copy => {
  const { code, output } = await copy.run(['setup']);
  assert.equal(code, 1);
  assert.match(output, /^✗ git is missing; .*install.*\n$/);
});

withCopy(
  'without a compiler, one line names all that is missing, and nothing is fetched',
  ['git', 'apt-get'],
  async copy => {
    const { code, output } = await copy.run(['start']);
    assert.equal(code, 1);
    assert.match(
      output,
      /^✗ python3 and make and a C\+\+ compiler are missing, .* run: (sudo )?apt-get install -y python3 make g\+\+\n$/,
    );
    assert.equal(copy.has('.toolchain'), false);
    assert.equal(copy.has('node_modules'), false);
  },
);

withCopy('a taken port is named, with a way out', undefined, async copy => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.on('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const { code, output } = await copy.run(['start'], {
      PLIMSOLL_BACKEND_PORT: String(port),
    });
    assert.equal(code, 1);
    assert.match(
      output,
      new RegExp(
        `^✗ Port ${port}, for the backend, is taken by another program: .* PLIMSOLL_BACKEND_PORT=\\d+ npm start\\n$`,
      ),
    );
    assert.equal(copy.has('.data'), false);
  } finally {
    server.close();
  }
});

withCopy(
  'what a crash left behind is not taken for a demo that runs',
  ['git'],
  async copy => {
    const { pid } = process;
    const left = (startedAt: number) =>
      copy.write(
        '.data/running.json',
        JSON.stringify({ pid, startedAt, url: 'http://x', pids: {} }),
      );
    const missing = /^✗ python3 and make and/;
    // This process is alive, and no demo.
    left(Date.now());
    assert.match((await copy.run(['start'])).output, missing);
    left(0);
    assert.match((await copy.run(['start'])).output, missing);
    assert.equal((await copy.run(['reset'])).code, 0);
    assert.equal(copy.has('.data/running.json'), false);
  },
);

withCopy('ports must be ports, and differ', undefined, async copy => {
  const wrong = await copy.run(['start'], { PLIMSOLL_APP_PORT: '0x' });
  assert.match(wrong.output, /^✗ PLIMSOLL_APP_PORT=0x is not a port/);
  const same = await copy.run(['start'], {
    PLIMSOLL_APP_PORT: '4000',
    PLIMSOLL_FORGE_PORT: '4000',
  });
  assert.match(same.output, /^✗ App, backend and forge need three different/);
});

withCopy(
  'when npm cannot be reached, the reason is given and no address',
  undefined,
  async copy => {
    copy.program(
      'npm',
      'echo "npm error code ENOTFOUND" >&2; echo "npm error request to https://secret.host.example/node failed" >&2; exit 1',
    );
    const { code, output } = await copy.run(['setup']);
    assert.equal(code, 1);
    assert.match(output, /npm could not fetch .*Yarn [\d.]+ \(.*ENOTFOUND/);
    assert.doesNotMatch(output, /secret\.host/);
    assert.equal(copy.has('.toolchain/tools'), false);
  },
);

/** A Yarn that notes that it was called, and does what `behaviour` says. */
const yarn = (behaviour: string) => `
  const fs = require('fs');
  fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
  const folder = 'node_modules/better-sqlite3';
  fs.mkdirSync(folder + '/build/Release', { recursive: true });
  ${behaviour}
  fs.writeFileSync(folder + '/package.json', '{"version":"0.0.0"}');
  fs.writeFileSync(folder + '/index.js', 'module.exports = class { close() {} };');
  fs.writeFileSync(folder + '/build/Release/better_sqlite3.node', '');
  fs.writeFileSync('node_modules/.yarn-state.yml', 'state');
`;

withCopy(
  'an install that was broken off is not taken for a whole one',
  undefined,
  async copy => {
    copy.program('npm', 'echo "{}"');
    const calls = () =>
      readFileSync(join(copy.root, 'calls'), 'utf8').trim().split('\n').length;

    copy.fetchedYarn(
      yarn(`fs.writeFileSync('node_modules/.yarn-state.yml', 'state');
            process.kill(process.pid, 'SIGKILL');`),
    );
    assert.equal((await copy.run(['setup'])).code, 1);
    assert.equal(calls(), 1);

    copy.fetchedYarn(
      yarn(`console.log("➤ YN0035: │ https://secret.host.example/x: 500");
            process.exit(1);`),
    );
    const failed = await copy.run(['setup']);
    assert.equal(failed.code, 1);
    assert.match(failed.output, /✗ The install failed; .*YN0035/s);
    assert.doesNotMatch(failed.output, /secret\.host/);
    assert.equal(calls(), 2);

    copy.fetchedYarn(yarn(''));
    const done = await copy.run(['setup']);
    assert.equal(done.code, 0, done.output);
    assert.deepEqual(problems(done.output), []);
    assert.equal(calls(), 3);

    assert.equal((await copy.run(['setup'])).code, 0);
    assert.equal(calls(), 3, 'nothing changed, so nothing is installed');

    copy.write('packages/one/package.json', '{"name":"changed"}');
    assert.equal((await copy.run(['setup'])).code, 0);
    assert.equal(calls(), 4, 'a package.json changed');

    copy.write('node_modules/.yarn-state.yml', 'another state');
    assert.equal((await copy.run(['setup'])).code, 0);
    assert.equal(calls(), 5, 'something else installed in between');
  },
);

test('what was started does not outlive a wrapper that is killed', async () => {
  const script = `
    import { Group } from ${JSON.stringify(
      join(checkout, 'scripts', 'processes.mjs'),
    )};
    const group = new Group();
    const say = () => {};
    // A program with a child of its own, that both ignore being asked to go.
    const pid = group.start('x', '/bin/sh', ['-c', 'trap "" TERM; sleep 300 & wait; sleep 300'], { onLine: say, onExit: say });
    console.log(pid);
  `;
  const parent = spawn(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const pid = await new Promise<number>(resolve =>
    parent.stdout.once('data', chunk => resolve(Number(chunk))),
  );
  const alive = () => {
    try {
      process.kill(-pid, 0);
      return true;
    } catch {
      return false;
    }
  };
  assert.equal(alive(), true);
  parent.kill('SIGKILL');
  const deadline = Date.now() + 15_000;
  while (alive() && Date.now() < deadline) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  assert.equal(alive(), false);
});
