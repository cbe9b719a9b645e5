import { Policy, Source } from '@plimsoll/engine';
import { ScanResult } from '@plimsoll/findings';
import { CheckFailedError, CheckLimits, CheckProcess } from './check-process';

/** A process without work is ended after this time; the next check starts another. */
const IDLE = 60_000;

/**
 * Checks services in processes of their own, so that no repository, however hostile, can stop or end the backend.
 *
 * One that takes too long, runs out of memory or crashes costs its one check; the next gets a new process.
 */
export class Checker {
  readonly #limits: CheckLimits;
  readonly #ruleModules: readonly string[];
  readonly #idle = new Map<CheckProcess, NodeJS.Timeout>();
  readonly #busy = new Set<CheckProcess>();
  readonly #waiting: Array<{ go: () => void; urgent: boolean }> = [];
  #stopped = false;

  constructor(ruleModules: readonly string[], limits: CheckLimits) {
    this.#ruleModules = ruleModules;
    this.#limits = limits;
  }

  /** @param options - `urgent` for what goes before all that is not */
  async check(
    source: Source,
    {
      urgent = false,
      ...options
    }: { policy: Policy; today: string; urgent?: boolean },
  ): Promise<ScanResult> {
    while (this.#busy.size >= this.#limits.processes && !this.#stopped) {
      await new Promise<void>(go => this.#waiting.push({ go, urgent }));
    }
    if (this.#stopped) throw stopping();

    const process = this.#take();
    this.#busy.add(process);
    try {
      return await process.check(source, options);
    } finally {
      this.#busy.delete(process);
      this.#keep(process);
      this.#next();
    }
  }

  /** Ends all processes; checks that run are given up. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.splice(0).forEach(({ go }) => go());
    for (const timer of this.#idle.values()) clearTimeout(timer);
    for (const process of [...this.#idle.keys(), ...this.#busy]) {
      process.end(stopping());
    }
    this.#idle.clear();
  }

  #next() {
    const urgent = this.#waiting.findIndex(waiting => waiting.urgent);
    this.#waiting.splice(Math.max(urgent, 0), 1)[0]?.go();
  }

  #take(): CheckProcess {
    for (const [process, timer] of this.#idle) {
      this.#idle.delete(process);
      clearTimeout(timer);
      // It may have died since its last check.
      if (process.alive) return process;
    }
    return new CheckProcess(this.#ruleModules, this.#limits);
  }

  #keep(process: CheckProcess) {
    if (!process.alive || this.#stopped) return;
    const timer = setTimeout(() => {
      this.#idle.delete(process);
      process.end(new CheckFailedError('It had nothing to do'));
    }, IDLE);
    timer.unref();
    this.#idle.set(process, timer);
  }
}

function stopping() {
  return new CheckFailedError('The backend is stopping');
}
