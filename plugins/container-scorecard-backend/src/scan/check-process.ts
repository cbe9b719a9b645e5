import { ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { Policy, Source } from '@plimsoll/engine';
import { ScanResult } from '@plimsoll/findings';
import {
  CHECK_ROLE,
  CheckAnswer,
  CheckJob,
  checkWorkerFile,
} from './check-worker';

/** How checks are kept from harming the backend that runs them. */
export interface CheckLimits {
  /** Checks that run at the same time. */
  processes: number;
  /** Milliseconds after which a check is given up and its process ended. */
  timeout: number;
  /** Megabytes of heap that one process may use. */
  memory: number;
}

/** Why a check gave no result. It says something of the files or of our rules, never of the backend. */
export class CheckFailedError extends Error {
  readonly name = 'CheckFailedError';
}

/** A process that has to load all rules may take long on a busy machine; that is no fault of a file. */
const START_TIMEOUT = 120_000;

/**
 * One process that checks one service at a time.
 *
 * A process and not a thread: a thread that reaches its memory limit with one large allocation takes
 * the whole backend down with it (seen with Node 22 and an array that grows).
 */
export class CheckProcess {
  readonly #child: ChildProcess;
  readonly #limits: CheckLimits;
  readonly #ready: Promise<unknown>;
  #settle?: (outcome: CheckAnswer | Error) => void;
  #awaited: CheckAnswer['id'] = 'ready';
  #ended?: Error;
  #lastId = 0;
  #stderr = '';

  constructor(ruleModules: readonly string[], limits: CheckLimits) {
    this.#limits = limits;
    this.#child = fork(checkWorkerFile, [CHECK_ROLE, ...ruleModules], {
      execArgv: [
        `--max-old-space-size=${limits.memory}`,
        ...transformOptions(),
      ],
      // It needs none of the backend's secrets.
      env: environment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    // A process without work must not keep a backend alive that is otherwise done.
    this.#child.unref();
    this.#child.channel?.unref();
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      // What is wrong comes first, then a long list of places.
      this.#stderr = (this.#stderr + text).slice(0, 8000);
    });
    this.#child.on('message', (answer: CheckAnswer) => {
      // The transform of the Backstage CLI tells of the files it loads on the same channel.
      if (answer.id === this.#awaited) this.#settle?.(answer);
    });
    this.#child.on('error', error =>
      this.#fail(new CheckFailedError(`No process can be started: ${error}`)),
    );
    this.#child.on('close', (code, signal) =>
      this.#fail(this.#endedWith(signal ?? `code ${code}`)),
    );
    this.#ready = this.#next(
      'ready',
      START_TIMEOUT,
      'The rules could not be loaded in time',
    );
    // Whoever waits for it gets the error; this keeps it from being an unhandled one meanwhile.
    this.#ready.catch(() => {});
  }

  get alive(): boolean {
    return this.#ended === undefined;
  }

  async check(
    source: Source,
    options: { policy: Policy; today: string },
  ): Promise<ScanResult> {
    await this.#ready;
    const id = ++this.#lastId;
    const job: CheckJob = { id, source, ...options };
    const answered = this.#next(
      id,
      this.#limits.timeout,
      `Checking the files took longer than ${
        this.#limits.timeout / 1000
      } seconds`,
    );
    this.#child.send(job, error => {
      if (error) this.end(new CheckFailedError(error.message));
    });
    const answer = await answered;
    if ('result' in answer) return answer.result;
    throw new CheckFailedError(
      'error' in answer ? answer.error : 'The check was not begun',
    );
  }

  /** Whatever it is doing. */
  end(reason: Error): void {
    this.#fail(reason);
    this.#child.kill('SIGKILL');
  }

  /** What the process says next. Saying nothing for `timeout` ends it, for it cannot be interrupted otherwise. */
  #next(
    id: CheckAnswer['id'],
    timeout: number,
    tooLate: string,
  ): Promise<CheckAnswer> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.end(new CheckFailedError(tooLate)),
        timeout,
      );
      this.#awaited = id;
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

  #endedWith(what: string): CheckFailedError {
    const outOfMemory = /heap out of memory|heap limit/i.test(this.#stderr);
    return new CheckFailedError(
      outOfMemory
        ? `Checking the files took more than ${
            this.#limits.memory
          } MB of memory`
        : `The process that checks the files ended with ${what}`,
      { cause: this.#stderr ? new Error(this.#stderr) : undefined },
    );
  }
}

/**
 * From source, in development and in tests, the process has to be told how to read TypeScript; the built package is JavaScript.
 * No other option of the backend is handed down: what it preloads, such as telemetry, is meant for one process.
 */
function transformOptions(): string[] {
  return extname(checkWorkerFile) === '.ts'
    ? ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')]
    : [];
}

function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV, SystemRoot, BACKSTAGE_CLI_LINKED_WORKSPACE } = process.env;
  return { NODE_ENV, SystemRoot, BACKSTAGE_CLI_LINKED_WORKSPACE };
}
