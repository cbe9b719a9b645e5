import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '@plimsoll/rules';
import { kindOf } from '@plimsoll/syntax';

const root = join(__dirname, '../..');

/** A pipeline that we ship, by its path in this repository or by the rule whose good example it is. */
export interface ShippedPipeline {
  name: string;
  kind: 'github-actions' | 'gitlab-ci';
  text: string;
}

/** The folders whose pipelines others are given. */
const folders = ['demo/organisation'];

/** Every pipeline of the demo, and every good example of a rule. */
export function shippedPipelines(): ShippedPipeline[] {
  return [...folders.flatMap(pipelinesIn), ...goodExamples()];
}

function pipelinesIn(folder: string): ShippedPipeline[] {
  return readdirSync(join(root, folder), {
    recursive: true,
    withFileTypes: true,
  })
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
    .flatMap(path => {
      const name = path.slice(root.length + 1).replace(/\\/g, '/');
      const text = readFileSync(path, 'utf8');
      const kind = kindOf(name, text);
      // A composite action is no workflow.
      return isPipeline(kind) && !/(?:^|\/)action\.ya?ml$/.test(name)
        ? [{ name, kind, text }]
        : [];
    });
}

const isPipeline = (
  kind: string | undefined,
): kind is ShippedPipeline['kind'] =>
  kind === 'github-actions' || kind === 'gitlab-ci';

function goodExamples(): ShippedPipeline[] {
  return rules.flatMap(({ id, examples }) =>
    examples.flatMap(({ kind, good }, index) =>
      isPipeline(kind)
        ? [{ name: `${id}, example ${index + 1}`, kind, text: good }]
        : [],
    ),
  );
}
