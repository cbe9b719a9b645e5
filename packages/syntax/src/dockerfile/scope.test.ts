import { parseDockerfile } from './parse';

/** What `$X` stands for in the last instruction, and where that comes from. */
function lastUse(text: string) {
  const { instructions } = parseDockerfile('Dockerfile', text);
  const last = instructions[instructions.length - 1];
  if (last.type !== 'workdir') throw new Error('The last one is WORKDIR $X');
  const [{ source, value }] = last.path!.variables;
  return { source, value };
}

it.each([
  ['FROM a\nARG X=1\n', 'arg', '1'],
  ['FROM a AS b\nARG X=1\nFROM b\n', 'arg', '1'],
  ['ARG X=1\nFROM a AS b\nARG X\nFROM b AS c\nFROM c\n', 'arg', '1'],
  ['FROM a AS b\nARG X=1\nFROM a\n', 'undeclared', undefined],
  ['ARG X=1\nFROM a\n', 'undeclared', undefined],
  ['FROM a AS b\nENV X=2\nFROM b\nARG X=1\n', 'env', '2'],
  ['FROM a\nENV X=2\nFROM a\n', 'undeclared', undefined],
])('knows X in %j', (above, source, value) => {
  expect(lastUse(`${above}WORKDIR $X\n`)).toEqual({ source, value });
});
