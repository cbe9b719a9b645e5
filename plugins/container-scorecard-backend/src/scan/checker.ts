import { Policy, Source } from '@plimsoll/engine';
import { ScanResult } from '@plimsoll/findings';
import { CheckFailedError, CheckLimits, CheckThread } from './check-thread';

/**
 * Checks services off the main thread, so that no repository, however hostile, can stop or end the backend.
 *
 * A thread that takes too long, runs out of memory or crashes costs its one check; the next gets a new thread.
 */
export class Checker {
  readonly #limits: CheckLimits;
  readonly #ruleModules: readonly string[];
  readonly #idle: CheckThread[] = [];
  readonly #busy = new Set<CheckThread>();
  readonly #waiting: Array<() => void> = [];
  #stopped = false;

  constructor(ruleModules: readonly string[], limits: CheckLimits) {
    this.#ruleModules = ruleModules;
    this.#limits = limits;
  }

  async check(
    source: Source,
    options: { policy: Policy; today: string },
  ): Promise<ScanResult> {
    while (this.#busy.size >= this.#limits.threads && !this.#stopped) {
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
    if (this.#stopped) throw new CheckFailedError('The backend is stopping');

    const thread = this.#takeThread();
    this.#busy.add(thread);
    try {
      return await thread.check({ source, ...options });
    } finally {
      this.#busy.delete(thread);
      if (thread.alive && !this.#stopped) this.#idle.push(thread);
      this.#waiting.shift()?.();
    }
  }

  /** An idle thread may have died since its last check. */
  #takeThread(): CheckThread {
    for (;;) {
      const idle = this.#idle.pop();
      if (!idle) return new CheckThread(this.#ruleModules, this.#limits);
      if (idle.alive) return idle;
    }
  }

  /** Ends all threads; checks that run are given up. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.splice(0).forEach(go => go());
    await Promise.all(
      [...this.#idle.splice(0), ...this.#busy].map(thread =>
        thread.end(new CheckFailedError('The backend is stopping')),
      ),
    );
  }
}
