import { readFileSync } from 'node:fs';

export type DatabaseConfig = {
  host: string;
  database: string;
  username: string;
  password: string;
};

/** Secrets come as files, so that they never stand in the environment of the process. */
export function readConfig(env: NodeJS.ProcessEnv) {
  return {
    port: Number(env.PORT ?? 8080),
    logLevel: env.LOG_LEVEL ?? 'info',
    database: {
      host: env.DB_HOST ?? 'localhost',
      database: env.DB_NAME ?? 'booking',
      username: env.DB_USER ?? 'booking',
      password: readFileSync(env.DB_PASSWORD_FILE ?? '/run/secrets/db-password', 'utf8').trim(),
    } satisfies DatabaseConfig,
  };
}
