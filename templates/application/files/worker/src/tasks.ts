import { Pool } from 'pg';
import type { Cached } from './cached.ts';
import type { databaseOf } from './config.ts';
import { type Log, messageOf } from './log.ts';

/** Tasks as the database has them. */
export class Tasks {
  private readonly pool: Pool;
  private readonly cached: Cached;

  constructor(database: ReturnType<typeof databaseOf>, cached: Cached, log: Log) {
    this.cached = cached;
    this.pool = new Pool({
      ...database,
      max: 10,
      connectionTimeoutMillis: 2_000,
      statement_timeout: 5_000,
      application_name: 'worker',
    });
    // Of connections that nobody uses just now; the next one who does gets a new one.
    this.pool.on('error', error => log.warn('database', { error: messageOf(error) }));
  }

  /** What is to be done; nothing if somebody did it, as a message may come twice. */
  async textOf(id: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ text: string }>(
      `select text from tasks where id = $1 and state = 'queued'`,
      [id],
    );
    return rows[0]?.text;
  }

  async finish(id: string, state: 'done' | 'failed', result: unknown) {
    const { rows } = await this.pool.query(
      `update tasks set state = $2, result = $3, finished_at = now()
       where id = $1 and state = 'queued' returning id, text, state, result`,
      [id, state, JSON.stringify(result)],
    );
    if (rows[0]) await this.cached.put(id, rows[0]);
  }

  /** @throws when the database does not answer, or has no tasks yet */
  async check() {
    await this.pool.query('select from tasks limit 0');
  }

  async close() {
    await this.pool.end();
  }
}
