import { readFileSync } from 'node:fs';
import { type Level, LEVELS } from './log.ts';

/** Where something is reached. */
export interface Address {
  host: string;
  port: number;
}

/** Where, and as whom. */
export interface Login extends Address {
  user: string;
  /** Comes from a file, never from a variable. */
  password: string;
}

/** Names everything that is wrong with the environment, a line each. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/** Reads variables, and collects what is wrong with them instead of stopping at the first. */
export class Environment {
  readonly problems: string[] = [];
  private readonly variables: Record<string, string | undefined>;

  constructor(variables: Record<string, string | undefined>) {
    this.variables = variables;
  }

  text(name: string): string {
    const value = this.variables[name] ?? '';
    if (!value) this.problems.push(`${name} is not set`);
    return value;
  }

  port(name: string, otherwise?: number): number {
    const value = this.variables[name];
    if (!value && otherwise !== undefined) return otherwise;
    const port = /^[0-9]{1,5}$/.test(value ?? '') ? Number(value) : 0;
    if (port < 1 || port > 65535) {
      this.problems.push(`${name} is ${JSON.stringify(value ?? '')}: it must be a number from 1 to 65535`);
    }
    return port;
  }

  level(): Level {
    const wanted = (this.variables.LOG_LEVEL || 'info').toLowerCase();
    const level = LEVELS.find(one => one === wanted);
    if (!level) {
      this.problems.push(`LOG_LEVEL is ${JSON.stringify(wanted)}: it must be one of ${LEVELS.join(', ')}`);
    }
    return level ?? 'info';
  }

  /** What the file holds that a variable names. */
  secret(name: string): string {
    const path = this.text(name);
    if (!path) return '';
    try {
      const secret = readFileSync(path, 'utf8').trim();
      if (!secret) this.problems.push(`${name}: ${path} is empty`);
      return secret;
    } catch (error) {
      this.problems.push(`${name}: ${(error as Error).message}`);
      return '';
    }
  }

  /** `CACHE_HOST`, `CACHE_PORT` */
  address(prefix: string): Address {
    return { host: this.text(`${prefix}_HOST`), port: this.port(`${prefix}_PORT`) };
  }

  /** `BROKER_HOST`, `BROKER_PORT`, `BROKER_USER`, `BROKER_PASSWORD_FILE` */
  login(prefix: string): Login {
    return {
      ...this.address(prefix),
      user: this.text(`${prefix}_USER`),
      password: this.secret(`${prefix}_PASSWORD_FILE`),
    };
  }
}

/**
 * Takes from the environment what somebody needs.
 *
 * @throws SettingsError with all problems at once
 */
export function settingsOf<T>(
  variables: Record<string, string | undefined>,
  what: (from: Environment) => T,
): T {
  const from = new Environment(variables);
  const settings = what(from);
  if (from.problems.length) throw new SettingsError(from.problems.join('\n'));
  return settings;
}

/** The database, and the name of what is ours in it. */
export const databaseOf = (from: Environment) => ({
  ...from.login('DATABASE'),
  database: from.text('DATABASE_NAME'),
});

/** Everything that a service of this application is told. */
export const serviceOf = (from: Environment) => ({
  port: from.port('PORT', {= port =}),
  logLevel: from.level(),
  database: databaseOf(from),
  cache: from.address('CACHE'),
  broker: from.login('BROKER'),
});
