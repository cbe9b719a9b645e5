import { defineRule } from '@plimsoll/engine';
import type { CommandLine, ComposeService, Stage } from '@plimsoll/syntax';
import { hardening, keepsRunning } from '../compose-services';
import { shown } from '../shown';
import { offerSetting } from '../yaml-edits';

export default defineRule({
  id: 'compose/init',
  title: 'Let a small init be process 1',
  category: 'operations',
  severity: 'info',
  confidence: 'hint',
  references: {
    practices: ['orchestration/stops-in-order'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A9'],
    urls: ['https://docs.docker.com/reference/compose-file/services/#init'],
  },
  why: `
    The first process of a container inherits every process that loses its parent, and the kernel gives it no default
    action for signals. Node.js, Python and most programs are not made for that: dead children pile up, and the stop
    signal is passed over until the container is killed. \`init: true\` puts Docker's own small init in front.`,
  unless: `the program starts no others and handles its signals itself.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n',
      good: 'services:\n  web:\n    build: .\n    init: true\n',
      with: {
        Dockerfile: 'FROM node:24.1-slim\nCMD ["node", "server.js"]\n',
      },
    },
  ],
  check: {
    compose: {
      service(service, report, { service: model }) {
        const stage = model.stageOf(service);
        const isOn = service.isOn('init');
        if (!keepsRunning(service) || !stage || service.isVariant) {
          report.notApplicable();
          return;
        }
        if (isOn === undefined) {
          report.unknown('A variable decides whether there is an init');
          return;
        }
        if (isOn) return;
        const first = firstProgram(service, stage);
        if (first === undefined)
          report.unknown(
            `What ${shown(service.name)} starts is not in these files`,
          );
        else if (interpreters.test(first))
          report(
            service.key,
            `In ${shown(service.name)} ${shown(
              first,
            )} is process 1, which it is not made for: set init`,
            hardening(service, { fix: offerSetting(service, ['init: true']) }),
          );
      },
    },
  },
});

/** Programs that do not do what process 1 has to. */
const interpreters =
  /^(?:node|nodejs|npm|npx|yarn|pnpm|python[\d.]*|ruby|bundle|php|perl|gunicorn|uvicorn|celery|flask|rails|puma)$/;

/** The name of the program that is started, without its folder. */
function firstProgram(
  { entrypoint, command }: ComposeService,
  stage: Stage,
): string | undefined {
  const named = entrypoint ?? (stage.entrypoint.node ? undefined : command);
  if (named) return programOf(named.words[0]?.value);
  const line: CommandLine | undefined =
    stage.entrypoint.node ?? (command ? undefined : stage.cmd.node);
  if (!line) return undefined;
  return line.form === 'exec'
    ? programOf(line.args[0]?.value)
    : line.commands[0]?.name;
}

const programOf = (word: string | undefined) =>
  word?.trim().split(/\s/)[0].split('/').at(-1);
