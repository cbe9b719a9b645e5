// Installs the dependencies, unless what is there is whole and current.

import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inCheckout, readJson, root } from './checkout.mjs';
import {
  checkCompiler,
  checkDisk,
  checkGit,
  ensureFolder,
} from './machine.mjs';
import { withoutRegistry, yarnEnvironment } from './npm.mjs';
import { buildNative } from './native.mjs';
import { capture } from './processes.mjs';
import { dim, Problem, progress, say } from './say.mjs';
import { toolchain } from './toolchain.mjs';

const stampFile = inCheckout('.toolchain', 'installed');
const logFile = inCheckout('.toolchain', 'install.log');
const stateFile = inCheckout('node_modules', '.yarn-state.yml');

function manifests() {
  const { workspaces } = readJson(inCheckout('package.json'));
  return [
    'package.json',
    ...workspaces.flatMap(pattern => {
      const folder = pattern.replace(/\/\*$/, '');
      return readdirSync(inCheckout(folder))
        .sort()
        .map(name => join(folder, name, 'package.json'));
    }),
  ].filter(path => existsSync(inCheckout(path)));
}

/** Changes when anything changes that an install depends on, or when another install came between. */
function fingerprint(tools) {
  const hash = createHash('sha256');
  const paths = ['yarn.lock', '.yarnrc.yml', ...manifests()];
  for (const path of paths) {
    hash.update(`${path}\0`).update(readFileSync(inCheckout(path)));
  }
  hash.update(`${process.platform} ${process.arch} ${tools.headers}`);
  if (existsSync(stateFile)) {
    hash.update(readFileSync(stateFile));
  }
  return hash.digest('hex');
}

function isCurrent(tools) {
  return (
    existsSync(stateFile) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === fingerprint(tools)
  );
}

/**
 * Makes the checkout ready to work in, and returns the tools to work with.
 *
 * Who calls through Yarn installs with Yarn: it refuses by itself to run scripts on a stale install.
 */
export async function setUp() {
  checkGit();
  if (calledByYarn()) {
    return toolchain({ install: false });
  }
  if (!existsSync(stateFile)) {
    checkCompiler();
    checkDisk();
  }
  const tools = await toolchain();
  if (!isCurrent(tools)) {
    checkCompiler();
    await install(tools);
  }
  return tools;
}

function calledByYarn() {
  return (
    (process.env.npm_config_user_agent ?? '').startsWith('yarn/') &&
    existsSync(stateFile)
  );
}

async function install(tools) {
  // Only a whole install gets its stamp back.
  rmSync(stampFile, { force: true });
  ensureFolder(inCheckout('.toolchain'));
  const isFirst = !existsSync(stateFile);
  const bar = progress(
    isFirst ? 'Installing dependencies, some minutes' : 'Updating dependencies',
  );
  const [command, ...args] = tools.yarn;
  const { code, output } = await capture(
    command,
    [...args, 'install', '--immutable', '--mode=skip-build'],
    {
      cwd: root,
      env: {
        ...tools.environment,
        ...(await yarnEnvironment()),
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
      },
      onLine: line => {
        const step = line.match(/┌ (\w+) step/)?.[1];
        if (step) {
          bar.step(step.toLowerCase());
        }
      },
    },
  );
  writeFileSync(logFile, output);
  try {
    if (code !== 0) {
      throw new Problem(explain(output));
    }
    await buildNative(tools, {
      step: bar.step,
      log: text => appendFileSync(logFile, text),
    });
  } catch (error) {
    bar.end('✗');
    throw error;
  }
  writeFileSync(stampFile, fingerprint(tools));
  bar.end();
}

/** Yarn's error codes: see "Error codes" in its documentation */
function explain(output) {
  const errors = output
    .split('\n')
    .filter(line =>
      /YN00(01|18|28|35|41|43|82)|Error:|Internal Error/.test(line),
    )
    .slice(0, 5)
    .map(withoutRegistry);
  const shown = (
    errors.length > 0
      ? errors
      : output.trim().split('\n').slice(-5).map(withoutRegistry)
  ).join('\n  ');
  const advice = /YN0028/.test(output)
    ? 'yarn.lock is behind a package.json: run `npm run yarn install` and commit yarn.lock.'
    : /YN0018/.test(output)
    ? 'a package is not what yarn.lock says it is: if nobody changed it, distrust the registry or clear the cache.'
    : /ENOSPC/.test(output)
    ? 'the disk is full: free some space and run this again.'
    : 'check the network and the registry and proxy settings, and run this again: what was fetched is kept.';
  return `The install failed; ${advice}\n  ${dim(
    shown,
  )}\n  The whole log: .toolchain/install.log`;
}

/** `npm run setup`. */
export async function setUpTask() {
  const tools = await setUp();
  const { stdout } = await capture(tools.node, ['--version']);
  say(`Ready, with Node.js ${stdout.trim()}. Now: npm start`);
  return 0;
}
