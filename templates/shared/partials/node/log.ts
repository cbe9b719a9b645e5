/** From the one that says most. */
export const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

export type Level = (typeof LEVELS)[number];

/** Writes one line of JSON for everything that happens. */
export class Log {
  private readonly least: Level;
  private readonly write: (line: string) => unknown;

  constructor(
    least: Level,
    write: (line: string) => unknown = line => process.stdout.write(line),
  ) {
    this.least = least;
    this.write = write;
  }

  debug(message: string, fields: object = {}) {
    this.line('debug', message, fields);
  }

  info(message: string, fields: object = {}) {
    this.line('info', message, fields);
  }

  warn(message: string, fields: object = {}) {
    this.line('warn', message, fields);
  }

  error(message: string, fields: object = {}) {
    this.line('error', message, fields);
  }

  private line(level: Level, msg: string, fields: object) {
    if (LEVELS.indexOf(level) < LEVELS.indexOf(this.least)) return;
    const time = new Date().toISOString();
    this.write(
      `${JSON.stringify({ time, level: level.toUpperCase(), msg, ...fields })}\n`,
    );
  }
}

/** What an error says, or at least what it is. */
export const messageOf = (error: unknown) =>
  error instanceof Error ? error.message || error.name : String(error);
