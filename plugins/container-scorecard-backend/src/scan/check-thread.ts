import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ScanResult } from '@plimsoll/findings';
import {
  CheckAnswer,
  CheckJob,
  CheckWorkerData,
  checkWorkerFile,
} from './check-worker';

/** How checks are kept from harming the backend that runs them. */
export interface CheckLimits {
  /** Checks that run at the same time. */
  threads: number;
  /** Milliseconds after which a check is given up and its thread ended. */
  timeout: number;
  /** Megabytes of heap that one thread may use. */
  memory: number;
}

/** Why a check gave no result. It says something of the files or of our rules, never of the backend. */
export class CheckFailedError extends Error {
  readonly name = 'CheckFailedError';
}

/** A thread that has to load and transform all rules may take long on a busy machine; that is no fault of a file. */
const START_TIMEOUT = 120_000;

/** One thread that checks one service at a time. */
export class CheckThread {
  readonly #worker: Worker;
  readonly #limits: CheckLimits;
  readonly #ready: Promise<void>;
  #settle?: (outcome: CheckAnswer | Error) => void;
  #ended?: Error;
  #lastId = 0;

  constructor(ruleModules: readonly string[], limits: CheckLimits) {
    const data: CheckWorkerData = {
      role: 'container-scorecard-check',
      ruleModules,
    };
    this.#limits = limits;
    this.#worker = new Worker(checkWorkerFile, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
      execArgv: transformOptions(),
      name: 'container-scorecard-check',
    });
    // A thread without work must not keep a process alive that is otherwise done.
    this.#worker.unref();
    this.#worker.on('message', (answer: CheckAnswer) => this.#settle?.(answer));
    this.#worker.on('error', error => this.#fail(describe(error, limits)));
    this.#worker.on('exit', code =>
      this.#fail(
        new CheckFailedError(`The thread that checks ended with code ${code}`),
      ),
    );
    this.#ready = this.#next(
      START_TIMEOUT,
      'The rules could not be loaded in time',
    ).then(() => undefined);
    // Whoever waits for it gets the error; this keeps it from being an unhandled one meanwhile.
    this.#ready.catch(() => {});
  }

  get alive(): boolean {
    return this.#ended === undefined;
  }

  async check(job: Omit<CheckJob, 'id'>): Promise<ScanResult> {
    await this.#ready;
    const id = ++this.#lastId;
    const seconds = this.#limits.timeout / 1000;
    const answered = this.#next(
      this.#limits.timeout,
      `Checking the files took longer than ${seconds} seconds`,
    );
    this.#worker.postMessage({ id, ...job } satisfies CheckJob);
    const answer = await answered;
    if ('result' in answer) return answer.result;
    throw new CheckFailedError(
      'error' in answer ? answer.error : 'The thread that checks was restarted',
    );
  }

  async end(reason: Error): Promise<void> {
    this.#fail(reason);
    await this.#worker.terminate();
  }

  /** The next thing the thread says. Saying nothing for `timeout` ends it, for it cannot be interrupted otherwise. */
  #next(timeout: number, tooLate: string): Promise<CheckAnswer> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => void this.end(new CheckFailedError(tooLate)),
        timeout,
      );
      this.#settle = outcome => {
        clearTimeout(timer);
        this.#settle = undefined;
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
    });
  }

  #fail(reason: Error) {
    this.#ended ??= reason;
    this.#settle?.(this.#ended);
  }
}

function describe(error: Error & { code?: string }, limits: CheckLimits) {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new CheckFailedError(
      `Checking the files took more than ${limits.memory} MB of memory`,
    );
  }
  return new CheckFailedError(
    `The thread that checks crashed: ${error.message}`,
  );
}

/**
 * The built package is JavaScript and a backend started by the Backstage CLI hands its transform down to its threads.
 * Jest does neither: there the thread has to be told how to read TypeScript.
 */
function transformOptions(): string[] | undefined {
  if (extname(checkWorkerFile) !== '.ts') return undefined;
  if (process.execArgv.some(arg => arg.includes('nodeTransform'))) {
    return undefined;
  }
  return [
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
  ];
}
