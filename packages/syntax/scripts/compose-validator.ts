/**
 * Writes `src/compose/schema/validate.ts`, the check of the Compose specification's JSON schema as plain code: nothing
 * is compiled while files are read.
 *
 *   yarn generate                            from the copy of the schema in `src/compose/schema`
 *   yarn update:compose-schema <file.json>   takes a newer copy first
 *
 * `--check` fails if the code is not that of the schema.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone';

const folder = join(__dirname, '..', 'src', 'compose', 'schema');
const schemaFile = join(folder, 'compose-spec.json');
const codeFile = join(folder, 'validate.ts');

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

function main(args: readonly string[]): number {
  const [newer] = args.filter(arg => arg !== '--check');
  if (newer) {
    const schema = JSON.parse(readFileSync(newer, 'utf8')) as Json;
    writeFileSync(schemaFile, `${JSON.stringify(schema, undefined, 2)}\n`);
  }
  const code = validator(JSON.parse(readFileSync(schemaFile, 'utf8')) as Json);
  const current = readFileSync(codeFile, 'utf8').replace(/\r\n/g, '\n');
  if (code === current) return 0;
  if (args.includes('--check')) {
    process.stderr.write(
      'packages/syntax/src/compose/schema/validate.ts is not that of the schema: run "yarn generate" and commit it.\n',
    );
    return 1;
  }
  writeFileSync(codeFile, code);
  process.stdout.write('Wrote the check of the Compose schema\n');
  return 0;
}

/** The module whose default export checks a value and leaves its errors, with the schemas they are of. */
function validator(schema: Json): string {
  const ajv = new Ajv({
    allErrors: true,
    // The errors tell which keys would have been right.
    verbose: true,
    strict: false,
    validateFormats: false,
    logger: false,
    // Each definition once: the code of the whole is small and is fast.
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  const code = standaloneCode(ajv, ajv.compile(meaningOf(schema) as object));
  return `/* Generated from compose-spec.json by "yarn generate": do not edit. */
/* eslint-disable */
// @ts-nocheck
${code.replace('"use strict";', '')}
`;
}

/**
 * A schema without what it says to people only, and without `uniqueItems`: Compose takes double items out before it
 * looks, and to compare all with all would take the square of their number.
 */
function meaningOf(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(meaningOf);
  if (schema === null || typeof schema !== 'object') return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(
        ([key, value]) =>
          key !== '$schema' &&
          !(
            [
              'description',
              'title',
              'deprecated',
              'default',
              'uniqueItems',
            ].includes(key) && typeof value !== 'object'
          ),
      )
      .map(([key, value]) => [key, meaningOf(value)]),
  );
}

process.exitCode = main(process.argv.slice(2));
