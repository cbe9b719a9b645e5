import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../containers/command';

/** Builds and packs all that is published, as a release does, into a folder. Returns the paths of the tarballs. */
export async function pack(
  checkout: string,
  folder: string,
): Promise<string[]> {
  const ours = (...args: string[]) =>
    run('yarn', ['workspaces', 'foreach', '--all', '--no-private', ...args], {
      cwd: checkout,
    });
  // The types that the packages bring along.
  await run('node', [join('node_modules', 'typescript', 'bin', 'tsc')], {
    cwd: checkout,
  });
  await ours('run', 'build');
  await ours('pack', '--out', join(folder, '%s.tgz'));
  return readdirSync(folder).map(name => join(folder, name));
}
