// Where things are in this checkout.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const inCheckout = (...parts) => join(root, ...parts);

export const readJson = path => JSON.parse(readFileSync(path, 'utf8'));

/** The script that a command of an installed package runs. */
export function bin(packageName, command) {
  const folder = inCheckout('node_modules', packageName);
  const declared = readJson(join(folder, 'package.json')).bin;
  return join(
    folder,
    typeof declared === 'string' ? declared : declared[command],
  );
}
