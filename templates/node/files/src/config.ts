import { readFileSync } from 'node:fs';
import { type Level, LEVELS } from './log.ts';

/** What the service is told by its environment. */
export interface Settings {
  port: number;
  logLevel: Level;
  /** What the service needs beside it, by name: `database`, `cache`. */
  backing: Record<string, { host: string; port: number }>;
  /** Comes from a file, never from a variable. */
  databasePassword: string | undefined;
}

/** Names everything that is wrong with the environment, a line each. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads all settings.
 *
 * @throws SettingsError with all problems at once
 */
export function settingsOf(
  environment: Record<string, string | undefined>,
  readFile = (path: string) => readFileSync(path, 'utf8'),
): Settings {
  const problems: string[] = [];

  const portOf = (name: string, value: string | undefined) => {
    const port = /^[0-9]{1,5}$/.test(value ?? '') ? Number(value) : 0;
    if (port < 1 || port > 65535) {
      problems.push(
        `${name} is ${JSON.stringify(value ?? '')}: it must be a number from 1 to 65535`,
      );
    }
    return port;
  };

  const port = environment.PORT ? portOf('PORT', environment.PORT) : {= port =};

  const wanted = (environment.LOG_LEVEL || 'info').toLowerCase();
  const logLevel = LEVELS.find(level => level === wanted) ?? 'info';
  if (logLevel !== wanted) {
    problems.push(
      `LOG_LEVEL is ${JSON.stringify(wanted)}: it must be one of ${LEVELS.join(', ')}`,
    );
  }

  const backing: Settings['backing'] = {};
  for (const name of ['DATABASE', 'CACHE']) {
    const host = environment[`${name}_HOST`];
    if (!host) continue;
    backing[name.toLowerCase()] = {
      host,
      port: portOf(`${name}_PORT`, environment[`${name}_PORT`]),
    };
  }

  let databasePassword: string | undefined;
  const path = environment.DATABASE_PASSWORD_FILE;
  if (path) {
    try {
      databasePassword = readFile(path).trim();
    } catch (error) {
      problems.push(`DATABASE_PASSWORD_FILE: ${(error as Error).message}`);
    }
  }

  if (problems.length) throw new SettingsError(problems.join('\n'));
  return { port, logLevel, backing, databasePassword };
}
