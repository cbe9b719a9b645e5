import { Located } from '../located';
import { SourceText } from '../source-text';
import { makeText, Text } from '../text';
import type {
  Command,
  CommandFlag,
  Connector,
  Prefix,
  ShellAssignment,
  ShellRedirect,
  Surrounding,
} from './nodes';
import { baseName, prefixLength } from './prefixes';
import { syntaxOf } from './tools';

/** What is found out about a command while the script is read. */
export interface CommandParts extends Located {
  readonly source: SourceText;
  /** Name and arguments, prefixes included. */
  readonly words: readonly Text[];
  /** Prefixes that are not words of it: the `find` of `find -exec`. */
  readonly prefixes?: readonly Prefix[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  readonly precededBy: Connector | undefined;
  readonly followedBy: Connector | undefined;
  readonly within: readonly Surrounding[];
  readonly conditional: boolean;
  readonly pipeline?: CommandNode[];
  readonly pipefail: boolean | undefined;
  readonly stdin: Located | undefined;
}

/** See `Command`. Flags and operands are told apart when a rule first asks. */
export class CommandNode implements Command {
  readonly memory: unknown[] = [];
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  readonly name: string | undefined;
  readonly nameAt: Text | undefined;
  readonly prefixes: readonly Prefix[];
  readonly args: readonly Text[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  readonly precededBy: Connector | undefined;
  readonly followedBy: Connector | undefined;
  readonly within: readonly Surrounding[];
  readonly conditional: boolean;
  readonly pipeline: readonly Command[];
  readonly pipefail: boolean | undefined;
  readonly stdin: Located | undefined;
  /** How many of its words stand before the name. */
  readonly nameIndex: number;
  #arguments: Arguments | undefined;

  constructor(parts: CommandParts) {
    const { words } = parts;
    const { prefixes, nameIndex } = readPrefixes(words, parts.prefixes ?? []);
    const given = prefixes.length ? assignmentsIn(words, nameIndex) : [];
    const nameAt = words[nameIndex] as Text | undefined;
    const name = nameAt?.value;
    this.source = parts.source;
    this.start = parts.start;
    this.end = parts.end;
    this.nameAt = nameAt;
    this.name = name === undefined ? undefined : baseName(name);
    this.nameIndex = nameIndex;
    this.prefixes = prefixes;
    this.args = words.slice(nameIndex + 1);
    this.assignments = given.length
      ? [...parts.assignments, ...given]
      : parts.assignments;
    this.redirects = parts.redirects;
    this.precededBy = parts.precededBy;
    this.followedBy = parts.followedBy;
    this.within = parts.within;
    this.conditional = parts.conditional;
    this.pipefail = parts.pipefail;
    this.stdin = parts.stdin;
    parts.pipeline?.push(this);
    this.pipeline = parts.pipeline ?? [this];
  }

  get flags(): readonly CommandFlag[] {
    return this.#read().flags;
  }

  get operands(): readonly Text[] {
    return this.#read().operands;
  }

  get subcommand(): string | undefined {
    return this.operands[0]?.value;
  }

  hasFlag(...names: string[]): boolean {
    return this.flag(...names) !== undefined;
  }

  flag(...names: string[]): CommandFlag | undefined {
    return this.flags.find(({ name }) => names.includes(name));
  }

  is(name: string, ...subcommands: string[]): boolean {
    if (this.name !== name) return false;
    if (!subcommands.length) return true;
    const { subcommand } = this;
    return subcommand !== undefined && subcommands.includes(subcommand);
  }

  #read(): Arguments {
    this.#arguments ??= readArguments(this.source, this.name, this.args);
    return this.#arguments;
  }
}

interface Arguments {
  readonly flags: readonly CommandFlag[];
  readonly operands: readonly Text[];
}

/** More prefixes than this in a row are nobody's. */
const mostPrefixes = 8;

function readPrefixes(words: readonly Text[], given: readonly Prefix[]) {
  const prefixes = [...given];
  let nameIndex = 0;
  while (prefixes.length < mostPrefixes) {
    const length = prefixLength(words, nameIndex);
    if (!length) break;
    const { start, end, value } = words[nameIndex];
    prefixes.push({ start, end, name: baseName(value ?? '') });
    nameIndex += length;
  }
  return { prefixes, nameIndex };
}

/** `env NAME=value command` sets the variable as `NAME=value command` does. */
const assignmentsIn = (
  words: readonly Text[],
  end: number,
): ShellAssignment[] =>
  words.slice(0, end).flatMap(word => {
    const [, name] = /^([A-Za-z_]\w*)=/.exec(word.shape) ?? [];
    if (!name) return [];
    const { start, source } = word;
    const value = tail(source, word, name.length + 1);
    return [{ start, end: word.end, name, value }];
  });

function readArguments(
  source: SourceText,
  tool: string | undefined,
  args: readonly Text[],
): Arguments {
  const { values, hasLongSingleDash } = syntaxOf(tool);
  const takesNext = (flag: string) => values?.has(flag) ?? false;
  const flags: CommandFlag[] = [];
  const operands: Text[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at];
    const { shape, start, end } = arg;
    if (shape === '--') {
      for (const operand of args.slice(at + 1)) operands.push(operand);
      break;
    }
    const isLong = shape.startsWith('--') || hasLongSingleDash === true;
    if (!shape.startsWith('-') || shape.length === 1) operands.push(arg);
    else if (isLong) {
      const equals = shape.indexOf('=');
      const name = equals < 0 ? shape : shape.slice(0, equals);
      const glued = equals < 0 ? undefined : tail(source, arg, equals + 1);
      const takes = equals < 0 && takesNext(name) && at + 1 < args.length;
      const value = takes ? args[++at] : glued;
      const flag = { start, end, name };
      flags.push(value ? withValue(flag, value) : flag);
    } else {
      const bundle = readBundle(source, arg, takesNext);
      for (const flag of bundle) flags.push(flag);
      const last = bundle[bundle.length - 1];
      if (takesNext(last.name) && !last.value && at + 1 < args.length)
        flags[flags.length - 1] = withValue(last, args[++at]);
    }
  }
  return { flags, operands };
}

/** A flag whose value is the next word: it ends where that does. */
const withValue = (flag: CommandFlag, value: Text): CommandFlag => ({
  ...flag,
  end: Math.max(flag.end, value.end),
  value,
});

/** `-yq`, `-tstable`, `-q=2`: one flag per letter, up to one that takes the rest for its value. */
function readBundle(
  source: SourceText,
  arg: Text,
  takesValue: (flag: string) => boolean,
): CommandFlag[] {
  const { shape, start, end } = arg;
  const flags: CommandFlag[] = [];
  for (let at = 1; at < shape.length; at++) {
    const name = `-${shape[at]}`;
    const isLast = at + 1 === shape.length;
    if (!isLast && (takesValue(name) || shape[at + 1] === '=')) {
      const from = shape[at + 1] === '=' ? at + 2 : at + 1;
      flags.push({ start, end, name, value: tail(source, arg, from) });
      break;
    }
    flags.push({ start, end, name });
  }
  return flags;
}

/** The rest of a word from an index of its value. */
function tail(source: SourceText, word: Text, from: number): Text {
  const isVerbatim = word.end - word.start === word.shape.length;
  return makeText(
    source,
    { start: isVerbatim ? word.start + from : word.start, end: word.end },
    word.shape.slice(from),
    word.variables,
    word.quoted,
  );
}
