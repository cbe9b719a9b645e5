import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { Claim, ClaimedService, ScanTimes, Store } from '../store/Store';
import { HostPausedError } from '../hosts/pause';
import { ScanOutcome } from '../metrics';
import { failureOf } from './problem';
import { Scan, scanRepository, ScanTools } from './scan';
import { afterFailure, afterSuccess } from './schedule';

/** A claim is void this long after its worker last said that it is alive. */
const LEASE = 30_000;
const RENEW_EVERY = 10_000;
/** How often a worker without work looks for some; what this backend is asked for itself, it starts at once. */
const LOOK_EVERY = 2_000;
const LOOK_AFTER_ERROR = 10_000;
/** Repositories beyond the others for which somebody waits: slow ones must not hold up a push. */
const URGENT_MORE = 1;

/** What the worker needs. */
export interface WorkerOptions {
  store: Store;
  tools: ScanTools;
  integrations: ScmIntegrations;
  logger: LoggerService;
  /** Milliseconds between two looks at one service. */
  frequency: number;
  /** Repositories that are scanned at the same time; one more where somebody asked for it, or pushed to it. */
  concurrency: number;
  /** Called after each scan whose outcome was kept. */
  onChange: () => void;
  /** Called after each scan, with the milliseconds since its repository was taken up. */
  onScan?: (outcome: ScanOutcome, milliseconds: number) => void;
  /** Called after each scan whose result was kept. */
  onResult?: (entityRef: string, at: Date) => Promise<void>;
}

/**
 * Does the work that is due, for as long as the backend runs.
 *
 * Any number of backends may work on one store: each claims a repository for half a minute and renews that while it
 * works, so what a killed backend had claimed is taken over by another soon after.
 */
export class ScanWorker {
  readonly #options: WorkerOptions;
  readonly #stopping = new AbortController();
  readonly #active = new Set<Promise<void>>();
  #wake = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  start() {
    this.#running ??= this.#run();
  }

  /** Looks for work now. */
  wake() {
    this.#wake.abort();
  }

  /** Ends what is under way; it is given back, so that another backend can take it up at once. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#running;
    await Promise.all(this.#active);
  }

  async #run() {
    const { store, tools, concurrency, logger } = this.#options;
    while (!this.#stopping.signal.aborted) {
      // What asks to be woken while the store is being asked must not be missed.
      this.#wake = new AbortController();
      let pause = LOOK_EVERY;
      try {
        const free = concurrency + URGENT_MORE - this.#active.size;
        if (free > 0) {
          const now = Date.now();
          const claim = await store.claim(
            new Date(now),
            new Date(now + LEASE),
            {
              urgent: free <= URGENT_MORE,
              exceptHosts: tools.hosts.busy(),
            },
          );
          if (claim) {
            this.#begin(claim);
            continue;
          }
        }
      } catch (error) {
        logger.error('Could not look for services to scan', asError(error));
        pause = LOOK_AFTER_ERROR;
      }
      await this.#rest(pause);
    }
  }

  async #rest(milliseconds: number) {
    const { signal } = this.#wake;
    await sleep(milliseconds, undefined, { signal, ref: false }).catch(
      () => {},
    );
  }

  #begin(claim: Claim) {
    const work = this.#work(claim).finally(() => {
      this.#active.delete(work);
      this.wake();
    });
    this.#active.add(work);
  }

  async #work(claim: Claim) {
    const { store, tools, logger, onScan } = this.#options;
    const { signal } = this.#stopping;
    const began = Date.now();
    let isPaused = false;
    const renewal = setInterval(() => {
      store
        .renew(claim, new Date(Date.now() + LEASE))
        .catch(error => logger.warn('Could not renew a claim', asError(error)));
    }, RENEW_EVERY);
    try {
      await scanRepository(
        claim,
        tools,
        { now: new Date(), signal },
        async (service, scan) => {
          if (signal.aborted) return;
          await this.#keep(claim, service, scan);
          onScan?.(outcomeOf(scan), Date.now() - began);
        },
      );
    } catch (error) {
      isPaused = error instanceof HostPausedError;
      if (isPaused) return;
      // The outcome could not be kept. The claim runs out, and then the scan is done again.
      logger.error(`Could not scan ${claim.root}`, asError(error));
    } finally {
      clearInterval(renewal);
      if (signal.aborted || isPaused) {
        await store.release(claim).catch(() => {
          // It runs out by itself.
        });
      }
    }
  }

  async #keep(claim: Claim, service: ClaimedService, scan: Scan) {
    const { store, frequency, integrations, logger } = this.#options;
    const { entityRef } = service;
    const at = new Date();
    const times: ScanTimes = {
      at,
      next: afterSuccess(entityRef, at, frequency),
    };

    if (scan.ended === 'unchanged') {
      const kept = await store.saveUnchanged(claim, entityRef, times);
      if (kept && service.failures > 0) this.#options.onChange();
      return;
    }
    if (scan.ended === 'failed') {
      const { retryAfter, ...problem } = failureOf(
        scan.error,
        claim.root,
        integrations,
      );
      // A repository that is gone fails for days: its reason is for the log, its stack for whoever looks closer.
      logger.warn(`Scan of ${entityRef} failed: ${problem.reason}`);
      logger.debug(`Scan of ${entityRef} failed`, asError(scan.error));
      const next = afterFailure(
        entityRef,
        at,
        service.failures + 1,
        retryAfter,
      );
      const kept = await store.saveFailure(claim, entityRef, problem, {
        at,
        next,
      });
      if (kept) this.#options.onChange();
      return;
    }
    const { result } = scan.record.assessment;
    for (const crash of result.crashes) {
      logger.error(
        `Rule ${crash.rule} crashed on ${crash.file} of ${entityRef}: ${crash.message}`,
      );
    }
    const kept = await store.saveResult(claim, entityRef, scan.record, times);
    if (kept) {
      this.#options.onChange();
      await this.#options.onResult?.(entityRef, at);
    }
  }
}

function outcomeOf(scan: Scan): ScanOutcome {
  return scan.ended === 'with a result'
    ? scan.record.assessment.result.status
    : scan.ended;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
