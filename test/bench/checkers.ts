import { check, Rule } from '@plimsoll/engine';
import {
  commandsOf,
  everyInstruction,
  parseDockerfile,
} from '@plimsoll/syntax';
import type { CorpusFile } from '../corpus/corpus';
import { everyRule } from '../corpus/findings';

/** Checks one file; what it finds does not matter here. */
export type Checker = (file: CorpusFile) => unknown;

/* eslint-disable @typescript-eslint/no-require-imports, global-require */

/** Each loads only what it needs, as the memory of its process is measured. */
const checkers = {
  'parse alone': (): Checker => {
    return ({ file, text }) => parseDockerfile(file, text);
  },
  // The shell in a RUN is read when somebody asks for its commands.
  'parse and shell': (): Checker => {
    return ({ file, text }) => {
      let commands = 0;
      for (const one of everyInstruction(parseDockerfile(file, text)))
        commands += [...commandsOf(one)].length;
      return commands;
    };
  },
  'parse and all rules': (): Checker => {
    const { rules } = require('@plimsoll/rules') as { rules: Rule[] };
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
