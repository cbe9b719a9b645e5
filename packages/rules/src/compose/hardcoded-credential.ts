import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type {
  Command,
  ComposeService,
  LocatedInFile,
  Text,
} from '@plimsoll/syntax';
import {
  isPlaceholder,
  isSecretValue,
  isSecretVariable,
} from '../secret-variable';
import { shown } from '../shown';
import { passwordInSettings, passwordInUrl } from '../url-password';

export default defineRule({
  id: 'compose/hardcoded-credential',
  title: 'Keep credentials out of URLs, commands and labels',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['compose/secrets'],
    controls: [
      'cis-software-supply-chain@1.0:5.1.3',
      'cis-software-supply-chain@1.0:5.2.4',
      'pci-dss@4.0.1:8.6.2',
    ],
    urls: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  },
  why: `
    A password inside a connection string, a command or a label is a password in the file: everyone with the repository
    has it, and changing it means changing the file. On the command line it is also in the process list of the host. Put
    the changing part into a variable without a default, or read it from a secret.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    environment:\n      DATABASE_URL: postgres://app:correct-horse@db/app\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    environment:\n      DATABASE_URL: postgres://app:${DB_PASSWORD:?}@db/app\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        for (const { where, text } of textsOf(service)) {
          const password = passwordInUrl(text.shape);
          if (password !== undefined)
            tell(
              service,
              report,
              text,
              password,
              `A URL in a ${where} brings its login along: put a variable without a default in its place`,
            );
          const other = passwordInSettings(text.shape);
          if (other !== undefined)
            tell(
              service,
              report,
              text,
              other,
              `A connection string in a ${where} brings its password along: put a variable without a default in its place`,
            );
        }
        for (const { name, value, source, start, end } of service.labels)
          if (/basicauth\.users$/i.test(name) && value?.value?.includes(':'))
            tell(
              service,
              report,
              { source, start, end },
              '',
              'A label holds user and password hash of basic auth: read them from a file (usersfile)',
            );
        for (const part of [
          service.command,
          service.entrypoint,
          service.healthcheck?.test,
        ])
          for (const command of part?.commands ?? [])
            for (const { at, password, how } of passwordsIn(command))
              tell(
                service,
                report,
                at,
                password,
                `A command is given a password as ${shown(
                  how,
                )}: read it from a secret or a variable without a default`,
              );
      },
    },
  },
});

function tell(
  { purpose }: ComposeService,
  report: Report,
  at: LocatedInFile,
  password: string,
  message: string,
) {
  const { source, start, end } = at;
  report(
    { source, start, end },
    message,
    purpose === 'development' && isPlaceholder(password)
      ? { severity: 'low' }
      : {},
  );
}

function textsOf({
  environment,
  labels,
  build,
  command,
  entrypoint,
  healthcheck,
}: ComposeService) {
  const variables = (list: typeof environment, where: string) =>
    list.flatMap(({ value }) => (value ? [{ where, text: value }] : []));
  const words = (part: typeof command, where: string) =>
    (part?.words ?? []).map(text => ({ where, text }));
  return [
    ...variables(environment, 'variable'),
    ...variables(labels, 'label'),
    ...variables(build?.args ?? [], 'build argument'),
    ...words(command, 'command'),
    ...words(entrypoint, 'command'),
    ...words(healthcheck?.test, 'health check'),
  ];
}

interface FoundPassword {
  readonly at: LocatedInFile;
  readonly password: string;
  readonly how: string;
}

const passwordFlags =
  /^--(?:requirepass|masterauth|password|passwd|pass|root-password|admin-password|auth-token|token|api-key|secret(?:-key)?)$/;
const redisTools = new Set(['redis-cli', 'valkey-cli', 'keydb-cli']);
const mysqlTools = new Set([
  'mysql',
  'mysqladmin',
  'mysqldump',
  'mariadb',
  'mariadb-admin',
  'mysqlshow',
]);

function passwordsIn(command: Command): FoundPassword[] {
  const found: FoundPassword[] = [];
  const add = (at: Text, password: string | undefined, how: string) => {
    if (
      password !== undefined &&
      !/[\uFFFC$]/.test(password) &&
      isSecretValue(password)
    )
      found.push({ at, password, how });
  };
  const { name, args } = command;
  args.forEach((arg, index) => {
    const equals = arg.shape.indexOf('=');
    const flag = equals < 0 ? arg.shape : arg.shape.slice(0, equals);
    const next: Text | undefined = args[index + 1];
    const isRedisFlag =
      name !== undefined && redisTools.has(name) && flag === '-a';
    if (passwordFlags.test(flag) || isRedisFlag) {
      if (equals >= 0) add(arg, arg.shape.slice(equals + 1), flag);
      else if (next && !next.shape.startsWith('-')) add(next, next.shape, flag);
    } else if (
      name !== undefined &&
      mysqlTools.has(name) &&
      /^-p./.test(arg.shape)
    ) {
      add(arg, arg.shape.slice(2), '-p');
    }
  });
  for (const { name: variable, value } of command.assignments)
    if (value && isSecretVariable(variable)) add(value, value.shape, variable);
  return found;
}
