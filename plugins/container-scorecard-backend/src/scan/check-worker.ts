import { Worker } from 'node:worker_threads';
import { check, Policy, Rule, Source } from '@plimsoll/engine';
import { ScanResult } from '@plimsoll/findings';
import { loadRules } from '../rules';

/**
 * This file, as the process that runs it has to be told. A constant of the module itself, because the
 * built package has another name for it, and only what is imported is built at all.
 */
export const checkWorkerFile = __filename;

/** The first argument of a process that is started to check; the others are the modules with added rules. */
export const CHECK_ROLE = 'container-scorecard-check';

/** One service to check. */
export interface CheckJob {
  id: number;
  source: Source;
  policy: Policy;
  today: string;
}

/** What a process that checks says: first that it is ready, then one answer per job. */
export type CheckAnswer =
  | { id: 'ready' }
  | { id: number; result: ScanResult }
  | { id: number; error: string };

// The backend imports this file too, for its name and types.
if (process.argv[2] === CHECK_ROLE && process.send) {
  process.title = CHECK_ROLE;
  endWithParent();
  answerJobs(loadRules(process.argv.slice(3)));
}

function answerJobs(rules: readonly Rule[]) {
  const say = (answer: CheckAnswer) => process.send?.(answer);

  process.on('message', ({ id, source, policy, today }: CheckJob) => {
    try {
      say({ id, result: check(source, rules, { policy, today }) });
    } catch (error) {
      say({ id, error: error instanceof Error ? error.message : `${error}` });
    }
  });
  say({ id: 'ready' });
}

/**
 * A backend that is killed cannot end its processes any more, and one that is busy with a file does not hear that its
 * parent is gone; a thread beside it does.
 */
function endWithParent() {
  process.on('disconnect', () => process.exit());
  // Sent to all processes of a terminal. The backend has to end first, or it would take this for the fault of a file.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => {});
  new Worker(
    `const parent = process.ppid;
     setInterval(() => {
       if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
     }, 1000);`,
    { eval: true, execArgv: [] },
  ).unref();
}
