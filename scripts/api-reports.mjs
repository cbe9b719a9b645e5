// What the plugins export, in `report*.api.md`, and what their package.json has to say for Backstage.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { bin, inCheckout, root } from './checkout.mjs';
import { setUp } from './install.mjs';
import { run } from './processes.mjs';
import { complain, Problem } from './say.mjs';

/**
 * Writes the reports from what `tsc` wrote, or with `--ci` fails where they are not current. The order of a union or of
 * the keys of a type depends on what the compiler read before it, so that another order alone is no change.
 */
export async function apiReports(args) {
  const tools = await setUp();
  const before = new Map(
    reports().map(file => [file, readFileSync(file, 'utf8')]),
  );
  const code = await run(
    tools.node,
    [
      bin('@backstage/repo-tools', 'backstage-repo-tools'),
      ...['api-reports', 'plugins/*', '--validate-release-tags'],
      // Our packages are sources to each other, and a name that says all of it needs no comment.
      ...['-o', 'ae-wrong-input-file-type,ae-undocumented'],
      // The types of lazy components, which nobody names.
      ...['--allow-warnings', 'plugins/container-scorecard'],
    ],
    { cwd: root, env: tools.environment },
  );
  if (code !== 0) return code;
  const changed = reports().filter(file => {
    const old = before.get(file);
    const now = readFileSync(file, 'utf8');
    const isSame = old !== undefined && sameLines(old, now);
    writeFileSync(file, inOrder(isSame ? old : now));
    return !isSame;
  });
  if (!args.includes('--ci')) return 0;
  for (const file of changed) {
    const old = before.get(file);
    if (old === undefined) rmSync(file);
    else writeFileSync(file, old);
    complain(
      new Problem(
        `${relative(
          root,
          file,
        )} is not what the package exports: run npm run api-reports, and look at the difference.`,
      ),
    );
  }
  return changed.length > 0 ? 1 : 0;
}

function reports() {
  return readdirSync(inCheckout('plugins')).flatMap(name =>
    readdirSync(inCheckout('plugins', name))
      .filter(file => /^report.*\.api\.md$/.test(file))
      .map(file => inCheckout('plugins', name, file)),
  );
}

/** With the keys of texts sorted, so that a new one is a line of difference and not a thousand. */
function inOrder(report) {
  return report.replace(/(?:^ +readonly '[^']+': .*;\n)+/gm, block =>
    block
      .split(/(?<=\n)/)
      .sort()
      .join(''),
  );
}

function sameLines(one, other) {
  const sorted = text => text.split('\n').sort().join('\n');
  return sorted(one) === sorted(other);
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
