import { defineRule } from '@plimsoll/engine';
import type {
  Command,
  Dockerfile,
  Located,
  Report,
  Stage,
  VisitContext,
} from '@plimsoll/engine';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/app-files-not-writable',
  title: 'Let the service read its own files, not write them',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'likely',
  references: { practices: ['security/program-not-writable'] },
  why: `
    Whoever breaks into the service acts as its user. If that user owns the program, they can change it and stay; if
    root owns it, they can only read it. Files that are copied belong to root unless told otherwise, and that is enough
    to run them. Give the user folders for what it really writes.`,
  unless: `the service has to change its own files when it starts, or its root file system is read-only wherever it runs.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nWORKDIR /srv\nCOPY --chown=node:node . .\nUSER node\n',
      good: 'FROM node:24-alpine\nWORKDIR /srv\nCOPY . .\nUSER node\n',
    },
  ],
  check: {
    dockerfile: {
      stage: judgeTransfers,
      command({ command, run }, report) {
        if (
          !reaches(run, 'ships') ||
          !/^ch(?:mod|own)$/.test(command.name ?? '')
        ) {
          report.notApplicable();
          return;
        }
        const open = openToAll(command);
        if (open) {
          report(
            open,
            'This lets everybody write: leave the files to root, and give the user a folder for what it writes',
            { severity: 'medium' },
          );
          return;
        }
        const { value: user, isRoot } = run.stage?.user ?? {};
        const [owner, ...paths] = command.operands;
        const folder = run.before.workdir.value;
        const isWhole = paths.some(
          ({ value }) =>
            value !== undefined &&
            folder !== undefined &&
            folder !== '/' &&
            value.replace(/(?<=[^/])\/+\*?$/, '').replace(/^\.$/, folder) ===
              folder,
        );
        const isOwn =
          command.name === 'chown' &&
          !isRoot &&
          user !== undefined &&
          owner?.value?.split(':')[0] === user;
        if (isOwn && isWhole && command.hasFlag('-R', '--recursive')) {
          report(
            command,
            'The user of the service owns its program: leave it to root, and give the user a folder for what it writes',
          );
        }
      },
    },
  },
});

/** What the user of a stage is made the owner of: one decision, said once. */
function judgeTransfers(
  { instructions, ships, user }: Stage,
  report: Report,
  { file }: VisitContext<unknown, Dockerfile>,
) {
  const flags = instructions.flatMap(instruction =>
    instruction.type === 'copy' || instruction.type === 'add'
      ? instruction.flags.filter(({ name }) => name === 'chown')
      : [],
  );
  if (!flags.length || !ships || user.isRoot) {
    report.notApplicable();
    return;
  }
  const owners = flags.map(({ value }) => value?.value?.split(':')[0]);
  if (user.value === undefined || owners.includes(undefined))
    report.unknown(
      'It is not known who owns the files, or who the service runs as',
    );
  const own = flags.filter(
    (_, index) => owners[index] !== undefined && owners[index] === user.value,
  );
  const [first] = own;
  if (!first) return;
  report(
    first,
    `The user of the service owns its program: leave --chown out${
      timesMore[own.length - 1] ?? `, here and ${own.length - 1} times more`
    }, and give the user a folder for what it writes`,
    {
      fix: {
        title: 'Leave the files to root',
        // The service may write to them after all.
        safe: false,
        edits: own.map(flag => ({ at: withSpace(flag, file), text: '' })),
      },
    },
  );
}

const timesMore = ['', ', here and once more'];

/** A flag and the blanks that part it from the next word of its line. */
function withSpace({ start, end }: Located, { source }: Dockerfile): Located {
  const blanks = /^[ \t]*/.exec(source.text.slice(end, end + 100))?.[0] ?? '';
  return { start, end: end + blanks.length };
}

/** The mode of a chmod that lets everybody write; a folder for temporary files may be so. */
function openToAll({ name, operands }: Command): Located | undefined {
  const [mode, ...paths] = operands;
  if (name !== 'chmod' || mode?.value === undefined) return undefined;
  if (
    paths.length &&
    paths.every(({ shape }) => /(?:^|\/)te?mp(?:\/|$)/.test(shape))
  )
    return undefined;
  const isOpen =
    /^[0-7]{0,4}[2367]$/.test(mode.value) ||
    /(?:^|,)[ug]*[oa][ugoa]*[+=][rXxst]*w/.test(mode.value);
  return isOpen ? mode : undefined;
}
