import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import test from 'node:test';
import type { FuzzFailure, FuzzNews } from './worker';
import { PER_SEED, SEEDS } from './seeds';

const PROCESSES = 2;
/** Megabytes of heap that a process may use, as one that checks in a backend. */
const HEAP = 512;
/** Bytes that a process may hold, with its code and all that is not heap. */
const MOST_MEMORY = 900 * 1024 * 1024;
/** A process that says nothing for so long hangs. */
const SILENCE = 120_000;

/** `PLIMSOLL_FUZZ_SEEDS=20261130,20261131` runs only these, however long it takes; `all` runs the whole list. */
const asked = process.env.PLIMSOLL_FUZZ_SEEDS;
const seeds =
  asked && asked !== 'all' ? asked.split(/[ ,]+/).map(Number) : SEEDS;
/** Milliseconds after which no further seed is begun, on machines that are too slow for all beside everything else. */
const PATIENCE = asked ? Infinity : 12 * 60_000;

type Told = Extract<FuzzNews, { seed: number }>;

/** Runs a process until no seed is left. Throws where it ends, or no longer says anything, with what it was at. */
function fuzz(left: number[], onTold: (told: Told) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, 'worker.ts'), [], {
      execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`],
      // The runner's own channel is not for the processes of a test.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let place = 'the start';
    const giveUp = () => {
      child.kill('SIGKILL');
      reject(new Error(`No sign of life after ${place}`));
    };
    let timer = setTimeout(giveUp, SILENCE);
    const next = () => {
      const seed = left.shift();
      if (seed !== undefined) child.send(seed);
      else child.disconnect();
    };
    child.on('error', reject);
    child.on('message', (news: FuzzNews | { ready: true }) => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, SILENCE);
      if ('begins' in news) {
        place = `service ${news.index} of seed ${news.begins}`;
      } else if ('seed' in news) {
        onTold(news);
        next();
      } else if ('ready' in news) {
        next();
      }
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (code === 0) resolve();
      else reject(new Error(`Ended with ${signal ?? code} after ${place}`));
    });
  });
}

function describe({ seed, index, kind, mistake, files }: FuzzFailure): string {
  const texts = files.map(
    ({ file, text }) => `${file}: ${JSON.stringify(text)}`,
  );
  return `seed ${seed}, service ${index}, ${kind}: ${mistake}\n${texts.join(
    '\n',
  )}`;
}

test(`${
  seeds.length * PER_SEED
} services that are not as they should be`, async t => {
  const started = performance.now();
  const left = [...seeds];
  const all: Told[] = [];
  let leftOut = 0;
  const enough = setTimeout(() => {
    leftOut = left.splice(0).length;
  }, Math.min(PATIENCE, 2 ** 31 - 1));
  await Promise.all(
    Array.from({ length: PROCESSES }, () => fuzz(left, told => all.push(told))),
  );
  clearTimeout(enough);
  const seconds = (performance.now() - started) / 1000;
  if (leftOut > 0)
    t.diagnostic(
      `${leftOut} of ${seeds.length} seeds were left out, as time was up: npm run fuzz takes them all`,
    );

  const counts: Record<string, number> = {};
  for (const told of all)
    for (const [kind, count] of Object.entries(told.counts))
      counts[kind] = (counts[kind] ?? 0) + count;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const findings = all.reduce((sum, told) => sum + told.findings, 0);
  const memory = Math.max(...all.map(told => told.memory));
  const work = all.reduce((sum, told) => sum + told.work, 0);
  const slowest = Math.max(...all.map(told => told.slowest));
  t.diagnostic(
    `${total} in ${seconds.toFixed(0)} s, ${(total / seconds).toFixed(
      0,
    )} a second (${(total / work).toFixed(
      0,
    )} in a second of a processor), ${findings} findings, slowest ${slowest.toFixed(
      0,
    )} ms, at most ${(memory / 2 ** 20).toFixed(0)} MB`,
  );
  t.diagnostic(
    Object.entries(counts)
      .sort(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', '),
  );

  const failures = all.flatMap(told => told.failures);
  assert.equal(failures.map(describe).join('\n\n'), '');
  assert.equal(total, (seeds.length - leftOut) * PER_SEED);
  // One that finds nothing looks at nothing.
  assert.ok(findings > total, `${findings} findings`);
  assert.ok(memory < MOST_MEMORY, `${memory} bytes`);
});
