import { Profiler, Session } from 'node:inspector';

/**
 * Counts how often the blocks of our code, and of the libraries it reads files with, are run. That is the same on every
 * machine, busy or not. What the engine does inside of one call, a regular expression for one, is not in it.
 *
 * Import this before what is to be counted: only what is compiled later is.
 */
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', {
  callCount: true,
  detailed: true,
});

/** How many blocks a function runs. */
export function work(run: () => void): number {
  countsSoFar();
  run();
  return countsSoFar();
}

/** The blocks that were run since the last call. */
function countsSoFar(): number {
  let result: Profiler.ScriptCoverage[] = [];
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error) throw error;
    ({ result } = coverage);
  });
  let sum = 0;
  for (const { url, functions } of result) {
    // Counting is no work of those who are counted.
    if (!url || url.startsWith('node:') || url.includes(__filename)) continue;
    for (const { ranges } of functions)
      for (const { count } of ranges) sum += count;
  }
  return sum;
}
