import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Rule } from '@plimsoll/engine';

/** The folder of this package. */
export const packageFolder = resolve(__dirname, '..');

/** The folders that rules live in: what stands before the slash of an id. */
export const ruleFolders = [
  'dockerfile',
  'dockerignore',
  'compose',
  'ci',
  'kubernetes',
  'env',
  'bake',
  'plimsoll',
] as const;

/** A rule and where it is written. */
export interface RuleFile {
  /** `<folder>/<words>`: the path is the id. */
  id: string;
  /** Absolute, without extension. */
  module: string;
}

/** Every rule file there is, sorted: the folders are the registry. */
export function ruleFiles(): RuleFile[] {
  const files = ruleFolders.flatMap(folder =>
    typeScriptIn(join(packageFolder, 'src', folder)).map(name => ({
      id: `${folder}/${name}`,
      module: join(packageFolder, 'src', folder, name),
    })),
  );
  return files.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Loads the rule of a file; throws with what is wrong if it is not one. */
export function loadRule({ id, module }: RuleFile): Rule {
  // The generated index cannot be asked: it may be what has to be written anew.
  // eslint-disable-next-line @typescript-eslint/no-require-imports, global-require
  const rule = require(module).default as Rule | undefined;
  if (!rule?.check) {
    throw new Error(
      `src/${id}.ts has to export its rule: export default defineRule({ … })`,
    );
  }
  if (rule.id !== id) {
    throw new Error(
      `src/${id}.ts holds the rule ${rule.id}: the id of a rule is the path of its file`,
    );
  }
  return rule;
}

function typeScriptIn(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map(name => name.slice(0, -3));
}
