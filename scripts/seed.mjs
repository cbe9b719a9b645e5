// What the forge of the demo starts with.

import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './checkout.mjs';

const DEFAULT_PORT = 3010;
const seed = inCheckout('demo', 'organisation');

/**
 * The demo's repositories name the forge's address in their catalog files. On another port they are
 * copied, with that port.
 */
export function seedFor(port, data) {
  if (port === DEFAULT_PORT) {
    return seed;
  }
  const copy = join(data, 'seed');
  rmSync(copy, { recursive: true, force: true });
  cpSync(seed, copy, { recursive: true, verbatimSymlinks: true });
  for (const owner of readdirSync(copy, { withFileTypes: true })) {
    if (owner.isDirectory()) {
      for (const repository of readdirSync(join(copy, owner.name))) {
        const file = join(copy, owner.name, repository, 'catalog-info.yaml');
        if (existsSync(file)) {
          writeFileSync(
            file,
            readFileSync(file, 'utf8').replaceAll(
              `localhost:${DEFAULT_PORT}`,
              `localhost:${port}`,
            ),
          );
        }
      }
    }
  }
  return copy;
}
