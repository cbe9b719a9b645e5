// What the forge of the demo starts with.

import {
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from './checkout.mjs';

const DEFAULT_PORT = 3010;

/**
 * The demo's repositories name the forge's address in their catalog files. On another port they are
 * copied, with that port.
 */
export function seedFor(port, data) {
  return withPort(inCheckout('demo', 'organisation'), join(data, 'seed'), {
    port,
    isMeant: path => path.endsWith('catalog-info.yaml'),
  });
}

/** The same for the forms of the golden paths, which name the forge as the place to publish to. */
export function templatesFor(port, data) {
  return withPort(inCheckout('templates'), join(data, 'templates'), {
    port,
    isMeant: path => path.endsWith('template.yaml'),
  });
}

function withPort(folder, copy, { port, isMeant }) {
  if (port === DEFAULT_PORT) {
    return folder;
  }
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  for (const path of readdirSync(copy, { recursive: true })) {
    if (isMeant(path)) {
      const file = join(copy, path);
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replaceAll(
          `localhost:${DEFAULT_PORT}`,
          `localhost:${port}`,
        ),
      );
    }
  }
  return copy;
}
