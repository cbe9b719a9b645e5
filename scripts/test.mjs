// `npm test`: everything that decides whether this checkout is good, cheap things first. All of it
// runs, whatever failed before, and what failed is said once more at the end.

import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiReports, packagesTask } from './api-reports.mjs';
import { chromium } from './browser.mjs';
import { bin, inCheckout, readJson, root } from './checkout.mjs';
import { typescript } from './demo.mjs';
import { setUp } from './install.mjs';
import { lintTask } from './lint.mjs';
import { yarnEnvironment } from './npm.mjs';
import { lines, run } from './processes.mjs';
import {
  bold,
  complain,
  dim,
  duration,
  green,
  Problem,
  red,
  say,
} from './say.mjs';
import { toolchain } from './toolchain.mjs';

/** A command that counts as one test. */
const single = start => async context => {
  const failed = (await start(context)) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed, skipped: 0 };
};

const node = (context, args, options = {}) =>
  run(context.tools.node, args, {
    cwd: root,
    ...options,
    env: { ...context.tools.environment, ...options.env },
  });

const steps = {
  check: {
    title: 'generated files are current',
    run: single(async context => {
      const check = script =>
        node(context, [...typescript(), inCheckout(script), '--check']);
      return (
        (await check('packages/syntax/scripts/compose-validator.ts')) ||
        (await check('packages/rules/scripts/generate.ts')) ||
        check('packages/render/scripts/generate.ts')
      );
    }),
  },
  tsc: {
    title: 'types',
    run: single(context => node(context, [bin('typescript', 'tsc')])),
  },
  api: {
    title: 'what the plugins export, and their package.json',
    run: single(
      async () => (await apiReports(['--ci'])) || packagesTask(['--check']),
    ),
  },
  lint: { title: 'lint and format', run: single(() => lintTask([])) },
  root: {
    title: 'architecture and scripts',
    run: context => nodeTests(context, 'test'),
  },
  jest: { title: 'unit and integration', run: jest },
  fuzz: {
    title: 'a million services that are not as they should be',
    run: context => nodeTests(context, join('test', 'fuzz')),
  },
  e2e: { title: 'browser', run: browserTests },
  containers: { title: 'golden paths in real containers', run: containerTests },
  install: {
    title: 'our READMEs in a fresh Backstage',
    // Most of its minutes are Yarn's.
    mustBeAsked: true,
    run: installTests,
  },
};

/** `npm test [-- <step> …]` */
export async function testTask(args) {
  const unknown = args.find(arg => !Object.hasOwn(steps, arg));
  if (unknown) {
    throw new Problem(
      `There is no step ${unknown}: choose from ${Object.keys(steps).join(
        ', ',
      )}, or none for all but install.`,
    );
  }
  const tools = await setUp();
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-test-'));
  const results = [];
  try {
    for (const [name, step] of Object.entries(steps)) {
      if (args.length === 0 ? !step.mustBeAsked : args.includes(name)) {
        say(`\n${bold(`▸ ${name}: ${step.title}`)}`);
        const started = Date.now();
        let result;
        try {
          result = await step.run({ tools, folder, asked: args });
        } catch (error) {
          complain(error);
          result = { passed: 0, failed: 1, skipped: 0 };
        }
        results.push({ name, ...result, time: Date.now() - started });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return report(results);
}

function report(results) {
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  say();
  for (const { name, passed, failed, skipped, time } of results) {
    say(
      [
        failed ? red('✗') : green('✓'),
        name.padEnd(10),
        `${passed} passed`.padStart(12),
        `${failed} failed`.padStart(10),
        skipped ? `${skipped} skipped`.padStart(12) : ' '.repeat(12),
        dim(duration(time).padStart(12)),
      ].join(' '),
    );
  }
  const failed = sum('failed');
  const skipped = sum('skipped');
  say();
  say(
    `${sum('passed')} passed, ${failed} failed${
      skipped ? `, ${skipped} skipped` : ''
    }`,
  );
  return failed > 0 || results.length === 0 ? 1 : 0;
}

/** All workspaces' tests, on SQLite and on PostgreSQL. */
async function jest(context) {
  const file = join(context.folder, 'jest.json');
  const postgres = await startPostgres(context);
  try {
    await node(
      context,
      [
        bin('@backstage/cli', 'backstage-cli'),
        ...[
          'repo',
          'test',
          '--watch=false',
          '--ci',
          '--maxWorkers=2',
          '--silent',
        ],
        ...['--json', `--outputFile=${file}`],
      ],
      {
        env: {
          BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
            postgres.address,
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        },
      },
    );
  } finally {
    postgres.stop();
  }
  if (!existsSync(file)) {
    throw new Problem('Jest ended without a result; see above.');
  }
  const result = readJson(file);
  // A file that does not even load counts as one failed test.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed || (result.success ? 0 : 1),
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function startPostgres({ tools }) {
  return new Promise((resolve, reject) => {
    const child = spawn(tools.node, [inCheckout('scripts', 'postgres.mjs')], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: tools.environment,
    });
    child.on('error', reject);
    child.on('exit', () =>
      reject(new Problem('No PostgreSQL for the tests; see above.')),
    );
    child.stdout.on(
      'data',
      lines(address => resolve({ address, stop: () => child.stdin.end() })),
    );
  });
}

/** The `*.test.ts` of a folder, with Node's own runner. */
async function nodeTests(context, folder, env = {}) {
  const files = readdirSync(inCheckout(folder))
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .map(name => inCheckout(folder, name));
  const file = join(context.folder, 'results.tap');
  await node(
    context,
    [
      '--test',
      ...['--test-reporter', 'spec', '--test-reporter-destination', 'stdout'],
      ...['--test-reporter', 'tap', '--test-reporter-destination', file],
      ...typescript(),
      ...files,
    ],
    { env },
  );
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const count = word =>
    Number(text.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  const total = text.match(/^# tests (\d+)$/m);
  if (!total || Number(total[1]) === 0) {
    throw new Problem(`No test ran in ${folder}/; see above.`);
  }
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

async function browserTests(context) {
  return nodeTests(context, join('test', 'e2e'), { CHROMIUM: chromium() });
}

/** Without a machine for it they are skipped, unless somebody asked for them or it is CI. */
async function containerTests(context) {
  const asked = process.env.CI || context.asked.includes('containers');
  return nodeTests(
    context,
    join('test', 'containers'),
    asked
      ? { PLIMSOLL_CONTAINERS: process.env.PLIMSOLL_CONTAINERS || 'all' }
      : {},
  );
}

/** What the portals are made with is fetched by Yarn, with the settings of npm. */
async function installTests(context) {
  const tools = await toolchain();
  return nodeTests({ ...context, tools }, join('test', 'install'), {
    CHROMIUM: chromium(),
    ...(await yarnEnvironment()),
  });
}
