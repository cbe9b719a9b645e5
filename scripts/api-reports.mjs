// What the plugins export, in `report*.api.md`, and what their package.json has to say for Backstage.

import { bin, root } from './checkout.mjs';
import { setUp } from './install.mjs';
import { run } from './processes.mjs';

/**
 * What `tsc` needs to be told before: the order of a union in its declarations depends on what it
 * read before, so that only a run from nothing writes the same on every machine.
 */
export const FROM_NOTHING = ['--incremental', 'false'];

/** Writes the reports from what `tsc` wrote, or with `--ci` fails where they are not current. */
export async function apiReports(args) {
  const tools = await setUp();
  return run(
    tools.node,
    [
      bin('@backstage/repo-tools', 'backstage-repo-tools'),
      ...['api-reports', 'plugins/*', '--validate-release-tags'],
      // Our packages are sources to each other, and a name that says all of it needs no comment.
      ...['-o', 'ae-wrong-input-file-type,ae-undocumented'],
      // The types of lazy components, which nobody names.
      ...['--allow-warnings', 'plugins/container-scorecard'],
      ...args,
    ],
    { cwd: root, env: tools.environment },
  );
}

/** Roles, exports and plugin packages; mends them, or with `--check` fails where they are wrong. */
export async function packagesTask(args) {
  const tools = await setUp();
  return run(
    tools.node,
    [
      bin('@backstage/cli', 'backstage-cli'),
      ...['repo', 'fix', '--publish'],
      ...args,
    ],
    { cwd: root, env: tools.environment },
  );
}
