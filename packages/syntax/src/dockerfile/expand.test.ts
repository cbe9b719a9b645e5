import { parseDockerfile } from './parse';
import { unmark } from '../unmark';

/** What a LABEL says after some lines. */
function valueOf(word: string, above = '', escape = '') {
  const { instructions } = parseDockerfile(
    'f',
    `${escape}FROM scratch\n${above}LABEL l=${word}\n`,
  );
  const label = instructions[instructions.length - 1];
  if (label.type !== 'label') throw new Error('The last one is a LABEL');
  return label.pairs[0].value;
}

it.each([
  ['plain', 'plain'],
  ['"a b"', 'a b'],
  ["'a b'", 'a b'],
  ['a"b c"\'d e\'f', 'ab cd ef'],
  ['a\\ b', 'a b'],
  ['"a\\"b"', 'a"b'],
  ['"a\\\\b"', 'a\\b'],
  ['"a\\nb"', 'a\\nb'],
  ["'a\\b'", 'a\\b'],
  ['\\$A', '$A'],
  ['"\\$A"', '$A'],
  ["'$A'", '$A'],
  ['$', '$'],
  ['a$', 'a$'],
  ['$.', '$.'],
  ['""', ''],
])('takes %s for %j', (word, value) => {
  expect(valueOf(word)).toMatchObject({ value, variables: [] });
});

it.each([
  ['$A', 'one'],
  ['${A}', 'one'],
  ['"$A"', 'one'],
  ['$A$A', 'oneone'],
  ['$A.b', 'one.b'],
  ['${A}b', 'oneb'],
  ['$Ab', undefined],
  ['${A:-x}', 'one'],
  ['${A-x}', 'one'],
  ['${A:+x}', 'x'],
  ['${A+x}', 'x'],
  ['${A:?x}', 'one'],
  ['${EMPTY:-x}', 'x'],
  ['${EMPTY-x}', ''],
  ['${EMPTY:+x}', ''],
  ['${EMPTY+x}', 'x'],
  ['${UNSET:-x}', 'x'],
  ['${UNSET:-${A}y}', 'oney'],
  ['${UNSET:-"a b"}', 'a b'],
  ['"${UNSET:-a b}"', 'a b'],
  ['${UNSET:+x}', ''],
  ['${UNSET:?x}', undefined],
  ['$UNSET', undefined],
  ['${A#o}', 'ne'],
  ['${A##on}', 'e'],
  ['${A%e}', 'on'],
  ['${A%%x}', 'one'],
  ['${A/n/N}', 'oNe'],
  ['${A//e}', 'on'],
  ['${A#*n}', undefined],
  ['$NONE', undefined],
  ['${NONE:-x}', 'x'],
])('puts variables into %s', (word, value) => {
  expect(valueOf(word, 'ENV A=one EMPTY=\nARG UNSET\n').value).toBe(value);
});

it('says where a value comes from', () => {
  const above = 'ARG A=1\nENV E=2\nARG TARGETARCH\nARG N\n';
  const uses = valueOf('$A$E$TARGETARCH$N$X$PATH', above).variables;
  expect(uses.map(({ name, source, value }) => [name, source, value])).toEqual([
    ['A', 'arg', '1'],
    ['E', 'env', '2'],
    ['TARGETARCH', 'predefined', undefined],
    ['N', 'arg', undefined],
    ['X', 'undeclared', undefined],
    ['PATH', 'predefined', undefined],
  ]);
});

it('finds the variables in their places', () => {
  const { text, at } = unmark('FROM scratch\nLABEL l=a«$X»"«${Y:-\\\nz}»"\n');
  const { instructions } = parseDockerfile('f', text);
  const label = instructions[1];
  if (label.type !== 'label') throw new Error('The last one is a LABEL');
  const { value } = label.pairs[0];
  expect(value.variables.map(({ start, end }) => ({ start, end }))).toEqual(at);
  expect(value.variables[1]).toMatchObject({ operator: ':-', value: 'z' });
});

it('lets all pairs of one ENV see what was before it', () => {
  const above = 'ENV A=hello\nENV A=bye B=$A\nENV C=$A\n';
  expect(valueOf('$B-$C', above).value).toBe('hello-bye');
});

it('escapes with a backquote where the file says so', () => {
  const escape = '# escape=`\n';
  expect(valueOf('c:\\a`$b', '', escape).value).toBe('c:\\a$b');
});

it('does not let words that refer to words fill the memory', () => {
  const doubling = Array.from(
    { length: 60 },
    (_, index) => `ENV A${index + 1}=$A${index}$A${index}\n`,
  ).join('');
  expect(valueOf('$A8', `ENV A0=abcd\n${doubling}`).value).toHaveLength(1024);
  expect(valueOf('$A60', `ENV A0=abcd\n${doubling}`).value).toBeUndefined();
});
