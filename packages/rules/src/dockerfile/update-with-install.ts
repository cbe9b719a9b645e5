import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { Command, Dockerfile, Run } from '@plimsoll/syntax';
import { isMounted } from '../package-manager/caches';
import { PackageCommand, packageCommands } from '../package-manager/command';
import { commandsAfter, commandsToJudge } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/update-with-install',
  title: 'Update the package index and install in one RUN',
  category: 'image-build',
  severity: 'medium',
  confidence: 'likely',

  references: {
    practices: ['image/one-layer-one-operation'],
    controls: ['cis-docker@1.8.0:4.7'],
    trivy: ['DS-0017'],
    checkov: ['CKV_DOCKER_5'],
    kics: ['Update Instruction Alone'],
  },
  why: `
    A RUN whose text does not change is taken from the build cache. An update in a RUN of its own is therefore as
    old as the cache, and an installation in a later RUN fails on packages that are gone, or brings old ones with
    known holes.`,
  unless: `a script that is called in the same RUN does the installation; that is not reported.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update\nRUN apt-get install -y curl\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y curl\n',
    },
  ],
  mentions: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
  check: {
    dockerfile: {
      run(run, report, context) {
        const found = commandsToJudge(run, report, context, {
          reach: 'used',
          managers: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
        });
        const updates = found.filter(isUpdate);
        if (found.length && !updates.length) report.notApplicable();
        if (isMounted(run, folders)) return;
        for (const update of updates) {
          const uses = found.filter(other => isUseOf(other, update));
          // What renews the system is not alone behind an installation either.
          if (update.action === 'upgrade' && uses.length) continue;
          if (uses.some(({ head }) => head.start > update.head.start)) continue;
          const after = commandsAfter(run, update.command);
          if (after.some(mayInstall)) {
            report.unknown(
              'A script that runs behind the update may install packages',
            );
            continue;
          }
          report(
            update.head,
            'This update is cached in a layer of its own and grows old: install in the same RUN',
            { fix: joinFix(run, update, context.file) },
          );
          return;
        }
      },
    },
  },
});

/** Joins the RUN with the next one, if the update is all of it and that one installs. */
function joinFix(
  run: Run,
  { command, manager }: PackageCommand,
  { source, escape }: Dockerfile,
): OfferedFix | undefined {
  const { instructions = [] } = run.stage ?? {};
  const next = instructions[instructions.indexOf(run) + 1];
  const isPlain = (one: Run) =>
    one.form === 'shell' &&
    !one.inOnbuild &&
    !one.flags.length &&
    !one.heredocs.length;
  if (next?.type !== 'run' || !isPlain(run) || !isPlain(next)) return undefined;
  const isAlone = run.commands.length === 1 && command.followedBy === undefined;
  const [first] = packageCommands(next, manager);
  // A comment between the two would be lost.
  if (!isAlone || first?.action !== 'install' || next.comments.length)
    return undefined;
  const between = { start: run.rest.end, end: next.rest.start };
  if (source.slice(between).includes('#')) return undefined;
  return {
    title: 'Join it with the RUN that installs',
    safe: false,
    edits: [{ at: between, text: ` ${escape}${source.lineBreak}    && ` }],
  };
}

const folders = ['/var/lib/apt/lists', '/var/cache/apk', '/var/cache/dnf'];

/** Fetching the index; for the rpm tools also renewing all that is installed, which is cached just so. */
const isUpdate = ({ manager, action, operands, command }: PackageCommand) =>
  action === 'update' ||
  (action === 'upgrade' &&
    /^(?:yum|dnf|zypper)$/.test(manager) &&
    !operands.length &&
    command.name !== undefined);

/** What makes use of an update. */
const isUseOf = ({ manager, action }: PackageCommand, update: PackageCommand) =>
  manager === update.manager &&
  (action === 'install' ||
    action === 'build-dep' ||
    action === 'dist-upgrade' ||
    (action === 'upgrade' && update.action === 'update'));

/** A script, or a tool that installs by itself. */
const mayInstall = ({ name, nameAt, args, operands }: Command) =>
  name === undefined
    ? nameAt !== undefined
    : /\.(?:sh|bash|py|pl)$/.test(name) ||
      /^(?:\.\/|\/(?!usr\/|bin\/|sbin\/))/.test(nameAt?.shape ?? '') ||
      (/^(?:ba|da|a)?sh$/.test(name) && operands.length > 0) ||
      args.some(
        ({ shape }) => shape === '--with-deps' || /\binstall\b/.test(shape),
      ) ||
      /^(?:mk-build-deps|tasksel|ansible-playbook|install_packages|gdebi)$/.test(
        name,
      );
