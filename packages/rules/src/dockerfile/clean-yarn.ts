import { defineRule } from '@plimsoll/engine';
import type { Command } from '@plimsoll/syntax';
import { isMounted, removes } from '../package-manager/caches';
import { cleaningFix } from '../package-manager/clean-check';
import { commandsAfter, reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/clean-yarn',
  title: 'Clean the cache of Yarn in the same RUN',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    hadolint: ['DL3060'],
  },
  why: `
    Yarn keeps a copy of every package it fetches in the home of the user. In an image nobody installs again, so
    that the cache only makes the image larger, often by as much as \`node_modules\` itself.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile\n',
      good: 'FROM node:24-slim\nRUN yarn install --frozen-lockfile && yarn cache clean\n',
    },
  ],
  mentions: ['yarn'],
  check: {
    dockerfile: {
      run(run, report) {
        const installs = run.commands.filter(isInstallation);
        const last = installs[installs.length - 1];
        if (!last?.nameAt || !reaches(run, 'ships')) {
          report.notApplicable();
          return;
        }
        if (isMounted(run, folders)) return;
        const after = commandsAfter(run, last);
        if (after.some(command => isCleaning(command))) return;
        report(
          {
            start: last.nameAt.start,
            end: (last.operands[0] ?? last.nameAt).end,
          },
          'The package cache of Yarn stays in the image: end this RUN with yarn cache clean',
          cleaningFix(run, last, 'Yarn', 'yarn cache clean'),
        );
      },
    },
  },
});

const folders = [
  '/usr/local/share/.cache/yarn/v6',
  '~/.cache/yarn',
  '~/.yarn/berry/cache',
  '~/.yarn',
];

/** `yarn`, `yarn install`, `yarn add …`, `yarn global add …`. */
const isInstallation = (command: Command) =>
  command.name === 'yarn' &&
  !command.hasFlag('--version', '-v', '--help', '-h') &&
  /^(?:install|add|global)?$/.test(command.subcommand ?? '');

const isCleaning = (command: Command) =>
  removes(command, folders) ||
  (command.is('yarn', 'cache') && command.operands[1]?.value === 'clean');
