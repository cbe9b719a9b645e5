import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';

const SECOND = 1000;

/** How often a scorecard is asked for, in milliseconds. */
export const POLLING = {
  /** While a scan is due or running. */
  scanning: 2 * SECOND,
  /** While a scan has been due or running for long: the queue is full, and asking does not empty it. */
  scanningForLong: 10 * SECOND,
  /** After how long that is. */
  long: 120 * SECOND,
  /** While nothing is known to go on: a push may change the score at any time. */
  idle: 45 * SECOND,
  /** After a first error; each further one doubles it, up to `idle`. */
  error: 5 * SECOND,
  /** The least time between two requests after signals that this service changed. */
  signal: 2 * SECOND,
  /** The same after signals that do not say which service changed: during a scan of all there are many. */
  anySignal: 5 * SECOND,
};

/** What a {@link ScorecardWatch} asks, and whom it tells. */
export interface WatchOptions {
  load: (signal: AbortSignal) => Promise<Scorecard>;
  onScorecard: (scorecard: Scorecard) => void;
  onError: (thrown: unknown) => void;
}

/**
 * Keeps asking for a scorecard: often while it is being scanned, seldom otherwise, not at all while nobody looks.
 */
export class ScorecardWatch {
  readonly #options: WatchOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #inFlight: AbortController | undefined;
  #waiting: Array<() => void> = [];
  #stopped = false;
  #dueWhenSeen = false;
  #startedAt = 0;
  #dueAt = 0;
  /** How soon after the last start a nudge lets it ask again. */
  #nudged = Infinity;
  #failures = 0;
  #scanningSince: number | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  start(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    void this.#load();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#inFlight?.abort();
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  /** Asks again at once; resolves when an answer to a question that was not asked earlier has come. */
  reload(): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push(resolve);
      void this.#load();
    });
  }

  /** Asks again soon, but not within so many milliseconds of the last time: something may have changed. */
  nudge(apart: number): void {
    this.#nudged = Math.min(this.#nudged, apart);
    // Whether the answer under way is from before or after the change, nobody knows: ask again after it.
    if (!this.#inFlight) this.#schedule(this.#dueAt - Date.now());
  }

  async #load(): Promise<void> {
    clearTimeout(this.#timer);
    // The end of the request under way sees who came in meanwhile.
    if (this.#inFlight || this.#stopped) return;
    const answered = this.#waiting;
    this.#waiting = [];
    this.#inFlight = new AbortController();
    this.#startedAt = Date.now();
    this.#nudged = Infinity;
    const delay = await this.#ask(this.#inFlight.signal);
    this.#inFlight = undefined;
    answered.forEach(resolve => resolve());
    if (this.#stopped) return;
    if (this.#waiting.length > 0) void this.#load();
    else this.#schedule(delay);
  }

  /** Asks once and says when to ask next. */
  async #ask(signal: AbortSignal): Promise<number> {
    try {
      const scorecard = await this.#options.load(signal);
      if (!this.#stopped) this.#options.onScorecard(scorecard);
      this.#failures = 0;
      return this.#delayAfter(scorecard);
    } catch (thrown) {
      if (!this.#stopped) this.#options.onError(thrown);
      const delay = POLLING.error * 2 ** this.#failures;
      this.#failures += 1;
      return Math.min(delay, POLLING.idle);
    }
  }

  #delayAfter(scorecard: Scorecard): number {
    if (!scorecard.scanning && scorecard.status !== 'waiting') {
      this.#scanningSince = undefined;
      return POLLING.idle;
    }
    this.#scanningSince ??= Date.now();
    return Date.now() - this.#scanningSince < POLLING.long
      ? POLLING.scanning
      : POLLING.scanningForLong;
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    const now = Date.now();
    this.#dueAt = now + delay;
    const wait = Math.min(delay, this.#startedAt + this.#nudged - now);
    this.#timer = setTimeout(() => {
      if (document.visibilityState === 'hidden') this.#dueWhenSeen = true;
      else void this.#load();
    }, Math.max(0, wait));
  }

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden' || !this.#dueWhenSeen) return;
    this.#dueWhenSeen = false;
    void this.#load();
  };
}
