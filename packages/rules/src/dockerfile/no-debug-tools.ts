import { defineRule } from '@plimsoll/engine';
import type { Dockerfile, Run } from '@plimsoll/engine';
import { commandsToJudge } from '../package-manager/runs';

export default defineRule({
  id: 'dockerfile/no-debug-tools',
  title: 'Ship the service without tools for building and debugging',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['image/small-runtime-base', 'security/nothing-to-work-with'],
  },
  why: `
    Downloaders, compilers and network tools are what an intruder needs next, and each brings vulnerabilities of its own
    to patch. Build in one stage and copy the result into another; debug with a container of its own, such as
    \`docker debug\` or \`kubectl debug\`.`,
  unless: `the service itself calls the tool; accept the finding with a reason.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends vim netcat-openbsd\nUSER 10001\n',
      good: 'FROM debian:13\nRUN apt-get update && apt-get install -y --no-install-recommends ca-certificates\nUSER 10001\n',
    },
  ],
  mentions: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
  check: {
    dockerfile: {
      run(run, report, context) {
        const found = commandsToJudge(run, report, context, {
          reach: 'ships',
          managers: ['apt', 'apk', 'yum', 'dnf', 'zypper'],
        });
        const installs = found.filter(({ action }) => action === 'install');
        if (found.length && !installs.length) report.notApplicable();
        // What goes again in the same RUN is in no layer.
        if (found.some(({ action }) => action === 'remove')) return;
        const shipped = installs
          .flatMap(({ operands }) => operands)
          .map(at => ({ at, name: at.value?.replace(/[=~<>@:].*/, '') ?? '' }))
          .filter(({ name }) => tools.has(name))
          .filter(({ name }) => !isUsedLater(run, context.file, name));
        const [first] = shipped;
        if (!first) return;
        const names = [...new Set(shipped.map(({ name }) => name))];
        report(
          first.at,
          `The image ships with ${listed(names)}: install ${
            names.length > 1 ? 'them' : 'it'
          } in a stage that only builds, or leave ${
            names.length > 1 ? 'them' : 'it'
          } out`,
        );
      },
    },
  },
});

/** A few names; of many only how many there are. */
function listed(names: readonly string[]): string {
  const shown = names.length > 4 ? names.slice(0, 3) : names.slice(0, -1);
  const left = names.length - shown.length;
  if (!shown.length) return names[0];
  return `${shown.join(', ')} and ${
    left > 1 ? `${left} more tools` : names[names.length - 1]
  }`;
}

/** Packages of tools that a running service has no use for. */
const tools: ReadonlySet<string> = new Set(
  [
    'curl wget netcat netcat-openbsd netcat-traditional nc nmap nmap-ncat telnet tcpdump socat',
    'iputils iputils-ping net-tools dnsutils bind-utils bind-tools traceroute strace ltrace gdb lsof htop',
    'vim vim-tiny vim-minimal nano emacs less man-db openssh-client openssh-clients openssh',
    'gcc g++ gcc-c++ make cmake build-essential build-base clang automake autoconf git sudo',
  ].flatMap(line => line.split(' ')),
);

/** Whether the image calls it when it runs: by a health check or a start command of this stage or one that is FROM it. */
function isUsedLater(
  { stage }: Run,
  { stages }: Dockerfile,
  name: string,
): boolean {
  return stages.some(
    ({ lineage, healthcheck, cmd, entrypoint }) =>
      stage !== undefined &&
      lineage.includes(stage) &&
      [healthcheck.node?.test, cmd.node, entrypoint.node].some(line =>
        line?.commands.some(command => command.name === name),
      ),
  );
}
