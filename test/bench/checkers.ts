import type * as Engine from '@plimsoll/engine';
import type * as Syntax from '@plimsoll/syntax';
import type { CorpusFile } from '../corpus/corpus';
import type * as Findings from '../corpus/findings';

/** Checks one file; what it finds does not matter here. */
export type Checker = (file: CorpusFile) => unknown;

/* eslint-disable @typescript-eslint/no-require-imports, global-require */

/** Each loads only what it needs, as the memory of its process is measured. */
const checkers = {
  'parse alone': (): Checker => {
    const { parseDockerfile } = require('@plimsoll/syntax') as typeof Syntax;
    return ({ file, text }) => parseDockerfile(file, text);
  },
  // The shell in a RUN is read when somebody asks for its commands.
  'parse and shell': (): Checker => {
    const { commandsOf, everyInstruction, parseDockerfile } =
      require('@plimsoll/syntax') as typeof Syntax;
    return ({ file, text }) => {
      let commands = 0;
      for (const one of everyInstruction(parseDockerfile(file, text)))
        commands += [...commandsOf(one)].length;
      return commands;
    };
  },
  'parse and all rules': (): Checker => {
    const { check } = require('@plimsoll/engine') as typeof Engine;
    const { everyRule } = require('../corpus/findings') as typeof Findings;
    const { rules } = require('@plimsoll/rules') as { rules: Engine.Rule[] };
    const forDockerfiles = rules.filter(({ kinds }) =>
      kinds.includes('dockerfile'),
    );
    const policy = everyRule(forDockerfiles);
    return ({ file, text }) =>
      check({ files: [{ file, text }] }, forDockerfiles, {
        today: '2026-11-23',
        policy,
      });
  },
  'dockerfile-utils validate': (): Checker => {
    const { validate } = require('dockerfile-utils') as {
      validate(text: string): unknown;
    };
    return ({ text }) => validate(text);
  },
  dockerfilelint: (): Checker => {
    const { run } = require('dockerfilelint') as {
      run(configuration: string, text: string): unknown;
    };
    return ({ text }) => run('', text);
  },
};

/* eslint-enable */

export type CheckerName = keyof typeof checkers;

export const checkerNames = Object.keys(checkers) as CheckerName[];

export const loadChecker = (name: CheckerName): Checker => checkers[name]();
