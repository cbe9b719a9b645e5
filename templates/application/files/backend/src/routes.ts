import { type Log, messageOf } from './log.ts';
import type { Metrics } from './metrics.ts';
import { RequestError, type Route } from './server.ts';
import type { Task } from './tasks.ts';

/** What the routes need; so that tests need no broker and no database. */
export interface Parts {
  tasks: {
    add(text: string): Promise<Task>;
    get(id: string): Promise<Task | undefined>;
    latest(): Promise<Task[]>;
  };
  publisher: { publish(id: string): Promise<void> };
  metrics: Metrics;
  log: Log;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

export const COUNTERS = { tasks_added_total: 'Tasks that were taken on.' };

/** The interface of the application. */
export const routesOf = ({ tasks, publisher, metrics, log }: Parts): Route[] => [
  {
    method: 'GET',
    path: /^\/api\/tasks$/,
    answer: async () => ({ body: { tasks: await tasks.latest() } }),
  },
  {
    method: 'POST',
    path: /^\/api\/tasks$/,
    async answer(_, body) {
      const task = await tasks.add(textOf(body));
      metrics.count('tasks_added_total');
      try {
        await publisher.publish(task.id);
      } catch (error) {
        // It is in the database: the queue hears of it later.
        log.warn('not queued yet', { id: task.id, error: messageOf(error) });
      }
      return { status: 202, body: task, headers: { Location: `/api/tasks/${task.id}` } };
    },
  },
  {
    method: 'GET',
    path: new RegExp(`^/api/tasks/(${UUID})$`),
    async answer([id = '']) {
      const task = await tasks.get(id);
      if (!task) throw new RequestError(404, 'there is no such task');
      return { body: task };
    },
  },
];

function textOf(body: unknown): string {
  const text = (body as { text?: unknown } | null)?.text;
  // PostgreSQL has no place for the character zero in a text.
  if (typeof text !== 'string' || !text.trim() || text.length > 10_000 || text.includes('\0')) {
    throw new RequestError(400, 'text must be a text of 1 to 10000 characters');
  }
  return text;
}
