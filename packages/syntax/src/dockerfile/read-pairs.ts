import { isPredefined } from './scope';
import { Located } from '../located';
import { InstructionReader } from './instruction-reader';
import type { Arg, ArgDefinition, Env, Label, Pair } from './nodes';
import { skipSpaces, skipWord } from './spaces';

/** Reads an ENV. */
export function readEnv(reader: InstructionReader): Env {
  return { ...reader.base('env'), ...readPairs(reader) };
}

/** Reads a LABEL. */
export function readLabel(reader: InstructionReader): Label {
  return { ...reader.base('label'), ...readPairs(reader) };
}

function readPairs(reader: InstructionReader): {
  pairs: Pair[];
  isLegacy: boolean;
} {
  const words = reader.quotedWords();
  if (!words.length) {
    reader.reportMissing('a name and a value, as in NAME=value');
    return { pairs: [], isLegacy: false };
  }
  const { text } = reader.input;
  const equals = (word: Located) => {
    const at = text.indexOf('=', word.start);
    return at < word.end ? at : -1;
  };
  if (equals(words[0]) < 0) return readLegacyPair(reader);
  const pairs: Pair[] = [];
  for (const word of words) {
    const at = equals(word);
    if (at < 0)
      reader.report(
        'bad-pair',
        reader.input.locate(word.start, word.end),
        `${reader.keyword.name} needs NAME=value here: quote a value that holds spaces`,
      );
    else if (at === word.start)
      reader.report(
        'bad-pair',
        reader.input.locate(word.start, word.end),
        'There is no name before the equals sign',
      );
    else
      pairs.push({
        ...reader.input.locate(word.start, word.end),
        key: reader.word(word.start, at),
        value: reader.word(at + 1, word.end),
      });
  }
  return { pairs, isLegacy: false };
}

/** `ENV name value with spaces` */
function readLegacyPair(reader: InstructionReader): {
  pairs: Pair[];
  isLegacy: boolean;
} {
  const { input, from, to, keyword } = reader;
  const keyEnd = skipWord(input.text, from, to);
  const valueFrom = skipSpaces(input.text, keyEnd, to);
  if (valueFrom >= to) {
    reader.report(
      'missing-arguments',
      input.locate(from, keyEnd),
      `${keyword.name} needs a value: write NAME=value`,
    );
    return { pairs: [], isLegacy: true };
  }
  const pair = {
    ...input.locate(from, to),
    key: reader.word(from, keyEnd),
    value: reader.word(valueFrom, to),
  };
  return { pairs: [pair], isLegacy: true };
}

/** Reads an ARG. */
export function readArg(reader: InstructionReader): Arg {
  const words = reader.quotedWords();
  if (!words.length) reader.reportMissing('a name');
  const isGlobal = !reader.context.stage;
  const args = words.map(word => {
    const definition = readDefinition(reader, word);
    // Before the first FROM each ARG sees those to its left.
    if (isGlobal && !reader.inOnbuild)
      reader.context.globals.declare(definition.name, definition.default);
    return definition;
  });
  return { ...reader.base('arg'), args };
}

function readDefinition(
  reader: InstructionReader,
  { start, end }: Located,
): ArgDefinition {
  const { input, context } = reader;
  const equals = input.text.indexOf('=', start);
  const hasDefault = equals >= 0 && equals < end;
  const nameTo = hasDefault ? equals : end;
  const name = reader.word(start, nameTo);
  const nameAt = input.locate(start, nameTo);
  if (start === nameTo)
    reader.report(
      'bad-pair',
      input.locate(start, end),
      'There is no name before the equals sign',
    );
  const key = name.shape;
  const value = hasDefault ? reader.word(equals + 1, end) : undefined;
  const inherited =
    context.stage && !isPredefined(key)
      ? context.globals.inherited(key)?.value
      : undefined;
  return {
    ...input.locate(start, end),
    name: key,
    nameAt,
    default: value,
    value: value ? value.value : inherited,
  };
}
