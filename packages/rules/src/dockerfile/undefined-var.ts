import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Dockerfile, Instruction, VariableUse } from '@plimsoll/syntax';
import { everyInstruction, expandedWords, nearest } from '@plimsoll/syntax';
import { renameVariable } from '../rename-variable';
import { Definitions } from '../definitions';

export default defineRule({
  id: 'dockerfile/undefined-var',
  title: 'Define a variable before it is used',
  category: 'image-build',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['image/build-arguments'],
    buildkit: ['UndefinedVar'],
    urls: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  },
  why: `
    A variable that nothing defines is empty: \`COPY $ASSETS /srv/\` copies something else, \`ENV PATH=$PAHT:/opt\` loses the
    path, and the build goes on. Most often it is a slip of the pen, an ARG that stands below, or one before the first
    FROM, which a stage sees only after repeating it.`,
  unless: `the base image defines it; what cannot be known of a base image is reported only if the name looks mistyped.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM alpine:3.24\nARG ASSETS_DIR=assets\nCOPY $ASSET_DIR /srv/\n',
      good: 'FROM alpine:3.24\nARG ASSETS_DIR=assets\nCOPY $ASSETS_DIR /srv/\n',
    },
  ],
  check: {
    dockerfile: {
      file(file, report) {
        const uses = everyInstruction(file)
          .flatMap(node => usesIn(node).map(use => ({ node, use })))
          // A file with more of them was not written by people.
          .slice(0, 100);
        if (!uses.length) {
          report.notApplicable();
          return;
        }
        const definitions = new Definitions(file);
        for (const { node, use } of uses) {
          const reason = reasonOf(use, node, file, definitions);
          if (reason === 'unknown') {
            report.unknown(
              'Whether the base image defines the variables in use is not known',
            );
          } else if (reason) report(use, ...reason);
        }
      },
    },
  },
});

/** The uses that have to find their variable: nothing in the file defines it, and there is no word for that case. */
function usesIn(node: Instruction): VariableUse[] {
  const open = expandedWords(node)
    .flatMap(({ variables }) => variables)
    .filter(
      ({ source, operator, name }) =>
        source === 'undeclared' &&
        !/^:?[-+?]$/.test(operator ?? '') &&
        /^[A-Za-z_]/.test(name),
    );
  if (!open.length || node.type !== 'env' || node.pairs.length < 2) return open;
  // Of a variable that another pair of the same ENV sets, no-env-self-reference speaks.
  const own = new Set(node.pairs.map(({ key }) => key.value));
  return open.filter(({ name }) => !own.has(name));
}

type Finding = [message: string, options?: { fix?: OfferedFix }];

function reasonOf(
  use: VariableUse,
  node: Instruction,
  file: Dockerfile,
  definitions: Definitions,
): Finding | 'unknown' | undefined {
  const { name } = use;
  const { stage } = node;
  const fromBase = baseSets(node, name);
  if (fromBase) return undefined;
  const below = definitions.below(node, name);
  if (below) {
    const { line } = file.source.position(below.start);
    return [
      `Variable ${name} is defined only on line ${line}: move the definition up`,
    ];
  }
  if (stage && definitions.isGlobal(name)) {
    return [
      `Variable ${name} is defined before the first FROM, where stages do not see it: repeat ARG ${name} in this stage`,
    ];
  }
  // Where the base may define it too, it takes more to call it mistyped.
  const meant = nearest(
    name,
    definitions.above(node),
    fromBase === undefined ? 1 : undefined,
  );
  if (meant && (fromBase === false || !differInNumbers(name, meant))) {
    return [
      `Nothing defines ${name}: did you mean ${meant}, which is defined?`,
      { fix: renameVariable(use, meant, file) },
    ];
  }
  if (fromBase === undefined) return 'unknown';
  return [`Nothing defines ${name}, so it is empty: add an ARG or ENV above`];
}

/** `PORT_1` and `PORT_2` are two variables. */
const differInNumbers = (one: string, other: string) =>
  one.replace(/\d/g, '') === other.replace(/\d/g, '');

/** Whether what the stage stands on sets a variable; undefined if that is not known. */
function baseSets({ stage, type }: Instruction, name: string) {
  // Before the first FROM there is nothing else than ARG; other lines miss their FROM.
  if (!stage) return type === 'arg' ? false : undefined;
  if (stage.baseKind === 'scratch') return false;
  const { variables, hasNoOtherVariables } = stage.base?.facts ?? {};
  if (variables?.includes(name)) return true;
  return hasNoOtherVariables ? false : undefined;
}
