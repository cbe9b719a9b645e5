import { defineRule } from '@plimsoll/engine';
import type { Command, Located, OfferedFix, Stage } from '@plimsoll/engine';
import { isPlainAddress, probeFix } from '../mending/health-probe';

export default defineRule({
  id: 'dockerfile/healthcheck-tool-exists',
  title: 'Check health with a tool that the image has',
  category: 'operations',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['debugging/health', 'image/start-without-shell'],
    urls: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  why: `
    A health check runs inside the container. Where the image has no shell, or not the tool that is called, every check
    fails: the service is called unhealthy while it is well, and what waits for it never starts. Ask with what is there:
    the runtime of the service, or the service itself.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-slim\nHEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1\nUSER node\n',
      good: 'FROM node:24-slim\nHEALTHCHECK CMD ["node", "health.js"]\nUSER node\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report) {
        const test = stage.healthcheck.node?.test;
        if (!stage.isTarget || !test) {
          report.notApplicable();
          return;
        }
        const hasNoShell =
          stage.baseKind === 'scratch' || stage.shell.interpreter === 'none';
        if (
          hasNoShell &&
          test.form === 'shell' &&
          !brings(stage, /^(?:ba|da|a)?sh$|^busybox$/)
        ) {
          report(
            test,
            'The image has no shell to run this: use the JSON form, with a program that the image has',
          );
          return;
        }
        for (const command of test.commands) {
          const name = command.name;
          if (name !== 'curl' && name !== 'wget') continue;
          if (brings(stage, new RegExp(`^${name}(?:$|[=~<>-]|\\.)`))) continue;
          const has = hasNoShell ? false : stage.base?.facts.tools?.[name];
          if (has === undefined) {
            report.unknown(
              `It is not known whether the base image has ${name}`,
            );
          } else if (!has) {
            report(
              command.nameAt ?? test,
              `The image has no ${name}, so this check always fails: ask with what is there, such as the runtime of the service`,
              { fix: fixOf(stage, test, command) },
            );
          }
        }
      },
    },
  },
});

/** Asks the same address in another way, if the test does nothing else. */
function fixOf(
  stage: Stage,
  test: Located & { readonly commands: readonly Command[] },
  command: Command,
): OfferedFix | undefined {
  const addresses = command.operands.filter(({ shape }) => shape.includes('/'));
  const address = addresses[0]?.value;
  const isAlone = test.commands.every(
    other => other === command || other.name === 'exit',
  );
  return isAlone && addresses.length === 1 && address && isPlainAddress(address)
    ? probeFix(stage, test, address)
    : undefined;
}

/** Whether a stage, or one it is FROM, installs or copies something of this name. */
function brings({ lineage }: Stage, name: RegExp): boolean {
  const isIt = (path: string) =>
    name.test(path.slice(path.lastIndexOf('/') + 1));
  const installs = ({ args }: Command) => args.some(({ shape }) => isIt(shape));
  return lineage.some(({ instructions }) =>
    instructions.some(instruction => {
      switch (instruction.type) {
        case 'run':
          return (
            instruction.commands.some(installs) || instruction.script?.unread
          );
        case 'copy':
        case 'add':
          return [
            ...instruction.sources,
            // Into the root goes much that is no system.
            instruction.destination?.shape === '/'
              ? undefined
              : instruction.destination,
          ].some(
            // What a folder of programs, a whole system or an archive holds is not known.
            path =>
              path &&
              (isIt(path.shape) || /\/s?bin\/?$|^\/$|\.tar\b/.test(path.shape)),
          );
        default:
          return false;
      }
    }),
  );
}
