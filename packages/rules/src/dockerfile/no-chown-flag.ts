import { defineRule } from '@plimsoll/engine';
import type { Add, Copy, Report } from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/no-chown-flag',
  title: 'Leave copied files to root',
  category: 'image-build',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['security/program-not-writable'],
    kics: ['Chown Flag Exists'],
  },
  why: `
    Files that are copied belong to root unless \`--chown\` says otherwise, and the service need only read them. A team that
    wants every other owner argued for switches this rule on.`,
  unless: `the user has to write what is copied: \`--chown\` is then better than a chown in a RUN, which stores the files twice. The rule is off unless a policy asks for it; dockerfile/app-files-not-writable looks at the owner.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nCOPY --chown=node:node . /srv\nUSER node\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\nUSER node\n',
    },
  ],
  check: { dockerfile: { copy: judge, add: judge } },
});

function judge({ flags }: Copy | Add, report: Report) {
  const flag = flags.find(({ name }) => name === 'chown');
  if (flag)
    report(flag, 'Copied files get another owner here: leave them to root');
}
