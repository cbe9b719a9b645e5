import { Random } from './random';

/** However often a text is doubled, it stays one that is judged quickly. */
const LONGEST = 6_000;

const NUMBERS = [
  ...['0', '-0', '-1', '1', '00', '0777', '0o17', '0x1F', '0b1', '1e309'],
  ...['-1e309', '1e-400', 'NaN', '.nan', 'Infinity', '.inf', '-.inf', '65536'],
  ...['2147483648', '4294967296', '9007199254740993', '9'.repeat(40), '1.5'],
  ...['1_000', '22:22', '1e9', '+1', '1m', '1Gi', '-5Gi', '1e3k', '٣', '１'],
];

/** Names that objects have by birth. */
const NAMES = [
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'],
  ...['prototype', 'length', 'then', '__defineGetter__', ''],
];

const SPLINTERS = [
  ...['"', "'", '`', '\\', '\\\n', '\n', '\r\n', '\r', '\t', ' ', '  ', '\f'],
  ...[':', ': ', '- ', '? ', ',', '|', '>', '|2-', '>+9', '#', '&a ', '*a'],
  ...['<<: *a\n', '<<: [*a, *a]\n', '---\n', '...\n', '%YAML 1.1\n', '!', '!!'],
  ...[
    '!!js/function ',
    '!!binary ',
    '!!set ',
    '!reset ',
    '!override ',
    '!<a> ',
  ],
  ...['!reference [a, b]', '[', ']', '{', '}', '(', ')', '@', '%', '~', '*'],
  ...['$', '$$', '${', '${A:-', '${A:?', '}', '$(', '$((', '$[[', ']]', '$A'],
  ...['${{', '}}', '{{', '{%', '<%', '<<EOF\n', '\nEOF\n', '<<-"X Y"', '<<<'],
  ...['&&', '||', ';', '&', '=', '==', '/', '//', '..', '../', '.', '-', '--'],
  ...['@sha256:', ':latest', 'a'.repeat(300), '\u0000', '\uFEFF', '\uFFFC'],
  ...['\u00e9', '\u2028', '\u0085', '\ud83d', '\udea2', '\ud83d\udea2'],
  ...['\u202e', '\u001b[31m', '\u200b', '**/', '!**', '[a-', '[!]', '?', '{a,'],
  ...['FROM ', 'RUN ', 'ONBUILD ', 'AS ', 'ENV a ', '# escape=`\n', 'ARG a\n'],
  ...['# syntax=a\n', 'HEALTHCHECK ', '--from=', '--mount=type=', 'sh -c '],
  ...[
    'docker build . ',
    'if ',
    'then',
    'fi',
    'do',
    'done',
    'case a in',
    'esac',
  ],
  ...[
    'extends: ',
    'include: ',
    'services:\n',
    'build: .',
    'image: ',
    'export ',
  ],
  ...['kind: List\n', 'items:\n', 'spec:\n', 'jobs:\n', 'uses: ', 'steps:\n'],
  ...['matrix: ', 'if: ', 'true', 'null', '~', 'target "a" {\n', 'inherits = '],
  ...['variable "A" {}\n', 'A=', 'for ', 'yes', '# plimsoll ignore=', 'until='],
  ...[
    '# hadolint ignore=',
    '# trivy:ignore:',
    '# zizmor: ignore[',
    '# check=skip=',
  ],
];

const WRAPS: readonly (readonly [string, string])[] = [
  ['[', ']'],
  ['{a: ', '}'],
  ['(', ')'],
  ['"', '"'],
  ["'", "'"],
  ['$(', ')'],
  ['`', '`'],
  ['${A:-', '}'],
  ['${{ ', ' }}'],
  ['$((', '))'],
  ["sh -c '", "'"],
  ['if a; then ', '; fi'],
  ['- ', ''],
  ['? ', ''],
  ['&a ', ' *a'],
  ['{\n', '\n}\n'],
  ['<<E\n', '\nE\n'],
  ['ONBUILD ', ''],
];

type Mutation = (text: string, other: string, random: Random) => string;

/** Where a stretch of the text begins and ends. */
function stretch(text: string, random: Random, longest: number) {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.below(longest))] as const;
}

const put = (text: string, start: number, end: number, by: string) =>
  text.slice(0, start) + by + text.slice(end);

const replacing =
  (words: readonly string[], pattern: RegExp): Mutation =>
  (text, _, random) => {
    const places = [...text.matchAll(pattern)];
    const word = random.of(words);
    if (places.length === 0) {
      const at = random.below(text.length + 1);
      return put(text, at, at, word);
    }
    const place = random.of(places);
    return put(text, place.index, place.index + place[0].length, word);
  };

const ofLines =
  (
    change: (lines: string[], random: Random, other: string) => void,
  ): Mutation =>
  (text, other, random) => {
    const lines = text.split('\n');
    change(lines, random, other);
    return lines.join('\n');
  };

/** Some lines from anywhere in a list, taken out of it or not. */
function some(lines: string[], random: Random, takeOut: boolean): string[] {
  const start = random.below(lines.length);
  const count = 1 + random.below(4);
  return takeOut
    ? lines.splice(start, count)
    : lines.slice(start, start + count);
}

const MUTATIONS: readonly Mutation[] = [
  /** A few bits of its bytes turned, so that it may no longer be UTF-8. */
  (text, _, random) => {
    const bytes = Buffer.from(text);
    for (let times = 1 + random.below(4); bytes.length && times > 0; times--)
      // eslint-disable-next-line no-bitwise
      bytes[random.below(bytes.length)] ^= 1 << random.below(8);
    return bytes.toString('utf8');
  },
  (text, _, random) => put(text, ...stretch(text, random, 8), ''),
  (text, _, random) => put(text, ...stretch(text, random, 200), ''),
  (text, _, random) => text.slice(0, random.below(text.length + 1)),
  (text, _, random) =>
    put(text, ...stretch(text, random, 6), random.of(SPLINTERS)),
  (text, _, random) =>
    put(text, ...stretch(text, random, 2), random.of(SPLINTERS)),
  /** The end of another. */
  (text, other, random) =>
    text.slice(0, random.below(text.length + 1)) +
    other.slice(random.below(other.length + 1)),
  /** A stretch of another, whole words of it. */
  (text, other, random) => {
    const words = other.match(/\w+|\s+|[^\w\s]/g) ?? [];
    const start = random.below(words.length);
    const taken = words.slice(start, start + 1 + random.below(12)).join('');
    return put(text, ...stretch(text, random, 12), taken);
  },
  ofLines((lines, random) => {
    const taken = some(lines, random, false);
    const times = 1 + random.below(random.onceIn(8) ? 40 : 3);
    const repeated = Array.from({ length: times }, () => taken).flat();
    lines.splice(random.below(lines.length + 1), 0, ...repeated);
  }),
  ofLines((lines, random) => some(lines, random, true)),
  ofLines((lines, random) => {
    const taken = some(lines, random, true);
    lines.splice(random.below(lines.length + 1), 0, ...taken);
  }),
  ofLines((lines, random, other) => {
    const taken = some(other.split('\n'), random, false);
    lines.splice(random.below(lines.length + 1), 0, ...taken);
  }),
  /** Deeper or less deep from here on, or for some lines. */
  ofLines((lines, random) => {
    const start = random.below(lines.length);
    const end = random.onceIn(2) ? lines.length : start + 1 + random.below(4);
    const by = random.of(['  ', ' ', '    ', '\t', '- ']);
    const isOut = random.onceIn(3);
    for (let at = start; at < Math.min(end, lines.length); at++)
      lines[at] = isOut ? lines[at].replace(/^ {1,2}/, '') : by + lines[at];
  }),
  /** Around a stretch of it, once or many times. */
  (text, _, random) => {
    const [open, close] = random.of(WRAPS);
    const times = random.of([1, 1, 2, 3, 20, 120]);
    const [start, end] = stretch(text, random, 30);
    const inner = text.slice(start, end);
    const wrapped = open.repeat(times) + inner + close.repeat(times);
    return put(text, start, end, wrapped);
  },
  replacing(NUMBERS, /-?\d[\d.]*/g),
  replacing(NAMES, /[A-Za-z_][\w-]*/g),
  replacing(NUMBERS, /[A-Za-z_][\w-]*/g),
  (text, _, random) =>
    random.of([
      () => text.replace(/\n/g, '\r\n'),
      () => text.replace(/\n/g, '\r'),
      () => `\uFEFF${text}`,
      () => text.replace(/ {2}/g, '\t'),
      () => text.toUpperCase(),
      () => text.replace(/\n$/, ''),
      () => text.replace(/:/g, '='),
    ])(),
];

/** A text that is like one, but not quite; `other` is one of the same kind. */
export function mutate(text: string, other: string, random: Random): string {
  let mutated = text;
  // Most of what is wrong comes of one change, some only of many.
  for (let times = random.of([1, 1, 1, 2, 2, 3, 4, 7]); times > 0; times--)
    mutated = random.of(MUTATIONS)(mutated, other, random).slice(0, LONGEST);
  return mutated;
}
