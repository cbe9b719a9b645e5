import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { licences, stale } from '../scripts/licences.mjs';

/** What is said of packages with these licences, all needed by one that is published. */
function problemsOf(needed: Record<string, unknown>): string[] {
  const checkout = mkdtempSync(join(tmpdir(), 'plimsoll-licences-'));
  const write = (path: string, manifest: object) => {
    const file = join(checkout, path, 'package.json');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(manifest));
  };
  try {
    mkdirSync(join(checkout, 'plugins'));
    write('packages/ours', { name: 'ours', dependencies: { first: '1' } });
    write('packages/own', {
      name: 'own',
      private: true,
      dependencies: { unseen: '1' },
    });
    write('node_modules/unseen', { version: '1.0.0', license: 'GPL-3.0' });
    write('node_modules/first', {
      version: '1.0.0',
      license: 'MIT',
      dependencies: needed,
    });
    for (const [name, license] of Object.entries(needed))
      write(`node_modules/first/node_modules/${name}`, {
        version: '1.0.0',
        ...(typeof license === 'string' ? { license } : { licenses: license }),
      });
    return licences(checkout).flatMap(({ problem }) => problem ?? []);
  } finally {
    rmSync(checkout, { recursive: true });
  }
}

test('what comes with what we publish has a licence that may come along', () => {
  const all = licences();
  assert.ok(all.length > 500, `Only ${all.length} packages were found.`);
  assert.deepEqual(
    all.flatMap(({ problem, path }) =>
      problem ? `${problem} It comes by ${path.join(' → ')}.` : [],
    ),
    [],
  );
  assert.deepEqual(stale(all), [], 'Nothing needs these any more.');
});

test('what may not come along is named', () => {
  const [said, ...others] = problemsOf({
    heavy: 'AGPL-3.0-only',
    light: 'ISC',
  });
  assert.match(said, /^heavy is under AGPL-3\.0-only: /);
  assert.deepEqual(others, []);
  assert.match(
    problemsOf({ silent: [] }).join(),
    /^silent is under no licence that its package\.json names: /,
  );
});

test('one of several licences is enough where one may choose, and all count where one may not', () => {
  assert.deepEqual(
    problemsOf({
      choice: '(GPL-2.0 OR MIT)',
      both: '(MIT AND Zlib)',
      old: [{ type: 'MIT' }],
    }),
    [],
  );
  assert.match(problemsOf({ both: '(MIT AND GPL-2.0)' }).join(), /^both is/);
  // Published before 2015, and changed since.
  assert.match(problemsOf({ pause: 'GPL-2.0' }).join(), /^pause is under GPL/);
});
