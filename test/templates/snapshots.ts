import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { plainAnswers } from './answers';
import { rendered } from './renderings';

/** The golden paths that we ship. */
export const folder = join(__dirname, '../../templates');
const snapshots = join(__dirname, 'snapshots');
/** So that nothing takes a snapshot for what it shows: no tool of ours, and not git. */
const ENDING = '.snap';

export const goldenPathNames = (): string[] =>
  readdirSync(folder)
    .filter(name => existsSync(join(folder, name, 'golden-path.yaml')))
    // What a service of somebody else's gets cannot be a whole one; its own test is beside its action.
    .filter(name => name !== 'adopt')
    .sort();

/** The files of a golden path where nothing is answered that has a default. */
export const plainRendering = (name: string): Promise<Record<string, string>> =>
  rendered(name, plainAnswers, async (path, files) =>
    Object.fromEntries(
      files.map(file => [file, readFileSync(join(path, file), 'utf8')]),
    ),
  );

export function snapshotOf(name: string): Record<string, string> {
  const root = join(snapshots, name);
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(file => [
        relative(root, file).replace(/\\/g, '/').slice(0, -ENDING.length),
        readFileSync(file, 'utf8'),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Writes the snapshots anew; what changed is for a person to look at. */
export async function updateSnapshots() {
  rmSync(snapshots, { recursive: true, force: true });
  for (const name of goldenPathNames()) {
    for (const [file, text] of Object.entries(await plainRendering(name))) {
      const path = join(snapshots, name, file + ENDING);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}
