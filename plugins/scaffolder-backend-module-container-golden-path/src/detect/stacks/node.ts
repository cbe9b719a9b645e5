import {
  asPort,
  exists,
  first,
  Found,
  lineAt,
  match,
  StackFacts,
} from '../found';
import type { Tree } from '../tree';

const FILE = 'package.json';

const LOCK_FILES: Array<[string, string]> = [
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/** What serves by itself, the more telling first; with the port it takes unless told otherwise. */
const SERVERS: Array<[string, string, number?]> = [
  ['next', 'next', 3000],
  ['nuxt', 'nuxt', 3000],
  ['@nestjs/core', 'nest', 3000],
  ['@remix-run/node', 'remix', 3000],
  ['@sveltejs/adapter-node', 'sveltekit', 3000],
  ['@hapi/hapi', 'hapi'],
  ['fastify', 'fastify', 3000],
  ['koa', 'koa'],
  ['hono', 'hono', 3000],
  ['express', 'express'],
];

/** What builds pages for a browser. */
const PAGES: Array<[string, string]> = [
  ['@angular/core', 'angular'],
  ['vue', 'vue'],
  ['react', 'react'],
  ['svelte', 'svelte'],
  ['solid-js', 'solid'],
  ['preact', 'preact'],
];

const BUNDLERS = [
  'vite',
  'react-scripts',
  '@vue/cli-service',
  '@angular/cli',
  'webpack',
  'parcel',
  '@rsbuild/core',
];

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
  engines?: Record<string, string>;
  main?: string;
  packageManager?: string;
}

export function detectNode(tree: Tree): StackFacts | undefined {
  const text = tree.read(FILE);
  if (text === undefined) return undefined;
  const manifest = parsed(text);
  const needs = { ...manifest.devDependencies, ...manifest.dependencies };
  const server = SERVERS.find(([name]) => Object.hasOwn(needs, name));
  const pages = PAGES.find(([name]) => Object.hasOwn(needs, name));
  const bundler = BUNDLERS.find(name => Object.hasOwn(needs, name));
  const says = (key: string, because: string): Omit<Found, 'value'> => ({
    confidence: 'certain',
    file: FILE,
    line: lineOf(text, key),
    because,
  });
  const isSpa = !server && pages !== undefined && bundler !== undefined;
  const framework = isSpa ? pages : server;
  return {
    stack: isSpa
      ? {
          ...says(
            bundler,
            `${bundler} builds ${pages[1]} pages, and nothing serves`,
          ),
          value: 'spa',
        }
      : {
          ...(framework
            ? says(framework[0], `depends on ${framework[0]}`)
            : says('name', 'a Node.js package')),
          confidence: framework ? 'certain' : 'likely',
          value: 'node',
        },
    framework: framework && {
      ...says(framework[0], `depends on ${framework[0]}`),
      value: framework[1],
    },
    packageManager: packageManager(tree, manifest, says),
    packageManagerVersion: packageManagerVersion(tree, manifest, says),
    languageVersion: first(
      () => match(tree, '.nvmrc', /^v?(\d[\d.]*)/, v => `Node.js ${v}`),
      () => match(tree, '.node-version', /^v?(\d[\d.]*)/, v => `Node.js ${v}`),
      () =>
        match(
          tree,
          '.tool-versions',
          /^nodejs\s+(\d[\d.]*)/m,
          v => `nodejs ${v}`,
        ),
      () => {
        const asked = manifest.engines?.node;
        const version = asked && /(\d[\d.]*)/.exec(asked)?.[1];
        return version
          ? {
              ...says('engines', `engines: node ${asked}`),
              value: version.replace(/\.$/, ''),
              confidence: 'likely',
            }
          : undefined;
      },
    ),
    entryPoint: isSpa ? undefined : entryPoint(tree, manifest, says),
    port: isSpa ? undefined : port(manifest, server, says),
  };
}

type Says = (key: string, because: string) => Omit<Found, 'value'>;

function packageManager(
  tree: Tree,
  { packageManager: field }: Manifest,
  says: Says,
): Found | undefined {
  return first(
    ...LOCK_FILES.map(
      ([file, name]) =>
        () =>
          exists(tree, file, name, `the lock file of ${name}`),
    ),
    () =>
      // Two programs of one name; the second has settings in this file, and is named by most who use it.
      tree.paths.includes('.yarnrc.yml') || /^yarn@[2-9]/.test(field ?? '')
        ? exists(tree, 'yarn.lock', 'yarn', 'the lock file of Yarn')
        : exists(tree, 'yarn.lock', 'yarn-classic', 'the lock file of Yarn 1'),
    () => {
      const name = field?.split('@')[0];
      return name
        ? {
            ...says('packageManager', `packageManager ${field}`),
            value: /^yarn@[01]\./.test(field) ? 'yarn-classic' : name,
          }
        : undefined;
    },
    () => ({
      value: 'npm',
      confidence: 'guess',
      file: FILE,
      because: 'there is no lock file',
    }),
  );
}

/** What Corepack would take, such as the one of `pnpm@10.20.0+sha512.…`. */
function packageManagerVersion(
  tree: Tree,
  { packageManager: field }: Manifest,
  says: Says,
): Found | undefined {
  const version = /^[a-z]+@(\d+\.\d+\.\d+)(?:\+|$)/.exec(field ?? '')?.[1];
  return version
    ? { ...says('packageManager', `packageManager ${field}`), value: version }
    : match(
        tree,
        '.yarnrc.yml',
        /^yarnPath:.*\/yarn-(\d+\.\d+\.\d+)\.cjs/m,
        found => `Yarn ${found} is in the repository`,
      );
}

const STARTED =
  /^(?:node\s+(?:--?\S+\s+)*([\w@./-]+)|bun\s+(?:run\s+)?(?:--?\S+\s+)*([\w@./-]+\.[cm]?[jt]sx?))/;

/** The file that `npm start` starts: not npm itself, which keeps signals to itself. */
function entryPoint(
  tree: Tree,
  { scripts, main }: Manifest,
  says: Says,
): Found | undefined {
  const start = scripts?.start;
  const started = start && STARTED.exec(start)?.slice(1).find(Boolean);
  if (started) {
    return {
      ...says('start', `starts with "${start}"`),
      value: plain(started),
    };
  }
  if (main)
    return {
      ...says('main', `main is ${main}`),
      value: plain(main),
      confidence: 'likely',
    };
  return first(
    ...['index.js', 'server.js', 'app.js', 'src/index.js', 'src/server.js'].map(
      file => () => exists(tree, file, file, 'a usual name', 'guess'),
    ),
  );
}

const plain = (path: string) => path.replace(/^\.\//, '');

function port(
  { scripts }: Manifest,
  server: (typeof SERVERS)[number] | undefined,
  says: Says,
): Found<number> | undefined {
  const told = /(?:\bPORT=|--port[ =]|\s-p )(\d{2,5})\b/.exec(
    scripts?.start ?? '',
  )?.[1];
  if (told) {
    return asPort({
      ...says('start', `starts with port ${told}`),
      value: told,
    });
  }
  return server?.[2]
    ? {
        ...says(
          server[0],
          `${server[1]} takes ${server[2]} unless told otherwise`,
        ),
        confidence: 'guess',
        value: server[2],
      }
    : undefined;
}

function parsed(text: string): Manifest {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}

function lineOf(text: string, key: string): number | undefined {
  const index = text.indexOf(`"${key}"`);
  return index < 0 ? undefined : lineAt(text, index);
}
