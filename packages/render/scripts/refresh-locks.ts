/**
 * Writes the lock files of the golden paths anew, after versions.yaml or a package.json of theirs changed.
 *
 *   npm run refresh:locks
 *   npm run refresh:locks -- node
 *
 * They are partials, one for every set of packages that the answers can ask for. Needs the registry of npm.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadTemplates, render } from '../src';

const folder = join(__dirname, '../../../templates');

interface Lock {
  goldenPath: string;
  /** Below shared/partials. */
  partial: string;
  /** Where the packages are used, if not at the root: also the end of their name. */
  component?: string;
  /** Those that change what is installed. */
  answers: Record<string, string | undefined>;
}

const LOCKS: Lock[] = [
  ...['vue', 'react'].map(framework => ({
    goldenPath: 'spa',
    partial: `spa/package-lock.${framework}.json`,
    answers: { framework },
  })),
  ...['none', 'fastify'].flatMap(framework => [
    {
      goldenPath: 'node',
      partial: `node/package-lock.${framework}.json`,
      answers: { framework, packageManager: 'npm' },
    },
    {
      goldenPath: 'node',
      partial: `node/pnpm-lock.${framework}.yaml`,
      answers: { framework, packageManager: 'pnpm' },
    },
  ]),
  ...['backend', 'worker', 'frontend'].map(component => ({
    goldenPath: 'application',
    partial: `application/package-lock.${component}.json`,
    component,
    answers: {},
  })),
];

const ANSWERS = {
  name: 'placeholder',
  description: 'Placeholder',
  owner: 'placeholder',
  repoUrl: 'github.com?owner=placeholder&repo=placeholder',
};

interface NpmLock {
  name: string;
  packages: Record<
    string,
    {
      name?: string;
      license?: string;
      resolved?: string;
      engines?: object;
      optionalDependencies?: object;
    }
  >;
}

/** Held back: a registry may not have the newest one for every platform yet. */
const HELD_BACK = { rollup: '4.67.4' };

function npmLock(cwd: string, { goldenPath, component }: Lock): string {
  const manifest = join(cwd, 'package.json');
  const content = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...content, overrides: HELD_BACK }));
  run(cwd, ['npm@11', 'install', '--package-lock-only', '--no-audit']);
  const lock: NpmLock = JSON.parse(
    readFileSync(join(cwd, 'package-lock.json'), 'utf8'),
  );
  const all = Object.entries(lock.packages);
  for (const [path, { resolved, optionalDependencies = {} }] of all) {
    if (resolved) throw new Error(`${path} names where it is from`);
    for (const name of Object.keys(optionalDependencies)) {
      if (all.some(([other]) => other.endsWith(`node_modules/${name}`)))
        continue;
      // npm leaves out without a word what the registry lacks, and refuses its own lock later.
      throw new Error(`${path} needs ${name}: take an older version of it`);
    }
  }
  const root = lock.packages[''];
  const name = component ? `{= name =}-${component}` : '{= name =}';
  lock.name = name;
  root.name = name;
  root.license = '{= licence =}';
  if (root.engines && goldenPath !== 'spa')
    root.engines = { node: '>={= nodeVersion =}' };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

function pnpmLock(cwd: string): string {
  const { packageManager } = JSON.parse(
    readFileSync(join(cwd, 'package.json'), 'utf8'),
  );
  run(cwd, [packageManager, 'install', '--lockfile-only']);
  const lock = readFileSync(join(cwd, 'pnpm-lock.yaml'), 'utf8');
  if (/https?:/.test(lock)) throw new Error('pnpm-lock.yaml names a host');
  return lock;
}

function run(cwd: string, args: string[]) {
  execFileSync('npx', ['--yes', ...args], {
    cwd,
    stdio: 'inherit',
    env: {
      ...process.env,
      // So that they hold for whatever registry a team is told to use.
      npm_config_omit_lockfile_registry_resolved: 'true',
      npm_config_engine_strict: 'false',
      PNPM_CONFIG_ENGINE_STRICT: 'false',
    },
  });
}

async function main([only]: string[]) {
  const wanted = LOCKS.filter(
    ({ goldenPath }) => !only || goldenPath === only,
  ).map(lock => ({
    ...lock,
    path: join(folder, 'shared/partials', lock.partial),
  }));
  for (const { path } of wanted) {
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path)) writeFileSync(path, '');
  }
  const templates = await loadTemplates(folder);
  for (const { path, ...lock } of wanted) {
    const { goldenPath, partial, component, answers } = lock;
    const { files } = render(templates, {
      goldenPath,
      answers: { ...ANSWERS, ...answers },
    });
    const cwd = mkdtempSync(join(tmpdir(), 'lock-'));
    const below = component ? `${component}/` : '';
    for (const { path: whole, content } of files) {
      if (!whole.startsWith(below)) continue;
      const name = whole.slice(below.length);
      if (/^(package\.json|pnpm-workspace\.yaml|\.npmrc)$/.test(name)) {
        writeFileSync(join(cwd, name), content);
      }
    }
    const isPnpm = answers.packageManager === 'pnpm';
    writeFileSync(path, isPnpm ? pnpmLock(cwd) : npmLock(cwd, lock));
    rmSync(cwd, { recursive: true });
    process.stdout.write(`${partial}\n`);
  }
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
