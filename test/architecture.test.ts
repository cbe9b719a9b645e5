import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { Reserved, Table, violations } from './architecture/violations';

const checkout = dirname(__dirname);

/**
 * Who may import whom. Whatever is not here is not allowed, also not by way of package.json; `tests`
 * are the further arrows of tests, fixtures and development harnesses.
 */
const TABLE: Table = {
  findings: { folder: 'packages/findings', imports: [], pure: true },
  syntax: {
    folder: 'packages/syntax',
    imports: ['findings'],
    pure: true,
    libraries: ['yaml', 'unbash', 'ajv'],
  },
  engine: {
    folder: 'packages/engine',
    imports: ['syntax', 'findings'],
    pure: true,
  },
  rules: {
    folder: 'packages/rules',
    imports: ['engine', 'syntax', 'findings'],
    pure: true,
  },
  render: { folder: 'packages/render', imports: [] },
  source: { folder: 'packages/source', imports: ['engine', 'findings'] },
  cli: {
    folder: 'packages/cli',
    imports: ['source', 'rules', 'engine', 'findings'],
  },
  forge: { folder: 'packages/forge', imports: [] },
  common: {
    folder: 'plugins/container-scorecard-common',
    imports: ['findings'],
  },
  frontend: { folder: 'plugins/container-scorecard', imports: ['common'] },
  node: {
    folder: 'plugins/container-scorecard-node',
    imports: ['engine', 'findings', 'common'],
  },
  'scorecard-backend': {
    folder: 'plugins/container-scorecard-backend',
    imports: ['rules', 'engine', 'findings', 'common', 'node'],
    tests: ['forge'],
  },
  'golden-path-module': {
    folder: 'plugins/scaffolder-backend-module-container-golden-path',
    imports: ['render', 'source', 'rules', 'engine', 'findings'],
    tests: ['forge'],
  },
  'golden-path-form': {
    folder: 'plugins/scaffolder-module-container-golden-path',
    imports: [],
  },
  'search-module': {
    folder: 'plugins/search-backend-module-container-scorecard',
    imports: ['common', 'node'],
    tests: ['scorecard-backend', 'forge'],
  },
  'tech-insights-module': {
    folder: 'plugins/tech-insights-backend-module-container-scorecard',
    imports: ['common', 'node'],
    tests: ['scorecard-backend', 'forge'],
  },
  app: {
    folder: 'packages/app',
    imports: ['frontend', 'golden-path-form'],
  },
  backend: {
    folder: 'packages/backend',
    imports: ['scorecard-backend', 'golden-path-module', 'search-module'],
    // The built app travels in the backend's image.
    declares: ['app'],
  },
};

const RESERVED: Reserved[] = [
  {
    library: 'knex',
    folders: ['plugins/container-scorecard-backend/src/store'],
  },
  {
    library: 'yaml',
    folders: [
      'packages/syntax/src/yaml',
      'packages/render/src',
      'plugins/scaffolder-backend-module-container-golden-path/src',
    ],
  },
  { library: 'unbash', folders: ['packages/syntax/src/shell'] },
  {
    library: 'ajv',
    folders: [
      'packages/syntax/src/compose/schema',
      'packages/render/src',
      // Holds the answers of the backend against what they are described as.
      'plugins/container-scorecard-backend/src/__testUtils__',
    ],
  },
  { library: 'liquidjs', folders: ['packages/render/src'] },
];

test('every import of the checkout is in the table', () => {
  assert.deepEqual(violations(checkout, TABLE, RESERVED), []);
});

/** A checkout with one workspace per key of `files`' folders. */
function planted(files: Record<string, string>, run: (root: string) => void) {
  const root = mkdtempSync(join(tmpdir(), 'plimsoll-architecture-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  try {
    for (const [key, { folder }] of Object.entries(TABLE)) {
      write(
        `${folder}/package.json`,
        JSON.stringify({ name: `@plimsoll/${key}` }),
      );
    }
    for (const [path, text] of Object.entries(files)) {
      write(path, text);
    }
    run(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function found(files: Record<string, string>): string[] {
  let result: string[] = [];
  planted(files, root => {
    result = violations(root, TABLE, RESERVED);
  });
  return result;
}

for (const [form, text] of Object.entries({
  'import from': `import { rules } from '@plimsoll/rules';`,
  'import for its effect': `import '@plimsoll/rules';`,
  'import of a type': `import type { Rule } from '@plimsoll/rules';`,
  'export from': `export * from '@plimsoll/rules';`,
  'dynamic import': `const load = () => import('@plimsoll/rules/deep/path');`,
  'import in a type': `type X = import('@plimsoll/rules').X;`,
  'import equals': `import rules = require('@plimsoll/rules');`,
  require: `const rules = require('@plimsoll/rules');`,
})) {
  test(`an arrow that is not in the table is found: ${form}`, () => {
    assert.deepEqual(
      found({ 'packages/engine/src/deep/file.ts': `\n${text}\n` }),
      ['packages/engine/src/deep/file.ts:2: engine -> rules'],
    );
  });
}

test('a comment or a string is not an import', () => {
  assert.deepEqual(
    found({
      'packages/engine/src/file.ts': `// import '@plimsoll/rules'\nexport const a = "import '@plimsoll/rules'; new Date()";\n`,
    }),
    [],
  );
});

test('arrows of package.json are found', () => {
  const text = JSON.stringify({
    name: '@plimsoll/frontend',
    dependencies: { '@plimsoll/engine': 'workspace:^' },
    devDependencies: { '@plimsoll/forge': 'workspace:^' },
  });
  assert.deepEqual(
    found({ 'plugins/container-scorecard/package.json': text }),
    [
      'plugins/container-scorecard/package.json: frontend -> engine (dependencies)',
      'plugins/container-scorecard/package.json: frontend -> forge (devDependencies)',
    ],
  );
});

test('a test may go further than a source, as far as the table says', () => {
  const text = `import { Forge } from '@plimsoll/forge';\n`;
  const folder = 'plugins/container-scorecard-backend/src';
  assert.deepEqual(
    found({
      [`${folder}/plugin.test.ts`]: text,
      [`${folder}/plugin.ts`]: text,
      'plugins/container-scorecard/src/card.test.tsx': text,
    }),
    [
      'plugins/container-scorecard-backend/src/plugin.ts:1: scorecard-backend -> forge',
      'plugins/container-scorecard/src/card.test.tsx:1: frontend -> forge',
    ],
  );
});

test('a pure package knows nothing of the machine', () => {
  const lines = [
    `import { readFileSync } from 'node:fs';`,
    `import path from 'path';`,
    `import { Entity } from '@backstage/catalog-model';`,
    `import React from 'react';`,
    `export const now = Date.now();`,
    `export const today = new Date();`,
    `export const chance = Math.random();`,
    `export const page = fetch('https://example.com');`,
    `export const home = process.env.HOME;`,
    `export const day = new Date('2026-01-01');`,
  ];
  assert.deepEqual(found({ 'packages/rules/src/rule.ts': lines.join('\n') }), [
    'packages/rules/src/rule.ts:1: rules is pure and imports node:fs',
    'packages/rules/src/rule.ts:2: rules is pure and imports path',
    'packages/rules/src/rule.ts:3: rules is pure and imports @backstage/catalog-model',
    'packages/rules/src/rule.ts:4: rules is pure and imports react',
    'packages/rules/src/rule.ts:5: rules is pure and uses Date.now()',
    'packages/rules/src/rule.ts:6: rules is pure and uses new Date()',
    'packages/rules/src/rule.ts:7: rules is pure and uses Math.random()',
    'packages/rules/src/rule.ts:8: rules is pure and uses fetch()',
    'packages/rules/src/rule.ts:9: rules is pure and uses process',
  ]);
});

test('a name of its own is not the one of the outside world', () => {
  assert.deepEqual(
    found({
      'packages/rules/src/rule.ts': `export const f = (document: { a: string }) => document.a;\nexport const g = (fetch: () => void) => fetch();\n`,
      'packages/rules/src/other.ts': `export const a = document.title;\n`,
    }),
    ['packages/rules/src/other.ts:1: rules is pure and uses document'],
  );
});

test('a pure package brings no library that the table does not name', () => {
  const text = JSON.stringify({
    name: '@plimsoll/syntax',
    dependencies: { yaml: '^2.0.0', lodash: '^4.0.0' },
  });
  assert.deepEqual(found({ 'packages/syntax/package.json': text }), [
    'packages/syntax/package.json: syntax is pure, lodash (dependencies)',
  ]);
});

test('libraries that belong to one folder stay there', () => {
  const folder = 'plugins/container-scorecard-backend/src';
  assert.deepEqual(
    found({
      [`${folder}/store/store.ts`]: `import { Knex } from 'knex';\n`,
      [`${folder}/router.ts`]: `import type { Knex } from 'knex';\n`,
      'packages/syntax/src/yaml/read.ts': `import { parse } from 'yaml';\n`,
      'packages/syntax/src/compose/read.ts': `import { parse } from 'yaml';\n`,
    }),
    [
      'packages/syntax/src/compose/read.ts:1: only packages/syntax/src/yaml and packages/render/src and plugins/scaffolder-backend-module-container-golden-path/src may import yaml',
      'plugins/container-scorecard-backend/src/router.ts:1: only plugins/container-scorecard-backend/src/store may import knex',
    ],
  );
});

test('a rule does not import another rule; the index may', () => {
  const rule = `export default defineRule({});\n`;
  assert.deepEqual(
    found({
      'packages/rules/src/dockerfile/one.ts': `import two from './two';\n${rule}`,
      'packages/rules/src/dockerfile/two.ts': rule,
      'packages/rules/src/index.ts': `import one from './dockerfile/one';\n`,
    }),
    ['packages/rules/src/dockerfile/one.ts:1: a rule imports the rule ./two'],
  );
});

test('a package is not left by a relative path, and folders have names', () => {
  assert.deepEqual(
    found({
      'packages/cli/src/main.ts': `import '../../engine/src/check';\n`,
      'packages/cli/src/utils/a.ts': '',
    }),
    [
      'packages/cli/src/main.ts:1: leaves its package for ../../engine/src/check',
      'packages/cli: the folder utils says nothing of what is in it',
    ],
  );
});

test('a workspace that is not in the table is found', () => {
  assert.deepEqual(
    found({ 'packages/extra/package.json': '{"name":"@plimsoll/extra"}' }),
    ['packages/extra is not in the table'],
  );
});
