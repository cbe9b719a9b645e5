import { parseArgs } from 'node:util';
import { ForgeError } from './errors';
import type { ForgeOptions } from './Forge';

export const USAGE = `Usage: forge --data <folder> [options]

  --data <folder>            where the repositories live; kept between starts
  --port <number>            default 3010
  --seed <folder>            make a repository of every <owner>/<repository>/ in it
  --user <name>              who may push; needs --password too
  --password <password>
  --sign-in-hint <text>      shown where a page asks for user and password
  --webhook <url>            announce pushes there; may be given more than once
  --webhook-secret <secret>  sign what is announced
  --help
`;

/** Reads the command line; undefined when help is asked for. */
export function optionsFrom(args: string[]): ForgeOptions | undefined {
  const values = parse(args);
  if (values.help) {
    return undefined;
  }
  if (values.data === undefined) {
    throw new ForgeError(`--data <folder> is missing.\n\n${USAGE}`);
  }
  const { user, password } = values;
  if ((user === undefined) !== (password === undefined)) {
    throw new ForgeError(
      '--user and --password only work together. Give both.',
    );
  }
  return {
    dataFolder: values.data,
    port: portOf(values.port),
    seedFolder: values.seed,
    user:
      user !== undefined && password !== undefined
        ? { name: user, password }
        : undefined,
    signInHint: values['sign-in-hint'],
    webhooks: {
      urls: values.webhook ?? [],
      secret: values['webhook-secret'],
    },
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '3010' },
        seed: { type: 'string' },
        user: { type: 'string' },
        password: { type: 'string' },
        'sign-in-hint': { type: 'string' },
        webhook: { type: 'string', multiple: true },
        'webhook-secret': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new ForgeError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65535) {
    throw new ForgeError(
      `--port ${text} is not a port. Give a number from 0 to 65535; 0 takes any free one.`,
    );
  }
  return port;
}
