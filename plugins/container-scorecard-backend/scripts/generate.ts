/**
 * Writes `src/openapi/openapi.json` from the types of the common package and the table of routes.
 *
 *   yarn generate    writes the file
 *   yarn check       fails if it is not up to date
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import prettierConfig from '@backstage/cli/config/prettier.json';
import { format } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import { openApi } from './openapi';
import { routes } from './routes';

const packageFolder = dirname(__dirname);
const file = 'src/openapi/openapi.json';

function main(args: readonly string[]): number {
  const common = join(packageFolder, '../container-scorecard-common');
  const { definitions } = createGenerator({
    path: join(common, 'src/index.ts'),
    tsconfig: join(packageFolder, '../../tsconfig.json'),
    type: '*',
    // The whole checkout has been checked by then, or will be.
    skipTypeCheck: true,
    // A later version may answer more.
    additionalProperties: true,
    encodeRefs: false,
    functions: 'hide',
  }).createSchema('*');
  const text = format(JSON.stringify(openApi(routes, definitions ?? {})), {
    ...(prettierConfig as object),
    parser: 'json',
  });

  const path = join(packageFolder, file);
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
  if (args.includes('--check')) {
    if (isCurrent) return 0;
    process.stderr.write(
      `Not up to date in plugins/container-scorecard-backend: ${file}\nRun "yarn generate" and commit what it writes.\n`,
    );
    return 1;
  }
  if (!isCurrent) writeFileSync(path, text);
  process.stdout.write(
    `${routes.length} routes; wrote ${isCurrent ? 0 : 1} of 1 file\n`,
  );
  return 0;
}

process.exitCode = main(process.argv.slice(2));
