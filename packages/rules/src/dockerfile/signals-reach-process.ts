import { defineRule } from '@plimsoll/engine';
import type {
  Cmd,
  Command,
  Entrypoint,
  OfferedFix,
  ReportOptions,
} from '@plimsoll/engine';

export default defineRule({
  id: 'dockerfile/signals-reach-process',
  title: 'Start the service so that it hears the stop signal',
  category: 'operations',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['orchestration/stops-in-order'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A9'],
    urls: [
      'https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example',
    ],
  },
  why: `
    A container is stopped by a signal to its first process. If that is a shell or a package manager, the service behind
    it may never hear it: it answers requests until the time is up and is then killed in the middle of one. Start the
    program itself, or put \`exec\` before it.`,
  unless: `the image keeps nothing open and may be killed at any time.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nUSER node\nCMD ["npm", "start"]\n',
      good: 'FROM node:24-alpine\nUSER node\nCMD ["node", "server.js"]\n',
    },
  ],
  check: {
    dockerfile: {
      stage({ isTarget, entrypoint, cmd }, report) {
        const first = entrypoint.node ?? cmd.node;
        if (!isTarget || !first) {
          report.notApplicable();
          return;
        }
        const problem = problemOf(first);
        if (problem) report(first.rest, ...problem);
      },
    },
  },
});

/** Package managers that start what a script says and stay before it. */
const managers = /^(?:npm|npx|yarn|pnpm)$/;

function problemOf({
  commands,
  args,
  form,
}: Cmd | Entrypoint): [string, ReportOptions?] | undefined {
  const last = commands[commands.length - 1];
  const runs = last?.name;
  if (!last || runs === undefined) return undefined;
  if (managers.test(runs))
    return [
      `The stop signal goes to ${runs}, not to the service: start the program itself`,
    ];
  // Of the shell form dockerfile/exec-form speaks; to say it twice would count it twice.
  const isShell =
    form === 'exec' &&
    /(?:^|\/)(?:ba|da|a)?sh$/.test(args[0]?.value ?? '') &&
    last.within.includes('script');
  const isReplaced = last.prefixes.some(({ name }) => name === 'exec');
  return isShell && !isReplaced && runs !== 'exec'
    ? [
        'The stop signal goes to a shell, not to the service: put exec before the command',
        { fix: fixOf(last) },
      ]
    : undefined;
}

/** Puts exec before the command, if it stands in the script by itself or behind others. */
function fixOf(last: Command): OfferedFix | undefined {
  const { nameAt, within, pipeline, followedBy, precededBy, prefixes } = last;
  const isLast =
    within.length === 1 && pipeline.length === 1 && followedBy === undefined;
  const isPlain = precededBy !== '&' && precededBy !== '||' && nameAt;
  if (!isLast || !isPlain || prefixes.some(({ name }) => name !== 'sh'))
    return undefined;
  const at = { start: nameAt.start, end: nameAt.start };
  return {
    title: 'Put exec before it',
    // What the shell was to do behind it is not done then.
    safe: false,
    edits: [{ at, text: 'exec ' }],
  };
}
