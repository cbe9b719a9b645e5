import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kind } from '@plimsoll/findings';
import { kindOf } from '@plimsoll/syntax';

const root = join(__dirname, '../../../../test/corpus');

/** The Dockerfiles of the corpus: name and text. */
export const corpus: readonly [name: string, text: string][] = filesIn(
  'dockerfile',
)
  .filter(name => name.endsWith('.Dockerfile'))
  .map(name => [name.slice('dockerfile/'.length), read(name)]);

/** What else is in the corpus, by what it is. */
export const otherFiles: readonly { kind: Kind; text: string }[] = readdirSync(
  root,
  { withFileTypes: true },
)
  .filter(entry => entry.isDirectory() && entry.name !== 'dockerfile')
  .flatMap(({ name }) => filesIn(name))
  .flatMap(name => {
    const text = read(name);
    const kind = kindOf(name, text);
    return kind ? [{ kind, text }] : [];
  });

function read(name: string) {
  return readFileSync(join(root, name), 'utf8');
}

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesIn(path) : [path];
    })
    .sort();
}
