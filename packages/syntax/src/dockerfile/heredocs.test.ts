import { parseDockerfile } from './parse';
import { unmark } from '../unmark';

/** The marks of each heredoc: all of it, its opener, its body, its end. */
it.each([
  ['RUN ««<<EOF»\n«a\nb\n»«EOF»»\n', ['a', 'b']],
  ['RUN ««<<-EOF»\n«\ta\n»\t«EOF»»\n', ['a']],
  ["RUN ««<<'E F'»\n«a\n»«E F»»\n", ['a']],
  ['RUN ««<<"E"»\n«a \\\n»«E»»\n', ['a']],
  ['RUN ««<<E»\r\n«a\r\n»«E»»\r\n', ['a']],
  ['RUN cat ««3<<E» >f\n«x\n»«E»»\n', ['cat']],
  ['COPY ««<<E» /f\n«# no comment\nRUN no\n»«E»»\n', []],
  ['ONBUILD RUN ««<<E»\n«a\n»«E»»\n', ['a']],
  ['RUN ««<<E»\n«»«E»»', []],
  ['RUN a \\\n ««<<E» \\\n b\n«x\n»«E»»\n', ['a']],
])('reads %j', (marked, names) => {
  const { text, at } = unmark(marked);
  const { instructions, problems } = parseDockerfile('f', `FROM x\n${text}`);
  const shift = 'FROM x\n'.length;
  const [, instruction] = instructions;
  const [{ start, end, opener, body, terminator }] = instruction.heredocs;
  expect(
    [{ start, end }, opener, body, terminator!].map(one => ({
      start: one.start - shift,
      end: one.end - shift,
    })),
  ).toEqual(at);
  expect(instruction.end).toBe(end);
  expect(instructions).toHaveLength(2);
  expect(problems).toEqual([]);
  const run =
    instruction.type === 'onbuild' ? instruction.instruction : instruction;
  const commands = run?.type === 'run' ? run.commands : [];
  expect(commands.map(({ name }) => name)).toEqual(names);
});

it('reads several of one line in order', () => {
  const { instructions, problems } = parseDockerfile(
    'f',
    "FROM x\nCOPY <<A <<-'B' c /d/\none\nA\n\ttwo\n\tB\nUSER y\n",
  );
  const [, copy, user] = instructions;
  expect(problems).toEqual([]);
  expect(copy.heredocs).toMatchObject([
    { delimiter: 'A', expands: true, dropsTabs: false },
    { delimiter: 'B', expands: false, dropsTabs: true },
  ]);
  expect(copy).toMatchObject({
    sources: [{ value: 'c' }],
    destination: { value: '/d/' },
  });
  expect(user.type).toBe('user');
});

const commandsOf = (run: string) => {
  const { instructions } = parseDockerfile('f', `FROM x\n${run}`);
  const [, instruction] = instructions;
  if (instruction.type !== 'run') throw new Error(`No RUN: ${run}`);
  return instruction.commands.map(
    ({ name, within }) =>
      `${within.join('/')}${within.length ? ' ' : ''}${name}`,
  );
};

it.each([
  ['RUN <<E\na\nb | c\nE\n', ['a', 'b', 'c']],
  ['RUN <<E\n#!/bin/bash -eu\na\nE\n', ['a']],
  ['RUN <<E\n#!/usr/bin/env -S bash\na\nE\n', ['a']],
  ['RUN <<E\n#!/usr/bin/env python3\nimport os\nE\n', []],
  ['RUN <<E bash\na\nE\n', ['bash', 'heredoc a']],
  ['RUN bash -ex <<E\na\nE\n', ['bash', 'heredoc a']],
  ['RUN sudo sh <<E\na\nE\n', ['sh', 'heredoc a']],
  ['RUN python3 <<E\nimport os\nE\n', ['python3']],
  ['RUN cat <<E >/x && chmod +x /x\na\nE\n', ['cat', 'chmod']],
  ['RUN sh x.sh <<E\na\nE\n', ['sh']],
  ['RUN <<A sh && <<B cat\na\nA\nb\nB\n', ['sh', 'heredoc a', 'cat']],
])('knows what runs in %j', (run, commands) => {
  expect(commandsOf(run)).toEqual(commands);
});

it.each([
  'RUN a << b\n',
  'RUN a <<<b\n',
  'RUN echo "<<E"\n',
  'RUN echo x<<E\n',
  'RUN ["a", "<<E"]\n',
  'CMD <<E\n',
  'RUN a <<""\n',
])('sees no heredoc in %j', line => {
  const { instructions } = parseDockerfile('f', `FROM x\n${line}USER y\n`);
  expect(instructions[1].heredocs).toEqual([]);
  expect(instructions[2].type).toBe('user');
});

it('leaves what follows a heredoc without an end to be judged', () => {
  const { instructions } = parseDockerfile(
    'f',
    'FROM x\nRUN <<E\napt-get update\napt-get install -y curl\n\nUSER y\nCMD ["z"]\n',
  );
  expect(instructions.map(({ type }) => type)).toEqual([
    'from',
    'run',
    'user',
    'cmd',
  ]);
  expect(instructions[1]).toMatchObject({
    heredocs: [{ terminator: undefined }],
    commands: [{ name: 'apt-get' }, { name: 'apt-get' }],
  });
});
