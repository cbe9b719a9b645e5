import { type Log, messageOf } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What a worker needs; so that tests need no broker and no database. */
export interface Parts {
  tasks: {
    textOf(id: string): Promise<string | undefined>;
    finish(id: string, state: 'done' | 'failed', result: unknown): Promise<void>;
  };
  resultOf(text: string): unknown;
  metrics: Metrics;
  log: Log;
}

/** What becomes of a message: gone, given to somebody else later, or laid aside for a person. */
export type Verdict = 'done' | 'again' | 'dead';

export const COUNTERS = {
  tasks_done_total: 'Tasks that were finished.',
  tasks_failed_total: 'Tasks that cannot be finished.',
  tasks_again_total: 'Tasks that were given back to the queue.',
};

/** Works on what messages say. The same message twice does no harm. */
export class Worker {
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  async handle(message: Buffer): Promise<Verdict> {
    const { tasks, metrics, log } = this.parts;
    const id = idOf(message);
    if (!id) {
      log.error('a message that is none', { bytes: message.length });
      return 'dead';
    }
    try {
      const text = await tasks.textOf(id);
      if (text === undefined) {
        log.info('nothing to do', { id });
        return 'done';
      }
      const { state, result } = this.work(text);
      await tasks.finish(id, state, result);
      metrics.count(`tasks_${state}_total`);
      log.info('task', { id, state });
      return 'done';
    } catch (error) {
      metrics.count('tasks_again_total');
      log.warn('task given back', { id, error: messageOf(error) });
      return 'again';
    }
  }

  private work(text: string): { state: 'done' | 'failed'; result: unknown } {
    try {
      return { state: 'done', result: this.parts.resultOf(text) };
    } catch (error) {
      this.parts.log.error('task failed', { error: messageOf(error) });
      return { state: 'failed', result: { error: messageOf(error) } };
    }
  }
}

function idOf(message: Buffer): string | undefined {
  try {
    const { id } = JSON.parse(message.toString('utf8'));
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
