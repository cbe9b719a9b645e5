import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { parseAllDocuments } from 'yaml';

const script = join(dirname(__dirname), 'scripts', 'organisation.mjs');

/** Writes a part of the organisation and hands its folder on. */
function written<T>(look: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-organisation-'));
  try {
    execFileSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { writeOrganisation } from ${JSON.stringify(script)};
       writeOrganisation(${JSON.stringify(
         folder,
       )}, { port: 3010, repositories: 1 });`,
    ]);
    return look(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort();

test('the large organisation is the same whenever it is written', () => {
  const hashed = () =>
    written(folder => {
      const hash = createHash('sha256');
      for (const path of filesIn(folder))
        hash.update(`${path}\n`).update(readFileSync(join(folder, path)));
      return hash.digest('hex');
    });
  assert.equal(hashed(), hashed());
});

test('every service of it has a name, an owner, a system and a folder', () => {
  written(folder => {
    const entities = (repository: string) =>
      parseAllDocuments(
        readFileSync(
          join(folder, 'harbour', repository, 'catalog-info.yaml'),
          'utf8',
        ),
      ).map(document => document.toJS());
    const components = entities('services-01');
    const names = components.map(({ metadata }) => metadata.name);
    assert.equal(new Set(names).size, 100);
    const parts = new Set(
      entities('organisation').map(
        ({ kind, metadata }) => `${kind.toLowerCase()}:${metadata.name}`,
      ),
    );
    const files = filesIn(join(folder, 'harbour', 'services-01'));
    for (const { metadata, spec } of components) {
      assert.ok(parts.has(`system:${spec.system}`), spec.system);
      const owner = spec.owner.replace('group:default/', '');
      assert.ok(parts.has(`group:${owner}`), owner);
      assert.ok(
        files.some(path => path.startsWith(`services/${metadata.name}/`)),
        metadata.name,
      );
    }
  });
});
