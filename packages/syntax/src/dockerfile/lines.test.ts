import { parseDockerfile } from './parse';
import { unmark } from '../unmark';
import type { Instruction } from './nodes';

/** Each instruction is marked, and inside it each of its words. */
const wordsOf = (instruction: Instruction) => {
  if (instruction.type === 'copy')
    return [...instruction.sources, instruction.destination!];
  if (instruction.type === 'run')
    return instruction.commands.flatMap(({ nameAt, args }) => [
      nameAt!,
      ...args,
    ]);
  return [];
};

it.each([
  ['a plain line', '«COPY «a» «b»»\n'],
  ['no final line break', '«COPY «a» «b»»'],
  ['spaces around', '  \t«COPY   «a»\t«b»»  \n'],
  ['a continuation', '«COPY «a» \\\n  «b»»\n'],
  ['a continuation inside a word', '«COPY «a\\\na» «b»»\n'],
  ['a continuation with spaces behind it', '«COPY «a» \\  \t\n  «b»»\n'],
  ['a keyword on a line of its own', '«COPY \\\n\\\n  «a» «b»»\n'],
  ['CRLF', '«COPY «a» \\\r\n  «b»»\r\n«RUN «c»»\r\n'],
  ['a byte-order mark', '\uFEFF«COPY «a» «b»»\n'],
  ['a comment inside', '«COPY «a» \\\n  # not \\\n#this\n  «b»»\n'],
  ['a blank line inside', '«COPY «a» \\\n\n   \n  «b»»\n«RUN «c»»\n'],
  ['a backslash that is not at the end', '«RUN «a\\ b» «c»»\n'],
  ['two backslashes at the end', '«RUN «a» «\\\\»»\n«RUN «b»»\n'],
  ['a continuation at the end of the file', '«RUN «a» «b»» \\\n'],
  ['a comment at the end of the file', '«RUN «a»» \\\n # b'],
  ['lines that join nothing', '\\\n\n«RUN «a»»\n'],
  ['shell operators over lines', '«RUN «a» «b» && \\\n  # c\n  «d» || «e»»\n'],
  ['form feeds', '«COPY\f«a»\v«b»»\n'],
])('finds every word despite %s', (_, marked) => {
  const { text, at } = unmark(marked);
  const { instructions } = parseDockerfile('f', text);
  const stretches = instructions
    .flatMap(instruction => [instruction, ...wordsOf(instruction)])
    .map(({ start, end }) => ({ start, end }));
  expect(stretches).toEqual(at);
});

it('joins a word over lines into its value', () => {
  const { instructions } = parseDockerfile(
    'f',
    'FROM x\nCOPY aa\\\n# c\n\nbb\\\ncc d\n',
  );
  expect(instructions[1]).toMatchObject({
    sources: [{ value: 'aabbcc', raw: 'aa\\\n# c\n\nbb\\\ncc' }],
  });
});

it('reads a file for Windows by its escape directive', () => {
  const { instructions, escape } = parseDockerfile(
    'f',
    '# escape=`\nFROM x\nCOPY a `\n  c:\\dir\\\nRUN b',
  );
  expect(escape).toBe('`');
  expect(instructions.map(({ type }) => type)).toEqual(['from', 'copy', 'run']);
  expect(instructions[1]).toMatchObject({
    destination: { value: 'c:\\dir\\' },
  });
});

it('finds directives only at the very top', () => {
  const { text, at } = unmark(
    '«# «syntax»=«docker/dockerfile:1»»\n«#«CHECK» = «skip=all;error=true»»\n# more\n# escape=`\nFROM x\n',
  );
  const { directives, comments, escape } = parseDockerfile('f', text);
  expect(
    directives.flatMap(({ start, end, nameAt, valueAt }) => [
      { start, end },
      nameAt,
      valueAt,
    ]),
  ).toEqual(at);
  expect(directives.map(({ name, value }) => [name, value])).toEqual([
    ['syntax', 'docker/dockerfile:1'],
    ['check', 'skip=all;error=true'],
  ]);
  expect(comments.map(comment => comment.text)).toEqual(['more', 'escape=`']);
  expect(escape).toBe('\\');
});

it('knows the comments directly above an instruction, and those inside', () => {
  const { text, at } = unmark(
    '«# one»\n\n«# two»\n  «#three»\nFROM x\nRUN a \\\n  «# four»\n  b\n',
  );
  const { instructions, comments } = parseDockerfile('f', text);
  expect(comments.map(({ start, end }) => ({ start, end }))).toEqual(at);
  expect(
    instructions.map(({ comments: above }) => above.map(c => c.text)),
  ).toEqual([['two', 'three'], []]);
  expect(comments.map(({ inside }) => inside)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

it('keeps the blank lines inside an instruction', () => {
  const { text, at } = unmark('FROM x\nRUN a \\\n«»\n«  »\n  b\n');
  const { instructions } = parseDockerfile('f', text);
  expect(instructions[1].blankLines).toEqual(at);
});
