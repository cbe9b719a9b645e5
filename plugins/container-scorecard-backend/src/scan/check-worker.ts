import { parentPort, workerData } from 'node:worker_threads';
import { check, Policy, Rule, Source } from '@plimsoll/engine';
import { ScanResult } from '@plimsoll/findings';
import { loadRules } from '../rules';

/**
 * This file, as the thread that runs it has to be told. A constant of the module itself, because the
 * built package has another name for it, and only what is imported is built at all.
 */
export const checkWorkerFile = __filename;

/** What a worker thread is started with. */
export interface CheckWorkerData {
  role: 'container-scorecard-check';
  ruleModules: readonly string[];
}

/** One service to check. */
export interface CheckJob {
  id: number;
  source: Source;
  policy: Policy;
  today: string;
}

/** What a worker says: first that it is ready, then one answer per job. */
export type CheckAnswer =
  | { ready: true }
  | { id: number; result: ScanResult }
  | { id: number; error: string };

// The main thread imports this file too, for its name and types.
if (parentPort && workerData?.role === 'container-scorecard-check') {
  const data: CheckWorkerData = workerData;
  answerJobs(parentPort, loadRules(data.ruleModules));
}

function answerJobs(
  port: NonNullable<typeof parentPort>,
  rules: readonly Rule[],
) {
  const say = (answer: CheckAnswer) => port.postMessage(answer);

  port.on('message', ({ id, source, policy, today }: CheckJob) => {
    try {
      say({ id, result: check(source, rules, { policy, today }) });
    } catch (error) {
      say({ id, error: error instanceof Error ? error.message : `${error}` });
    }
  });
  say({ ready: true });
}
