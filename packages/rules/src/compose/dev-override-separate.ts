import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type {
  ComposeCommand,
  ComposeMount,
  ComposeService,
} from '@plimsoll/syntax';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/dev-override-separate',
  title: 'Keep what developers need in an override file',
  category: 'composition',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['compose/development-apart'],
    controls: [
      'nist-sp-800-190@2017:4.4.5',
      'nist-sp-800-190@2017:4.3.4',
      'owasp-docker-top-10@2023:D05',
      'cis-software-supply-chain@1.0:5.1.1',
    ],
    urls: [
      'https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/',
    ],
  },
  why: `
    A file that mounts the sources over the image, reloads on every change or opens a debugger is not what runs in
    production, so what runs there is written down nowhere, or these slip through. In \`compose.override.yaml\`, which
    Compose reads by itself on developers' machines, they do not get in the way.`,
  unless: `the project never runs anywhere but on developers' machines; call the file compose.dev.yaml then. A file beside one for production (\`compose.prod.yaml\`) counts as one for developers.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n    command: npm run dev\n    volumes: [".:/app"]\n',
      good: 'services:\n  web:\n    build: .\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (service.purpose === 'development') {
          report.notApplicable();
          return;
        }
        for (const mount of service.mounts)
          if (isSourceMount(service, mount))
            report(
              mount,
              'The sources are mounted over what the image holds: do that in compose.override.yaml',
            );
        tellCommand(service.command ?? service.entrypoint, report);
        for (const port of service.ports) {
          const number = port.target.range?.[0];
          if (number !== undefined && debuggers.has(number))
            report(
              port,
              `Port ${number} is that of a debugger: publish it in compose.override.yaml`,
            );
        }
        for (const variable of service.environment) {
          const { name, value } = variable;
          if (value?.value !== undefined && isForDevelopment(name, value.value))
            report(
              variable,
              `Variable ${shown(
                name,
              )} is set as for developers: set it in compose.override.yaml`,
            );
        }
        const develop = service.entry('develop');
        if (develop)
          report(
            develop.key,
            'What is watched matters to developers only: put it into compose.override.yaml',
            { severity: 'info' },
          );
      },
    },
  },
});

/** The folder that is built, or the sources in it, over the image's own. */
function isSourceMount(
  { build }: ComposeService,
  { type, from, target, readOnly }: ComposeMount,
): boolean {
  if (type !== 'bind' || !build || from === undefined || readOnly) return false;
  const folder = from.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
  if (from === '.' || from === './') return true;
  const context = build.context;
  const isContext = context !== undefined && folder === context;
  const isSource = /(?:^|\/)(?:src|app|lib|source|sources)$/.test(folder);
  return from.startsWith('.') && (isContext || isSource) && target !== '/data';
}

/** Commands that wait for changes, or serve as their makers say one should not in production. */
const commands =
  /(?:^|\s)(?:nodemon|ts-node-dev|air|(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:dev|start:dev|watch)|tsx\s+watch|manage\.py\s+runserver|artisan\s+serve|flask\s+run|next\s+dev|vite)(?=\s|$)|\s--(?:reload|inspect(?:-brk)?|debug)(?=[\s=]|$)/;

function tellCommand(command: ComposeCommand | undefined, report: Report) {
  const text = command?.words.map(({ shape }) => shape).join(' ');
  const [first] = command?.words ?? [];
  if (!command || !first || !text || !commands.test(text)) return;
  report(
    command.node,
    'This starts the service as developers do: start it so in compose.override.yaml',
  );
}

const debuggers = new Set([9229, 5005, 5678]);

function isForDevelopment(name: string, value: string): boolean {
  if (
    /^(?:NODE_ENV|RAILS_ENV|RACK_ENV|FLASK_ENV|APP_ENV|GO_ENV|ENVIRONMENT|ASPNETCORE_ENVIRONMENT|DOTNET_ENVIRONMENT|SPRING_PROFILES_ACTIVE)$/.test(
      name,
    )
  )
    return /^(?:dev|development|local)$/i.test(value.trim());
  return (
    /^(?:DEBUG|FLASK_DEBUG|DJANGO_DEBUG|APP_DEBUG)$/.test(name) &&
    /^(?:1|true|yes|on)$/i.test(value.trim())
  );
}
