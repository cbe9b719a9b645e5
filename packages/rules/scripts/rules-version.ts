import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hash } from '@plimsoll/engine';
import { packageFolder } from './rule-files';

/**
 * What a verdict depends on: how files are read, how rules are run, and the rules; with the versions of the parsers
 * in the package files. How results are printed or tested changes none.
 */
const sources: readonly { folder: string; without: RegExp }[] = [
  { folder: '../findings', without: /^src\/control\.ts/ },
  { folder: '../syntax', without: /^$/ },
  {
    folder: '../engine',
    without:
      /^src\/(formats\/|testing\.ts|marks\.ts|example-problems\.ts|fix\.ts|control-states\.ts)/,
  },
  { folder: '.', without: /^src\/(index\.ts|frameworks\/)/ },
];

/**
 * A name for these verdicts: it changes whenever a verdict could, so that a scan of an unchanged repository is known
 * to be out of date.
 */
export function rulesVersion(): string {
  const parts: string[] = [];
  for (const { folder, without } of sources) {
    const root = join(packageFolder, folder);
    const files = [...typeScript(join(root, 'src')), join(root, 'package.json')]
      .map(file => relative(root, file).replace(/\\/g, '/'))
      .filter(file => !without.test(file))
      .sort();
    for (const file of files) {
      // As Git on Windows may check it out.
      const text = readFileSync(join(root, file), 'utf8').replace(/\r/g, '');
      parts.push(folder, file, text);
    }
  }
  return hash(parts.join('\0'));
}

function typeScript(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return typeScript(path);
    return /(?<!\.test)\.ts$/.test(entry.name) ? [path] : [];
  });
}
