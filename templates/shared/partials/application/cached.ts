import { Redis } from 'iovalkey';
import type { Address } from './config.ts';
import { type Log, messageOf } from './log.ts';

/** Seconds. */
const KEPT = 3600;

/** Finished tasks, which never change again. A cache that is away makes us slower, and nothing else. */
export class Cached {
  private readonly client: Redis;
  private readonly log: Log;

  constructor({ host, port }: Address, log: Log) {
    this.log = log;
    this.client = new Redis({
      host,
      port,
      connectTimeout: 2_000,
      commandTimeout: 500,
      maxRetriesPerRequest: 0,
      // Nothing waits for it.
      enableOfflineQueue: false,
      retryStrategy: attempt => Math.min(attempt * 200, 5_000),
    });
    this.client.on('error', error => log.debug('cache', { error: messageOf(error) }));
  }

  get isUp(): boolean {
    return this.client.status === 'ready';
  }

  async get(id: string): Promise<unknown> {
    try {
      const text = await this.client.get(keyOf(id));
      return text === null ? undefined : JSON.parse(text);
    } catch (error) {
      this.log.warn('not read from the cache', { error: messageOf(error) });
      return undefined;
    }
  }

  async put(id: string, task: unknown) {
    try {
      await this.client.set(keyOf(id), JSON.stringify(task), 'EX', KEPT);
    } catch (error) {
      this.log.warn('not written to the cache', { error: messageOf(error) });
    }
  }

  close() {
    this.client.disconnect();
  }
}

const keyOf = (id: string) => `task:${id}`;
