import fc from 'fast-check';
import { contains, Located } from '../located';
import type { Dockerfile } from './dockerfile';
import { parseDockerfile } from './parse';
import { seeds, splinters } from './seeds';
import { commandsOf, everyInstruction } from './walk';

/** Broken files: seeds cut, joined, doubled, and with splinters in them. */
const texts = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.constantFrom(...seeds),
    fc.array(
      fc.record({
        what: fc.constantFrom('cut', 'splice', 'double', 'splinter', 'end'),
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        length: fc.nat(40),
        splinter: fc.constantFrom(...splinters),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([first, second, changes]) => {
    let text = first;
    for (const { what, at, length, splinter } of changes) {
      const from = Math.floor(at * text.length);
      const before = text.slice(0, from);
      const after = text.slice(from);
      if (what === 'cut') text = before + after.slice(length);
      else if (what === 'double')
        text = before + after.slice(0, length) + after;
      else if (what === 'splice')
        text = before + second.slice(Math.floor(at * second.length));
      else if (what === 'end') text = before;
      else text = before + splinter + after;
    }
    return text;
  });

/** What is not inside its node: other nodes, the body of a heredoc, blank lines around. */
const elsewhere = new Set([
  'stage',
  'before',
  'comments',
  'source',
  'pipeline',
  'baseStage',
  'stdin',
  'blankLines',
  'fromStage',
]);

/** The nodes that are not inside the one they belong to. */
function strays(node: unknown, parent: Located, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  if (Array.isArray(node))
    return node.flatMap((one, index) =>
      strays(one, parent, `${path}[${index}]`),
    );
  const at = node as Partial<Located>;
  const isLocated = at.start !== undefined && at.end !== undefined;
  const own = isLocated ? (at as Located) : parent;
  const isStray = isLocated && !(own.start <= own.end && contains(parent, own));
  return [
    ...(isStray
      ? [`${path} ${own.start}-${own.end} in ${parent.start}-${parent.end}`]
      : []),
    ...Object.entries(node).flatMap(([key, value]) =>
      elsewhere.has(key) ? [] : strays(value, own, `${path}.${key}`),
    ),
  ];
}

/** What must not be, whatever the text. */
function faults(file: Dockerfile): string[] {
  const { source, directives, comments, problems } = file;
  const { length } = source.text;
  const isBlank = !source.text.trim();
  const all = strays(
    { directives, comments, problems },
    { start: 0, end: length },
    'file',
  );
  for (const instruction of everyInstruction(file)) {
    all.push(...strays(instruction, { start: 0, end: length }, 'instruction'));
    for (const { flags, operands } of commandsOf(instruction))
      all.push(...strays({ flags, operands }, instruction, 'command'));
  }
  for (const { code, message, start, end } of problems) {
    if (!/^[A-Z].*[^.]$/.test(message)) all.push(`${code} says: ${message}`);
    if (start === end && !isBlank) all.push(`${code} underlines nothing`);
  }
  return all;
}

const faultsOf = (text: string) => faults(parseDockerfile('Dockerfile', text));

/** What no instruction, comment or directive holds; there should be only what holds lines together or apart. */
function between({ source, instructions, comments, directives }: Dockerfile) {
  const nodes = [
    ...instructions,
    ...comments.filter(({ inside }) => !inside),
    ...directives,
  ].sort((a, b) => a.start - b.start);
  const gaps: string[] = [];
  let done = 0;
  for (const { start, end } of nodes) {
    gaps.push(start < done ? 'overlap' : source.text.slice(done, start));
    done = end;
  }
  return (
    gaps
      .concat(source.text.slice(done))
      .join('')
      // Continuations before the first word may have comments of their own between them.
      .replace(/^[ \t]*#.*$/gm, '')
  );
}

it.each(seeds.map((seed, index) => [index, seed] as const))(
  'reads seed %i, and every beginning of it',
  (_, seed) => {
    for (let end = 0; end <= seed.length; end++)
      expect(faultsOf(seed.slice(0, end))).toEqual([]);
  },
);

it('reads whatever is left of a Dockerfile', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(texts, text => expect(faultsOf(text)).toEqual([])),
    { numRuns: 2000 },
  );
});

it('reads any text at all', () => {
  expect.hasAssertions();
  const anything = fc.string({ unit: 'binary', maxLength: 300 });
  const pieces = fc
    .array(fc.constantFrom(...splinters), { maxLength: 60 })
    .map(all => all.join(''));
  fc.assert(
    fc.property(fc.oneof(anything, pieces), text =>
      expect(faultsOf(text)).toEqual([]),
    ),
    { numRuns: 2000 },
  );
});

it('leaves nothing out between instructions and comments', () => {
  expect.hasAssertions();
  const plain = texts.filter(text => !/^(?:<{7}|={7}|>{7}|\|{7})/m.test(text));
  fc.assert(
    fc.property(plain, text => {
      const file = parseDockerfile('Dockerfile', text);
      fc.pre(!file.template);
      expect(between(file)).toMatch(/^[\s\\`\uFEFF]*$/);
    }),
    { numRuns: 1000 },
  );
});

it('reads the same whatever the line breaks', () => {
  for (const seed of seeds) {
    const unix = seed.replace(/\r\n/g, '\n');
    const shape = (text: string) => {
      const { instructions, problems } = parseDockerfile('Dockerfile', text);
      return [
        instructions.map(instruction => [
          instruction.type,
          commandsOf(instruction).map(({ name }) => name),
        ]),
        problems.map(({ code }) => code),
      ];
    };
    expect(shape(unix.replace(/\n/g, '\r\n'))).toEqual(shape(unix));
    expect(shape(`\uFEFF${unix.replace('\uFEFF', '')}`)).toEqual(shape(unix));
  }
});
