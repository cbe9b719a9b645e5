import assert from 'node:assert/strict';
import { ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import { hostileCases } from './hostile/files';
import type { Verdict } from './hostile/judging';

/** Megabytes of heap that the process may use which judges, as one that checks in a backend. */
const HEAP = 512;
/** Bytes that it may hold, with its code and all that is not heap. */
const MOST_MEMORY = 1024 * 1024 * 1024;
/** Milliseconds after which it hangs, however busy the machine is. */
const HANGS = 120_000;

let child: ChildProcess | undefined;

/** A process of its own, so that one that runs out of memory or never ends is told from one that fails. */
function verdictOn(name: string): Promise<Verdict> {
  child ??= fork(join(__dirname, 'hostile', 'judging.ts'), [], {
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`],
    // The runner's own channel is not for the processes of a test.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  const judging = child;
  return new Promise((resolve, reject) => {
    let complaint = '';
    const fail = (message: string) => {
      judging.kill('SIGKILL');
      child = undefined;
      finish(() => reject(new Error(`${message}\n${complaint}`)));
    };
    const timer = setTimeout(
      () => fail(`Not judged after ${HANGS / 1000} seconds`),
      HANGS,
    );
    const onExit = (code: number | null, signal: string | null) =>
      fail(`The process ended with ${signal ?? code}`);
    const onMessage = (verdict: Verdict) => {
      if (verdict.name === name) finish(() => resolve(verdict));
    };
    const onError = (text: Buffer) => {
      complaint = (complaint + text).slice(0, 2_000);
    };
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      judging.off('exit', onExit).off('message', onMessage);
      judging.stderr?.off('data', onError);
      settle();
    };
    judging.on('exit', onExit).on('message', onMessage);
    judging.stderr?.on('data', onError);
    judging.send(name);
  });
}

test.after(() => child?.disconnect());

test('there are at least two hundred hostile services', () => {
  assert.ok(Object.keys(hostileCases).length >= 200);
});

for (const name of Object.keys(hostileCases))
  test(name, async t => {
    const { mistakes, outcome, milliseconds, memory } = await verdictOn(name);
    t.diagnostic(`${outcome}, ${Math.round(milliseconds)} ms`);
    assert.deepEqual(mistakes, []);
    assert.ok(memory < MOST_MEMORY, `${memory} bytes`);
  });
