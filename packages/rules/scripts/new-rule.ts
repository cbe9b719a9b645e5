/**
 * Writes the two files of a new rule, with an example that works, to be filled in.
 *
 *   yarn new:rule dockerfile/some-words
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFolder, ruleFolders } from './rule-files';
import { ruleTemplate, testTemplate } from './templates';

function main(args: readonly string[]): number {
  const [id] = args;
  const problem = args.length === 1 ? problemOf(id) : 'Name one rule';
  if (problem) {
    process.stderr.write(
      `${problem}\nFor example: yarn new:rule dockerfile/no-something\n`,
    );
    return 2;
  }
  const files = {
    [`src/${id}.ts`]: ruleTemplate(id),
    [`src/${id}.test.ts`]: testTemplate(id),
  };
  const taken = Object.keys(files).find(path =>
    existsSync(join(packageFolder, path)),
  );
  if (taken) {
    process.stderr.write(`packages/rules/${taken} is there already\n`);
    return 1;
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(packageFolder, path)), { recursive: true });
    writeFileSync(join(packageFolder, path), text);
    process.stdout.write(`packages/rules/${path}\n`);
  }
  process.stdout.write(
    `Next: fill them in, run "yarn workspace @plimsoll/rules test ${id}", then "yarn generate".\n`,
  );
  return 0;
}

function problemOf(id: string): string | undefined {
  const [folder, words, ...rest] = id.split('/');
  if (!(ruleFolders as readonly string[]).includes(folder) || rest.length) {
    return `"${id}" is not <folder>/<words> with one of the folders ${ruleFolders.join(
      ', ',
    )}`;
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(words ?? '')) {
    return `"${
      words ?? ''
    }" is not made of lower-case words with dashes between them`;
  }
  return undefined;
}

process.exitCode = main(process.argv.slice(2));
