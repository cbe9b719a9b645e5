import { defineRule } from '@plimsoll/engine';
import type { Command, Run } from '@plimsoll/syntax';
import { reaches } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/pipefail',
  title: 'Let a pipe fail when any part of it fails',
  category: 'image-build',
  severity: 'medium',
  confidence: 'likely',

  references: {
    practices: ['image/builds-as-written'],
    hadolint: ['DL4006'],
    kics: ['Shell Running A Pipe Without Pipefail Flag'],
  },
  why: `
    A shell looks only at the last command of a pipe. If the download in front of it breaks off, the build goes on,
    with half a file, and the layer is cached. With \`pipefail\` the RUN fails where the error is.`,
  unless: `your shell does not know \`pipefail\`, as older versions of dash; write to a file first, then.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN curl -fsS https://example.com/a.tgz | tar -xz\n',
      good: 'FROM debian:13\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -fsS https://example.com/a.tgz | tar -xz\n',
    },
  ],
  check: {
    dockerfile: {
      run(run, report) {
        if (!run.hasPipe || !run.commands.length || !reaches(run, 'used')) {
          report.notApplicable();
          return;
        }
        const open = run.commands.filter(command => isOpen(command, run));
        const first = open.find(({ pipefail }) => pipefail === false);
        if (first) {
          report(
            first,
            'If this part of the pipe fails, the build goes on: set pipefail',
            shellFix(run, open),
          );
        } else if (open.some(({ pipefail }) => pipefail === undefined)) {
          report.unknown(
            'The files do not tell whether the shell has pipefail on',
          );
        }
      },
    },
  },
});

/** These do not fail, or may: `yes` ends by force when nobody reads on. */
const harmless = new Set(['echo', 'printf', 'yes', 'true', ':']);

/** A command whose failure is lost in a pipe, and would not be if the pipe failed. */
function isOpen(command: Command, run: Run): boolean {
  const { pipeline, name, within } = command;
  const last = pipeline[pipeline.length - 1];
  if (last === command || harmless.has(name ?? '')) return false;
  const next = run.commands[run.commands.indexOf(last) + 1];
  // `… || true`: it may fail.
  if (last.followedBy === '||' && harmless.has(next?.name ?? '')) return false;
  // In `echo "$(a | b)"` the command around it goes on whatever happens; in `x="$(a | b)"` the shell does not.
  return (
    within[within.length - 1] !== 'substitution' || isAssigned(command, run)
  );
}

const isAssigned = ({ start, end }: Command, { commands }: Run) =>
  commands.some(
    ({ name, assignments }) =>
      name === undefined &&
      assignments.some(one => one.start <= start && end <= one.end),
  );

/** SHELL above the RUN, where the base image is known to have the shell. */
function shellFix(run: Run, open: readonly Command[]) {
  const { stage, before } = run;
  // A script that the RUN hands to a shell of its own is not read by that one.
  const isElsewhere = open.some(({ within }) =>
    within.some(place => place === 'script' || place === 'heredoc'),
  );
  if (isElsewhere) return undefined;
  if (!stage?.base || run.inOnbuild || before.shell.node) return undefined;
  const { packageManager } = stage.base.facts;
  const shell = packageManager === 'apk' ? '/bin/ash' : '/bin/bash';
  if (!packageManager) return undefined;
  const at = { start: run.start, end: run.start };
  return {
    fix: {
      title: 'Set pipefail with SHELL',
      safe: false,
      edits: [{ at, text: `SHELL ["${shell}", "-o", "pipefail", "-c"]\n` }],
    },
  };
}
