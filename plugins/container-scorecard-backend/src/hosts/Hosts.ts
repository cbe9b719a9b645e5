import { LoggerService } from '@backstage/backend-plugin-api';
import { Store } from '../store/Store';
import { HostPausedError, Pause, PauseReason } from './pause';

/** What a host may be asked. */
export interface HostLimit {
  /** Requests at the same time, of one backend. */
  concurrency: number;
  /** Of all backends together; absent for no limit. */
  requestsPerMinute?: number;
  requestsPerHour?: number;
}

/** What keeping to limits needs. */
export interface HostsOptions {
  store: Pick<Store, 'pauseHost' | 'spend'>;
  logger: LoggerService;
  /** Of hosts without limits. */
  concurrency: number;
  /** By host, with its port. */
  limits?: ReadonlyMap<string, HostLimit>;
}

/** In the log; what people see is in `scan/problem.ts`. */
const PAUSE_REASONS: Record<PauseReason, string> = {
  refused: 'it was asked too often',
  spent: 'what it still answers is left to others with the same credentials',
  budget: 'it was asked as often as containerScorecard.hosts allows',
};

interface Known {
  /** Repositories that are read, and requests that run. */
  repositories: number;
  running: number;
  waiting: Array<{ go: () => void; urgent: boolean }>;
  /** Requests that the store has not heard of. */
  unspent: number;
  /** With when it began: one that begins in the future is of a clock that was set back since. */
  pause?: Pause & { from: Date };
}

/**
 * Keeps to what hosts allow: how many requests at a time, how many in a minute and in an hour, and none at all while
 * a host wants to be left alone.
 *
 * Numbers at a time are of this backend. Pauses, and requests where their number is limited, are in the store, so
 * that all backends keep to them together.
 */
export class Hosts {
  readonly #options: HostsOptions;
  readonly #known = new Map<string, Known>();

  constructor(options: HostsOptions) {
    this.#options = options;
  }

  /** Hosts of which no further repository should be taken up: each that is read needs a request at a time. */
  busy(): string[] {
    return [...this.#known]
      .filter(
        ([host, { repositories }]) =>
          repositories >= this.#limitOf(host).concurrency,
      )
      .map(([host]) => host);
  }

  /** Does something with a repository, and keeps account of the requests that it takes. */
  async withRepository<T>(host: string, work: () => Promise<T>): Promise<T> {
    const known = this.#of(host);
    known.repositories += 1;
    try {
      return await work();
    } finally {
      known.repositories -= 1;
      await this.#settle(host, known);
    }
  }

  /**
   * Makes a request when the host can take one more; what is urgent does not wait for what is not.
   *
   * Throws `HostPausedError` where the host is to be left alone.
   */
  async request<T>(
    host: string,
    { urgent = false, signal }: { urgent?: boolean; signal: AbortSignal },
    make: () => Promise<T>,
  ): Promise<T> {
    const known = this.#of(host);
    while (known.running >= this.#limitOf(host).concurrency) {
      await new Promise<void>(go => known.waiting.push({ go, urgent }));
      if (signal.aborted) {
        this.#next(known);
        signal.throwIfAborted();
      }
    }
    known.running += 1;
    try {
      const { pause } = known;
      // What is under way may end where the host still answers.
      if (pause?.reason === 'refused' && holds(pause))
        throw new HostPausedError(host, pause);
      known.unspent += 1;
      return await make();
    } finally {
      known.running -= 1;
      this.#next(known);
    }
  }

  #next({ waiting }: Known) {
    const urgent = waiting.findIndex(one => one.urgent);
    waiting.splice(Math.max(urgent, 0), 1)[0]?.go();
  }

  /** Leaves a host alone, in all backends. */
  async pause(
    host: string,
    reason: PauseReason,
    milliseconds: number,
    now: Date = new Date(),
  ): Promise<Pause> {
    const { store, logger } = this.#options;
    const pause = { reason, until: new Date(now.getTime() + milliseconds) };
    const known = this.#of(host);
    const isNews = !known.pause || !holds(known.pause);
    known.pause = { ...pause, from: now };
    await store.pauseHost(host, pause, now);
    if (isNews) {
      logger.warn(
        `${host} is left alone until ${pause.until.toISOString()}: ${
          PAUSE_REASONS[reason]
        }`,
      );
    }
    return pause;
  }

  async #settle(host: string, known: Known) {
    const { store, logger } = this.#options;
    const { requestsPerMinute, requestsPerHour } = this.#limitOf(host);
    const requests = known.unspent;
    known.unspent = 0;
    if (requests === 0) return;
    try {
      for (const [seconds, most] of [
        [60, requestsPerMinute],
        [3600, requestsPerHour],
      ] as const) {
        if (most === undefined) continue;
        const length = seconds * 1000;
        const now = new Date();
        const period = Math.floor(now.getTime() / length);
        const spent = await store.spend({ host, seconds, period, requests });
        if (spent >= most) {
          const left = (period + 1) * length - now.getTime();
          await this.pause(host, 'budget', left, now);
        }
      }
    } catch (error) {
      // What was read is not lost for that.
      logger.error(
        `Could not note the requests to ${host}`,
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }

  #limitOf(host: string): HostLimit {
    const { limits, concurrency } = this.#options;
    return limits?.get(host) ?? { concurrency };
  }

  #of(host: string): Known {
    const known = this.#known.get(host) ?? {
      repositories: 0,
      running: 0,
      waiting: [],
      unspent: 0,
    };
    this.#known.set(host, known);
    return known;
  }
}

function holds({ from, until }: { from: Date; until: Date }): boolean {
  const now = Date.now();
  return from.getTime() <= now && now < until.getTime();
}
