import { join } from 'node:path';
import type * as Engine from '@plimsoll/engine';
import { readProjects } from '../corpus/corpus';
import type { CorpusProject } from '../corpus/corpus';
import type * as Findings from '../corpus/findings';

/** Checks a project; what it finds does not matter here. */
export type ComposeChecker = (project: CorpusProject) => unknown;

const isCompose = (file: string) =>
  /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(file);

/** The Compose files of a project. */
export const composeFilesOf = ({ files }: CorpusProject): string[] =>
  files.flatMap(({ file }) => (isCompose(file) ? [file] : []));

/** The projects of the corpus, each with the files that its Compose files are read with. */
export const composeProjects = (): CorpusProject[] =>
  readProjects('compose').map(({ name, files }) => ({
    name,
    files: files.filter(({ file }) => /\.ya?ml$|(?:^|\/)\.env$/.test(file)),
  }));

/* eslint-disable @typescript-eslint/no-require-imports, global-require */

/** Each loads only what it needs, as the memory of its process is measured. */
const checkers = {
  'all Compose rules and the schema': (): ComposeChecker => {
    const { check } = require('@plimsoll/engine') as typeof Engine;
    const { everyRule } = require('../corpus/findings') as typeof Findings;
    const { rules } = require('@plimsoll/rules') as { rules: Engine.Rule[] };
    const forCompose = rules.filter(({ kinds }) => kinds.includes('compose'));
    const policy = everyRule(forCompose);
    return ({ files }) =>
      check({ files, paths: files.map(({ file }) => file) }, forCompose, {
        today: '2026-11-23',
        policy,
      });
  },
  dclint: (): ComposeChecker => {
    const { DCLinter } = require('dclint') as {
      DCLinter: new (configuration: object) => {
        lintFiles(paths: string[], recursive: boolean): unknown;
      };
    };
    const linter = new DCLinter({
      rules: {},
      quiet: false,
      debug: false,
      exclude: [],
    });
    const root = join(__dirname, '..', 'corpus', 'compose');
    return project =>
      linter.lintFiles(
        composeFilesOf(project).map(file => join(root, project.name, file)),
        false,
      );
  },
};

/* eslint-enable */

export type ComposeCheckerName = keyof typeof checkers;

export const composeCheckerNames = Object.keys(
  checkers,
) as ComposeCheckerName[];

export const loadComposeChecker = (name: ComposeCheckerName): ComposeChecker =>
  checkers[name]();
