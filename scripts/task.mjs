#!/usr/bin/env node
// The root scripts: `npm run <task>` on a machine that has only Node.js 18 or newer with npm, git,
// python3, make and a C++ compiler; `yarn <task>` for those who have Node.js 22 and Yarn.
//
// Plain JavaScript without dependencies, as it runs before anything is installed.

import { existsSync } from 'node:fs';
import { bin, inCheckout, root } from './checkout.mjs';
import { typescript } from './demo.mjs';
import { setUp, setUpTask } from './install.mjs';
import { licencesTask } from './licences.mjs';
import { checkPlatform } from './machine.mjs';
import { run } from './processes.mjs';
import { complain, Problem } from './say.mjs';
import { seedHistoryTask } from './seed-history.mjs';
import { resetTask, startTask } from './start.mjs';
import { apiReports } from './api-reports.mjs';
import { lintTask } from './lint.mjs';
import { testTask } from './test.mjs';
import { toolchain } from './toolchain.mjs';
import { yarnEnvironment } from './npm.mjs';

/** Runs one of our programs with paths in its arguments meant from where the person stands. */
const program =
  (path, ...fixed) =>
  async args => {
    const tools = await setUp();
    return run(
      tools.node,
      [...typescript(), inCheckout(path), ...fixed, ...args],
      { cwd: process.env.INIT_CWD || process.cwd(), env: tools.environment },
    );
  };

/** Runs a command of an installed package. */
const command =
  (packageName, name, ...fixed) =>
  async args => {
    const tools = await setUp();
    return run(tools.node, [bin(packageName, name), ...fixed, ...args], {
      cwd: root,
      env: tools.environment,
    });
  };

const inOrder =
  (...steps) =>
  async args => {
    for (const step of steps) {
      const code = await step(args);
      if (code !== 0) {
        return code;
      }
    }
    return 0;
  };

const cli = (...args) => command('@backstage/cli', 'backstage-cli', ...args);

const tasks = {
  setup: setUpTask,
  start: startTask,
  reset: resetTask,
  'seed:history': seedHistoryTask,
  test: testTask,
  'test:containers': goldenPaths => {
    process.env.PLIMSOLL_CONTAINERS ||= goldenPaths.join(',') || 'all';
    return testTask(['containers']);
  },
  'test:install': ([frontend = '']) => {
    process.env.PLIMSOLL_INSTALL = frontend;
    return testTask(['install']);
  },
  fuzz: seeds => {
    process.env.PLIMSOLL_FUZZ_SEEDS ||= seeds.join(',') || 'all';
    return testTask(['fuzz']);
  },
  plimsoll: program('packages/cli/src/main.ts'),
  conformance: program('packages/rules/scripts/conformance.ts'),
  generate: inOrder(
    program('packages/syntax/scripts/compose-validator.ts'),
    program('packages/rules/scripts/generate.ts'),
    program('packages/render/scripts/generate.ts'),
    program('plugins/container-scorecard-backend/scripts/generate.ts'),
    program('test/templates/update.ts'),
    program('test/corpus/update.ts'),
  ),
  check: inOrder(
    program('packages/syntax/scripts/compose-validator.ts', '--check'),
    program('packages/rules/scripts/generate.ts', '--check'),
    program('packages/render/scripts/generate.ts', '--check'),
    program(
      'plugins/container-scorecard-backend/scripts/generate.ts',
      '--check',
    ),
  ),
  'api-reports': inOrder(command('typescript', 'tsc'), apiReports),
  'update:compose-schema': program(
    'packages/syntax/scripts/compose-validator.ts',
  ),
  bench: program('test/bench/bench.ts'),
  'bench:scale': program('test/bench/scale/scale.ts'),
  async 'refresh:images'(args) {
    const data = 'packages/syntax/src/images/data.ts';
    const script = 'packages/syntax/scripts/refresh-images.ts';
    const code = await program(script)(args);
    return code || command('prettier', 'prettier', '--write', data)([]);
  },
  'refresh:locks': program('packages/render/scripts/refresh-locks.ts'),
  'new:rule': program('packages/rules/scripts/new-rule.ts'),
  tsc: command('typescript', 'tsc'),
  licences: licencesTask,
  lint: lintTask,
  fix: inOrder(
    cli('repo', 'fix', '--publish'),
    cli('repo', 'lint', '--fix'),
    command('prettier', 'prettier', '--write', '.'),
  ),
  build: inOrder(command('typescript', 'tsc'), cli('repo', 'build', '--all')),
  async yarn(args) {
    const tools = await toolchain();
    const [executable, ...first] = tools.yarn;
    return run(executable, [...first, ...args], {
      cwd: process.env.INIT_CWD || root,
      env: { ...tools.environment, ...(await yarnEnvironment()) },
    });
  },
};

async function main([name, ...args]) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;
  if (!task) {
    throw new Problem(
      `There is no task ${name ?? '(none given)'}: choose one of ${Object.keys(
        tasks,
      ).join(', ')}.`,
    );
  }
  checkPlatform();
  if (!existsSync(inCheckout('yarn.lock'))) {
    throw new Problem(
      `${root} is not a whole checkout (yarn.lock is missing): clone the repository again.`,
    );
  }
  return task(args);
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    complain(error);
    process.exit(1);
  },
);
