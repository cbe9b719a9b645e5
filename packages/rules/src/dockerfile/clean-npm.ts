import { defineRule } from '@plimsoll/engine';
import { cleanCheck } from '../package-manager/clean-check';
import { variableAt } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/clean-npm',
  title: 'Clean the cache of npm in the same RUN',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    urls: ['https://docs.npmjs.com/cli/v11/commands/npm-cache'],
  },
  why: `
    npm keeps a copy of every package it fetches in the home of the user. In an image nobody installs again, so that
    the cache only makes the image larger, by as much as the packed size of all dependencies.`,
  unless: `the installation is in a stage that does not ship, or the folder is a cache mount; neither is reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nRUN npm ci --omit=dev\n',
      good: 'FROM node:24-alpine\nRUN --mount=type=cache,target=/root/.npm npm ci --omit=dev\n',
    },
  ],
  mentions: ['npm'],
  check: cleanCheck({
    manager: 'npm',
    leaves: ({ action, command }, run) =>
      action === 'install' &&
      command.name === 'npm' &&
      // Kept elsewhere, it is somebody's own business.
      !command.hasFlag('--cache', '--dry-run') &&
      !variableAt(run, command, 'npm_config_cache') &&
      !variableAt(run, command, 'NPM_CONFIG_CACHE'),
    cleans: command =>
      command.is('npm', 'cache') && command.operands[1]?.value === 'clean',
    folders: ['~/.npm'],
    what: 'packed packages that npm has cached',
    remedy: () => 'npm cache clean --force',
  }),
});
