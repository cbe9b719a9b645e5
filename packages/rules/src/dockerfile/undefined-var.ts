import { defineRule } from '@plimsoll/engine';
import type { OfferedFix, Report, VisitContext } from '@plimsoll/engine';
import type {
  Dockerfile,
  Instruction,
  Stage,
  Text,
  VariableUse,
} from '@plimsoll/syntax';
import { nearest } from '@plimsoll/syntax';
import { setsVariable } from '../base-environment';

export default defineRule({
  id: 'dockerfile/undefined-var',
  title: 'Define a variable before it is used',
  category: 'image-build',
  severity: 'medium',
  confidence: 'likely',
  references: {
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
  check: { dockerfile: { instruction: judge } },
});

function judge(
  node: Instruction,
  report: Report,
  { file }: VisitContext<unknown, Dockerfile>,
) {
  const uses = textsOf(node)
    .flatMap(({ variables }) => variables)
    .filter(isOpen);
  if (!uses.length) {
    report.notApplicable();
    return;
  }
  for (const use of uses) {
    const reason = reasonOf(use, node, file);
    if (reason === 'unknown') {
      report.unknown(
        'Whether the base image defines the variables in use is not known',
      );
    } else if (reason) report(use, ...reason);
  }
}

/** Whether a use has to find its variable: nothing in the file defines it, and there is no word for that case. */
const isOpen = ({ source, operator, name }: VariableUse) =>
  source === 'undeclared' &&
  !/^:?[-+?]$/.test(operator ?? '') &&
  /^[A-Za-z_]/.test(name);

type Finding = [message: string, options?: { fix?: OfferedFix }];

function reasonOf(
  use: VariableUse,
  node: Instruction,
  file: Dockerfile,
): Finding | 'unknown' | undefined {
  const { name } = use;
  const { stage } = node;
  // Without a stage only ARG sees no more than the file.
  const fromBase = stage
    ? baseSets(stage, name)
    : node.type !== 'arg' && undefined;
  if (fromBase) return undefined;
  const definition = stage && definitionBelow(stage, node, name);
  if (definition) {
    const { line } = file.source.position(definition.start);
    return [
      `Variable ${name} is defined only on line ${line}: move the definition up`,
    ];
  }
  if (stage && file.globalArgs.some(arg => defines(arg, name))) {
    return [
      `Variable ${name} is defined before the first FROM, where stages do not see it: repeat ARG ${name} in this stage`,
    ];
  }
  const meant = nearest(name, namesKnownTo(stage, node, file));
  if (meant) {
    return [
      `Nothing defines ${name}: did you mean ${meant}, which is defined?`,
      { fix: rename(use, meant, file) },
    ];
  }
  if (fromBase === undefined) return 'unknown';
  return [`Nothing defines ${name}, so it is empty: add an ARG or ENV above`];
}

/** Whether what the stage stands on sets a variable; undefined if that is not known. */
function baseSets(
  { base, baseKind }: Stage,
  name: string,
): boolean | undefined {
  if (baseKind === 'scratch') return false;
  return base && setsVariable(base, name);
}

function definitionBelow(
  { instructions }: Stage,
  { start }: Instruction,
  name: string,
): Instruction | undefined {
  return instructions.find(
    other => other.start > start && defines(other, name),
  );
}

const defines = (instruction: Instruction, name: string) =>
  namesDefinedBy(instruction).includes(name);

function namesDefinedBy(instruction: Instruction): string[] {
  if (instruction.type === 'arg') {
    return instruction.args.map(({ name }) => name);
  }
  if (instruction.type === 'env') {
    return instruction.pairs.flatMap(({ key }) => key.value ?? []);
  }
  return [];
}

/** What an instruction can use. */
function namesKnownTo(
  stage: Stage | undefined,
  { start }: Instruction,
  file: Dockerfile,
): string[] {
  const above = stage
    ? stage.lineage.flatMap(({ instructions }) => instructions)
    : file.globalArgs;
  return [
    ...above.filter(other => other.start < start).flatMap(namesDefinedBy),
    'PATH',
    'HOME',
  ];
}

function rename(
  use: VariableUse,
  meant: string,
  { source }: Dockerfile,
): OfferedFix | undefined {
  const at = source.slice(use).indexOf(use.name);
  if (at < 0) return undefined;
  const start = use.start + at;
  return {
    title: `Write ${meant}`,
    safe: false,
    edits: [{ at: { start, end: start + use.name.length }, text: meant }],
  };
}

/** The words in which the builder puts variables in. What a shell reads is not its business. */
function textsOf(node: Instruction): readonly Text[] {
  const flags = node.flags.flatMap(({ value }) => value ?? []);
  switch (node.type) {
    case 'env':
    case 'label':
      return node.pairs.flatMap(({ key, value }) => [key, value]);
    case 'arg':
      return node.args.flatMap(({ default: value }) => value ?? []);
    case 'copy':
    case 'add':
      return [...flags, ...node.sources, ...some(node.destination)];
    case 'user':
      return [...some(node.user), ...some(node.group)];
    case 'workdir':
      return some(node.path);
    case 'expose':
      return node.ports;
    case 'volume':
      return node.paths;
    case 'stopsignal':
      return some(node.signal);
    default:
      return [];
  }
}

const some = (text: Text | undefined) => (text ? [text] : []);
