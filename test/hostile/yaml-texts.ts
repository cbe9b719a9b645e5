import type { Kind } from '@plimsoll/findings';
import { KIB, lines, many, MIB, OWN_NAMES } from './texts';

/** Small files of the kinds that are YAML, each with something wrong in it. */
export const bases = {
  compose: 'services:\n  web:\n    image: a\n',
  'github-actions':
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n    - uses: a/b@main\n    - run: docker build .\n',
  'gitlab-ci':
    'b:\n  image: docker\n  script:\n  - docker build -t a .\n  - docker push a\n',
  kubernetes:
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: a\n    image: b\n',
} satisfies Partial<Record<Kind, string>>;

/** Lists of ten of the list before. */
const laughs = (depth: number, open: string, item: string, close: string) =>
  lines(depth, i =>
    i === 0
      ? `x-0: &a0 ${open}${item.replace('*', 'x')}${close}`
      : `x-${i}: &a${i} ${open}${Array.from({ length: 10 }, (_, n) =>
          item.replace('*', `*a${i - 1}`).replace('#', `${n}`),
        ).join(', ')}${close}`,
  );

const BOMB = /expands to far more than it holds/;
const DEEP = /nests maps and lists/;
const LONG = /too many values/;
const LARGE = /larger than 1 MiB/;
const BINARY = /binary/;

/** A text, made of a small valid one, and why it is refused as a whole if it is. */
type YamlText = [make: (base: string) => string, refused?: RegExp];

/** What can be done with any YAML. */
export const yamlTexts: Record<string, YamlText> = {
  'a billion laughs': [base => laughs(10, '[', '*', ']') + base, BOMB],
  'a billion laughs in maps': [
    base => laughs(10, '{', 'k#: *', '}') + base,
    BOMB,
  ],
  'many aliases of one long list': [
    base =>
      `x-a: &a [${many('x, ', 20 * KIB)}x]\nx-b: [${many(
        '*a, ',
        3_600,
      )}*a]\n${base}`,
    BOMB,
  ],
  'more aliases than anyone writes': [
    base => `x-a: &a b\nx-b: [${many('*a, ', 40 * KIB)}*a]\n${base}`,
    /aliases|expands/,
  ],
  'merges of merges': [
    base =>
      `x-0: &a0 {k: v}\n${lines(
        500,
        i => `x-${i + 1}: &a${i + 1} {<<: *a${i}, k${i}: v}`,
      )}${base}`,
    BOMB,
  ],
  'merges of everything before': [
    base =>
      `x-0: &a0 {k: v}\n${lines(
        40,
        i =>
          `x-${i + 1}: &a${i + 1} {<<: [${Array.from(
            { length: i + 1 },
            (_, n) => `*a${n}`,
          ).join(', ')}], k${i}: v}`,
      )}${base}`,
    BOMB,
  ],
  'merges that double': [
    base =>
      `x-0: &a0 {k: v}\n${lines(
        60,
        i => `x-${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}], k${i}: *a${i}}`,
      )}${base}`,
    BOMB,
  ],
  'a list that holds itself': [base => `x-a: &a [*a, *a]\n${base}`],
  'a map that merges itself': [base => `x-a: &a {<<: *a, b: *a}\n${base}`],
  'maps that merge each other': [
    base => `x-a: &a {<<: *b}\nx-b: &b {<<: *a}\n${base}`,
  ],
  'the whole file as its own value': [
    base => `&a\nx-a: *a\nx-b: {<<: *a}\n${base}`,
  ],
  'anchors of one name': [
    base => `${lines(2_000, i => `x-${i}: &a b${i}`)}x-a: *a\n${base}`,
  ],
  'aliases of nothing': [base => `${lines(900, i => `x-${i}: *b${i}`)}${base}`],
  'merges of what is no map': [
    base => `x-a: {<<: 1}\nx-b: {<<: [a, [b], {c: d}]}\nx-c: {<<: }\n${base}`,
  ],
  '100,000 brackets': [base => `${base}x-a: ${'['.repeat(100_000)}`, DEEP],
  '100,000 pairs of brackets': [
    base => `${base}x-a: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
    DEEP,
  ],
  '50,000 braces': [base => `${base}x-a: ${'{a: '.repeat(50_000)}`, DEEP],
  'brackets and braces in turn': [
    base => `${base}x-a: ${'[{a: '.repeat(50_000)}`,
    DEEP,
  ],
  '100,000 dashes': [base => `${base}x-a:\n  ${'- '.repeat(100_000)}b\n`, DEEP],
  '10,000 question marks': [
    base => `${base}x-a:\n  ${'? '.repeat(10_000)}b\n`,
    DEEP,
  ],
  'maps in maps by indentation': [
    base => `${base}x-a:\n${lines(1_000, i => `${' '.repeat(i + 1)}a:`)}`,
    DEEP,
  ],
  'as deep as may be': [
    base => `${base}x-a: ${'['.repeat(90)}b${']'.repeat(90)}\n`,
  ],
  'a value of 900 KiB': [base => `${base}x-a: ${'b'.repeat(900 * KIB)}\n`],
  'a value of 900 KiB of words': [
    base => `${base}x-a: ${many('b c ', 900 * KIB)}\n`,
  ],
  'a key of 900 KiB': [base => `${base}x-${'a'.repeat(900 * KIB)}: b\n`],
  'a quoted key of 900 KiB': [
    base => `${base}"x-${'a'.repeat(900 * KIB)}": b\n`,
  ],
  'escapes by the hundred thousand': [
    base => `${base}x-a: "${many('\\x41', 800 * KIB)}"\n`,
  ],
  'quotes in quotes': [base => `${base}x-a: '${many("''", 800 * KIB)}'\n`],
  'a block of 900 KiB': [base => `${base}x-a: |\n${many('  b\n', 900 * KIB)}`],
  'a folded block of empty lines': [
    base => `${base}x-a: >+\n${many('\n', 900 * KIB)}  b\n`,
  ],
  'a quote without end': [base => `${base}x-a: "${many('b\n', 500 * KIB)}`],
  'many quotes without end': [
    base => `${base}${lines(2_000, i => `x-${i}: "b`)}`,
  ],
  'more than a MiB': [base => base + many('# c\n', 1.2 * MIB), LARGE],
  'ten MiB of one line': [base => `${base}#${'c'.repeat(10 * MIB)}`, LARGE],
  '10,000 documents': [base => base + many('---\na: b\n', 80_000), /documents/],
  '900 documents': [base => base + many(`---\na: b\n`, 900 * 9)],
  '100,000 empty documents': [base => base + many('---\n', 400_000), /./],
  'ends of documents': [base => base + many('...\n', 40_000), /documents/],
  directives: [base => `${lines(5_000, i => `%TAG !a${i}! b`)}---\n${base}`],
  'a directive that YAML does not have': [
    base => `%YAML 9.9\n%EVIL a b c\n---\n${base}`,
  ],
  'tags that make objects': [
    base =>
      `x-a: !!js/function "function () { process.exit(7) }"\nx-b: !!js/regexp /a/\nx-c: !!js/undefined ''\nx-d: !!python/object/apply:os.system [exit]\nx-e: !ruby/object:Gem::Installer {i: x}\n${base}`,
  ],
  'tags of other types': [
    base =>
      `x-a: !!binary "////"\nx-b: !!set {a, b}\nx-c: !!omap [a: b]\nx-d: !!timestamp 9999-99-99\nx-e: !!int a\nx-f: !!float .nan\nx-g: !<tag:yaml.org,2002:map> []\n${base}`,
  ],
  'tags on everything': [
    base => base.replace(/: (?=\S)/g, ': !!str ').replace(/- /g, '- !a '),
  ],
  'thousands of tags': [
    base => `${base}${lines(5_000, i => `x-${i}: !t${i} b`)}`,
  ],
  'tabs for spaces': [base => base.replace(/ {2}/g, '\t')],
  'tabs after keys': [base => base.replace(/: /g, ':\t')],
  'lines that end as on the Mac of old': [base => base.replace(/\n/g, '\r')],
  'lines that end in every way': [
    base => base.replace(/\n/g, '\r\n').replace(/\r\n/, '\r').concat('\r\r\n'),
  ],
  'a byte-order mark': [base => `\uFEFF${base}`],
  'many byte-order marks': [
    base => `${many('\uFEFF', 3_000)}${base}${many('\uFEFF', 3_000)}`,
  ],
  'UTF-16, little end first': [
    base => Buffer.from(`\uFEFF${base}`, 'utf16le').toString('utf8'),
    BINARY,
  ],
  'UTF-16, big end first': [
    base => Buffer.from(`\uFEFF${base}`, 'utf16le').swap16().toString('utf8'),
    BINARY,
  ],
  'bytes that are not UTF-8': [
    base =>
      Buffer.concat([
        Buffer.from(`${base}# \xe9\xff\xfe\xc0\x80\xed\xa0\x80`, 'latin1'),
        Buffer.alloc(1000, 0xf8),
      ]).toString('utf8'),
  ],
  'halves of surrogate pairs': [
    base => `${base}x-\ud83d: "\udea2"\nx-b: '\udea2\ud83d'\n# \ud800`,
  ],
  'a NUL': [base => `${base}x-a: b\0c\n`, BINARY],
  'control characters': [
    base =>
      `${base}x-a: "${Array.from({ length: 31 }, (_, i) =>
        String.fromCharCode(i + 1),
      ).join('')}\u007f\u0085\u009b"\n`,
  ],
  'one key 10,000 times': [base => `${base}${many('x-a: b\n', 70_000)}`],
  '20,000 keys': [base => `${base}${lines(20_000, i => `x-${i}: b`)}`],
  '300,000 values': [base => `${base}x-a: [${many('b,', 900_000)}]\n`, LONG],
  'keys that are maps': [
    base =>
      `${base}? {a: b}\n: c\n? [a, b]\n: d\n? ? e\n  : f\n: g\n? |\n  h\n: i\n`,
  ],
  'keys that are no words': [
    base =>
      `${base}null: a\n~: b\ntrue: c\n1: d\n.nan: e\n"": f\n' ': g\n: h\n`,
  ],
  'colons by the thousand': [base => `${base}${many('a: ', 3_000)}b\n`, DEEP],
  'numbers that are none': [
    base =>
      `${base}${[
        ...[
          '1e309',
          '-0',
          '.nan',
          '.inf',
          '0777',
          '0o17',
          '0x',
          '1_0',
          '22:22',
        ],
        '9'.repeat(400),
      ]
        .map((value, i) => `x-${i}: ${value}`)
        .join('\n')}\n`,
  ],
  'names that objects have': [
    base =>
      `${base}${OWN_NAMES.map(
        name => `${name}: &${name} {${OWN_NAMES.map(n => `${n}: a`).join()}}`,
      ).join('\n')}\nx-a: {<<: *__proto__}\n`,
  ],
  'names that objects have in place of every value': [
    base => base.replace(/: (\S+)$/gm, ': constructor'),
  ],
  'names that objects have in place of every key': [
    base => base.replace(/^( +(?:- )?)\w+:/gm, '$1__proto__:'),
  ],
  'indentation that says nine': [
    base => `${base}x-a: |9\n b\nx-c: >+9-\n d\nx-e: |0\n f\n`,
  ],
  'spaces only': [() => many(' ', 900 * KIB)],
  'line breaks only': [() => many('\n', 900 * KIB), LONG],
  'number signs only': [() => many('#', 900 * KIB)],
  'dashes only': [() => many('-\n', 100 * KIB)],
  'a list in place of a map': [base => `- ${base.replace(/\n(?=.)/g, '\n  ')}`],
  'a word in place of a map': [() => 'constructor\n'],
  'every value a list': [
    base => base.replace(/: (\S+)$/gm, ': [[$1], {a: b}]'),
  ],
  'every value null': [base => base.replace(/: (\S+)$/gm, ':')],
  'every list a map': [base => base.replace(/- /g, '  ')],
  'merge conflicts': [
    base => `<<<<<<< HEAD\n${base}=======\n${base}>>>>>>> other\n`,
  ],
  'the tags of a template': [
    base =>
      `{{- range $i, $e := until 1000000 }}\n${base}{{- end }}\n{% for a in range(10**9) %}${base}{% endfor %}\n`,
  ],
};
