import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { scanSource, SourceScan, walk } from './imports';

/** What a workspace may depend on. */
export interface Workspace {
  /** Its folder in the checkout. */
  folder: string;
  /** Workspaces, by their key in the table, that its sources may import. */
  imports: string[];
  /** Further ones that only its tests may import. */
  tests?: string[];
  /** Further ones that its package.json names without any import. */
  declares?: string[];
  /** Knows nothing of the machine it runs on. */
  pure?: boolean;
  /** Packages that are not ours that a pure workspace may import. */
  libraries?: string[];
}

export type Table = Record<string, Workspace>;

/** A package that may be imported below these folders only. */
export interface Reserved {
  library: string;
  folders: string[];
}

const FORBIDDEN_FOLDERS = /^(utils?|helpers?|shared|libs?)$/;
const TEST =
  /(\.test\.[jt]sx?|\/setupTests\.ts|\/(__fixtures__|__testUtils__|testing|dev)\/.*)$/;

/** Every arrow in a checkout that the table does not have, one sentence each. */
export function violations(
  root: string,
  table: Table,
  reserved: Reserved[],
): string[] {
  const present = Object.entries(table).filter(([, { folder }]) =>
    existsSync(join(root, folder, 'package.json')),
  );
  const names = new Map<string, string>();
  for (const [key, { folder }] of present) {
    names.set(manifest(root, folder).name, key);
  }
  const found = [...unknownWorkspaces(root, table)];
  for (const [key, workspace] of present) {
    found.push(...declared(root, key, workspace, names));
    const { folders, files } = walk(join(root, workspace.folder));
    for (const folder of folders) {
      const name = posix.basename(folder.replace(/\\/g, '/'));
      if (FORBIDDEN_FOLDERS.test(name)) {
        found.push(
          `${workspace.folder}: the folder ${name} says nothing of what is in it`,
        );
      }
    }
    const scans = files.map(file => scanSource(root, file));
    const rules = new Set(
      scans.filter(scan => scan.isRule).map(scan => withoutEnding(scan.path)),
    );
    for (const scan of scans) {
      found.push(...imported(scan, key, workspace, names, rules, reserved));
    }
  }
  return found.sort();
}

interface Manifest {
  name: string;
  [dependencies: string]: unknown;
}

function manifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

function unknownWorkspaces(root: string, table: Table): string[] {
  const known = new Set(Object.values(table).map(({ folder }) => folder));
  return ['packages', 'plugins']
    .filter(parent => existsSync(join(root, parent)))
    .flatMap(parent =>
      readdirSync(join(root, parent)).map(name => `${parent}/${name}`),
    )
    .filter(folder => existsSync(join(root, folder, 'package.json')))
    .filter(folder => !known.has(folder))
    .map(folder => `${folder} is not in the table`);
}

/** The arrows of package.json. */
function declared(
  root: string,
  key: string,
  workspace: Workspace,
  names: Map<string, string>,
): string[] {
  const { folder, imports, tests = [], declares = [], libraries } = workspace;
  const content = manifest(root, folder);
  const found: string[] = [];
  for (const field of [
    'dependencies',
    'peerDependencies',
    'optionalDependencies',
    'devDependencies',
  ]) {
    const allowed = new Set([
      ...imports,
      ...declares,
      ...(field === 'devDependencies' ? tests : []),
    ]);
    for (const name of Object.keys(content[field] ?? {})) {
      const target = names.get(name);
      if (target && !allowed.has(target)) {
        found.push(`${folder}/package.json: ${key} -> ${target} (${field})`);
      }
      if (
        !target &&
        workspace.pure &&
        field !== 'devDependencies' &&
        !libraries?.includes(name)
      ) {
        found.push(
          `${folder}/package.json: ${key} is pure, ${name} (${field})`,
        );
      }
    }
  }
  return found;
}

/** The arrows of one source file. */
function imported(
  scan: SourceScan,
  key: string,
  workspace: Workspace,
  names: Map<string, string>,
  rules: Set<string>,
  reserved: Reserved[],
): string[] {
  const found: string[] = [];
  const { folder, imports, tests = [], pure, libraries = [] } = workspace;
  const isTest = TEST.test(scan.path);
  const isSource = scan.path.startsWith(`${folder}/src/`);
  const allowed = new Set([key, ...imports, ...(isTest ? tests : [])]);
  for (const { name, line } of scan.modules) {
    const place = `${scan.path}:${line}`;
    if (name.startsWith('.')) {
      const target = posix.join(dirname(scan.path), name);
      if (!`${target}/`.startsWith(`${folder}/`)) {
        found.push(`${place}: leaves its package for ${name}`);
      }
      if (scan.isRule && rules.has(withoutEnding(target))) {
        found.push(`${place}: a rule imports the rule ${name}`);
      }
      continue;
    }
    const library = packageOf(name);
    const target = names.get(library);
    if (target && !allowed.has(target)) {
      found.push(`${place}: ${key} -> ${target}`);
    }
    const isBuiltin =
      name.startsWith('node:') || builtinModules.includes(library);
    if (pure && isSource && !isTest && !target) {
      if (isBuiltin || !libraries.includes(library)) {
        found.push(`${place}: ${key} is pure and imports ${name}`);
      }
    }
    const reservation = reserved.find(one => one.library === library);
    if (
      reservation &&
      isSource &&
      !isTest &&
      !reservation.folders.some(one => scan.path.startsWith(`${one}/`))
    ) {
      const folders = reservation.folders.join(' and ');
      found.push(`${place}: only ${folders} may import ${library}`);
    }
  }
  if (pure && isSource && !isTest) {
    for (const { name, line } of scan.impurities) {
      found.push(`${scan.path}:${line}: ${key} is pure and uses ${name}`);
    }
  }
  return found;
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function withoutEnding(path: string): string {
  return path.replace(/\.([cm]?[jt]s|[jt]sx)$/, '').replace(/\/index$/, '');
}
