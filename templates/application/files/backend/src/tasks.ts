import { Pool } from 'pg';
import type { Cached } from './cached.ts';
import type { databaseOf } from './config.ts';
import { type Log, messageOf } from './log.ts';

export interface Task {
  id: string;
  text: string;
  state: 'queued' | 'done' | 'failed';
  result: unknown;
}

/** What is told of a task, wherever it is read. */
const COLUMNS = 'id, text, state, result';

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
      application_name: 'backend',
    });
    // Of connections that nobody uses just now; the next one who does gets a new one.
    this.pool.on('error', error => log.warn('database', { error: messageOf(error) }));
  }

  async add(text: string): Promise<Task> {
    const { rows } = await this.pool.query<Task>(
      `insert into tasks (text) values ($1) returning ${COLUMNS}`,
      [text],
    );
    return rows[0]!;
  }

  async get(id: string): Promise<Task | undefined> {
    const known = (await this.cached.get(id)) as Task | undefined;
    if (known) return known;
    const { rows } = await this.pool.query<Task>(`select ${COLUMNS} from tasks where id = $1`, [id]);
    const [task] = rows;
    if (task && task.state !== 'queued') await this.cached.put(id, task);
    return task;
  }

  /** The newest first. */
  async latest(): Promise<Task[]> {
    const { rows } = await this.pool.query<Task>(
      `select ${COLUMNS} from tasks order by created_at desc limit 20`,
    );
    return rows;
  }

  /** Those that nobody finished in a minute, each to one of us: the queue may never have heard of them. */
  async waiting(): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `update tasks set queued_at = now() where id in (
         select id from tasks where state = 'queued' and queued_at < now() - interval '1 minute'
         order by queued_at limit 100 for update skip locked
       ) returning id`,
    );
    return rows.map(({ id }) => id);
  }

  /** @throws when the database does not answer, or has no tasks */
  async check() {
    await this.pool.query('select from tasks limit 0');
  }

  async close() {
    await this.pool.end();
  }
}
