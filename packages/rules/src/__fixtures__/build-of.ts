import { parseDockerfile } from '@plimsoll/syntax';
import type {
  Add,
  CommandLine,
  Copy,
  Dockerfile,
  From,
  Instruction,
  Port,
  Run,
  Stage,
  Text,
} from '@plimsoll/syntax';

/**
 * What a Dockerfile builds, put so that two files that build the same give the same: keywords, quotes, layout and
 * comments are gone, and so is what the builder ignores.
 *
 * What safe fixes change on purpose is left out too, and only here is it written down what that is.
 */
export function buildOf(text: string): unknown {
  const file = parseDockerfile('Dockerfile', text);
  return {
    directives: file.directives.map(({ name, value }) => [name, value]),
    before: file.instructions
      .filter(({ stage }) => !stage)
      .flatMap(instruction => stepOf(instruction, file)),
    stages: file.stages.map(stage => stageOf(stage, file)),
  };
}

function stageOf(stage: Stage, file: Dockerfile) {
  const { cmd, entrypoint, healthcheck, instructions } = stage;
  return {
    from: fromOf(stage.from),
    steps: instructions.flatMap(instruction => stepOf(instruction, file)),
    // Of these only the last in a stage counts.
    cmd: cmd.node && lineOf(cmd.node, cmd.node.rest, file),
    entrypoint:
      entrypoint.node && lineOf(entrypoint.node, entrypoint.node.rest, file),
    healthcheck: healthcheck.node && [
      healthcheck.node.isNone,
      flagsOf(healthcheck.node),
      healthcheck.node.test &&
        lineOf(healthcheck.node.test, healthcheck.node.test, file),
    ],
  };
}

function fromOf({ name, baseStage, alias, platform }: From) {
  const isDefault = /^\$\{?TARGETPLATFORM\}?$/.test(platform?.raw ?? '');
  return [
    baseStage ? baseStage.index : name?.raw,
    alias?.value?.toLowerCase(),
    isDefault ? undefined : platform?.raw,
  ];
}

/** What an instruction adds, one after the other; nothing for those that are told with their stage. */
function stepOf(node: Instruction, file: Dockerfile): unknown[] {
  switch (node.type) {
    case 'from':
      return [];
    case 'cmd':
    case 'entrypoint':
      return node.inOnbuild ? [[node.type, lineOf(node, node.rest, file)]] : [];
    case 'healthcheck':
      return [];
    case 'run':
      return [['run', flagsOf(node), runOf(node, file)]];
    case 'copy':
    case 'add':
      return [transferOf(node, file)];
    case 'env':
    case 'label':
      return node.pairs.map(({ key, value }) => [
        node.type,
        valueOf(key),
        valueOf(value),
      ]);
    case 'maintainer':
      return [
        [
          'label',
          'org.opencontainers.image.authors',
          node.name?.value?.replace(/^(["'])(.*)\1$/, '$2'),
        ],
      ];
    case 'expose':
      return [['expose', ...node.ports.map(portOf)]];
    case 'volume':
      return [['volume', ...arrayOf(node.rest, node.paths, file)]];
    case 'shell':
      return [['shell', ...arrayOf(node.rest, node.words, file)]];
    case 'onbuild':
      return node.instruction
        ? [['onbuild', ...stepOf(node.instruction, file)]]
        : [['onbuild', file.source.slice(node.rest)]];
    default:
      return [[node.type, file.source.slice(node.rest)]];
  }
}

const flagsOf = ({ flags }: Instruction) =>
  flags
    .filter(({ name }) => name !== 'from')
    .map(({ name, value }) => [name, value && valueOf(value).toLowerCase()])
    .sort();

function transferOf(node: Copy | Add, file: Dockerfile) {
  const { sources, destination, heredocs, from, fromStage, rest } = node;
  const words = arrayOf(
    rest,
    [...sources, ...(destination ? [destination] : [])],
    file,
  );
  const isMany = sources.length + heredocs.length > 1;
  const last = words.pop();
  const needsAdd = words.some(word =>
    /:\/\/|@|\.(?:tar|tgz|tar\.\w+)$/.test(word),
  );
  return [
    needsAdd ? node.type : 'copy',
    flagsOf(node),
    fromStage ? fromStage.index : from?.raw,
    words,
    isMany ? last?.replace(/\/$/, '') : last,
    heredocs.map(({ body }) => file.source.slice(body)),
  ];
}

const portOf = ({ from, to, protocol, value }: Port) =>
  from === undefined ? value : `${from}-${to}/${protocol?.toLowerCase()}`;

function runOf(node: Run, file: Dockerfile) {
  const lines = node.heredocs.flatMap(({ body }) =>
    file.source.slice(body).split(/\r?\n/),
  );
  return [
    meant(lineOf(node, node.rest, file)),
    lines.map(line => meant(line.trim().split(/\s+/))),
  ];
}

/** Words of a command without what safe fixes add to it. */
const meant = (words: readonly string[]) =>
  words
    .map(word => (word === 'apt' ? 'apt-get' : word))
    .filter(word => !isQuiet(word));

/** What is inserted so that a command does not ask, keep a cache, fill the log, or write a sparse file. */
const isQuiet = (word: string) =>
  [
    '-y',
    '--non-interactive',
    '-n',
    '--no-cache',
    '--no-cache-dir',
    '--update',
    '-U',
    '-nv',
    '--no-verbose',
    '--progress=dot:giga',
    '-l',
    '--no-log-init',
  ].includes(word);

/** The words of a command line, whether as an array or, without anything special in it, as a line. */
function lineOf(
  { form, args }: CommandLine,
  at: { start: number; end: number },
  file: Dockerfile,
): readonly string[] {
  if (form === 'exec') return args.map(valueOf);
  return arrayOf(at, [], file, plainLine(at, file));
}

/** The line without continuations and what they let stand between the words. */
function plainLine(at: { start: number; end: number }, file: Dockerfile) {
  const { escape, source } = file;
  const joined = source
    .slice(at)
    .split(/\r?\n/)
    .filter(line => !/^\s*(?:#|$)/.test(line))
    .map(line => {
      const trimmed = line.trimEnd();
      return trimmed.endsWith(escape) ? trimmed.slice(0, -1) : line;
    })
    .join('');
  return joined.split(/[ \t]+/).filter(Boolean);
}

/** An array in single quotes was meant as one. */
function arrayOf(
  at: { start: number; end: number },
  words: readonly Text[],
  file: Dockerfile,
  otherwise: readonly string[] = words.map(valueOf),
): string[] {
  const text = plainLine(at, file).join(' ');
  if (!/^\[\s*'/.test(text)) return [...otherwise];
  return (text.match(/'[^']*'|"[^"]*"/g) ?? []).map(word => word.slice(1, -1));
}

const valueOf = ({ shape }: Text) => shape;
