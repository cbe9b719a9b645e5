import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Log } from '../src/log.ts';
import { Metrics } from '../src/metrics.ts';
import { Server } from '../src/server.ts';
import { resultOf } from '../src/work.ts';
import { COUNTERS, type Parts, Worker } from '../src/worker.ts';

const ID = '9b2f6d1e-8c1a-4b7e-9a43-0d5f3c2b1a90';

/** A worker with one task in a database in memory. */
function workerWith(parts: Partial<Parts> = {}) {
  const waiting = new Map([[ID, 'a few words']]);
  const finished: unknown[] = [];
  const lines: string[] = [];
  const log = new Log('info', line => lines.push(line));
  const metrics = new Metrics('1.2.3', COUNTERS);
  const worker = new Worker({
    tasks: {
      textOf: async id => waiting.get(id),
      async finish(id, state, result) {
        waiting.delete(id);
        finished.push({ id, state, result });
      },
    },
    resultOf,
    metrics,
    log,
    ...parts,
  });
  const handle = (message: unknown) => worker.handle(Buffer.from(JSON.stringify(message)));
  return { worker, handle, finished, metrics, log, lines };
}

test('it counts', () => {
  assert.deepEqual(resultOf('Grüße, 2 Welten!'), { characters: 16, words: 3, longest: 'Welten' });
  assert.deepEqual(resultOf('…'), { characters: 1, words: 0, longest: '' });
});

test('it finishes a task, and only once', async () => {
  const { handle, finished, metrics } = workerWith();
  assert.equal(await handle({ id: ID }), 'done');
  assert.equal(await handle({ id: ID }), 'done');
  const result = { characters: 11, words: 3, longest: 'words' };
  assert.deepEqual(finished, [{ id: ID, state: 'done', result }]);
  assert.match(metrics.text(), /^tasks_done_total 1$/m);
});

test('what cannot be done is failed, and the worker goes on', async () => {
  const { handle, finished } = workerWith({
    resultOf() {
      throw new Error('no');
    },
  });
  assert.equal(await handle({ id: ID }), 'done');
  assert.deepEqual(finished, [{ id: ID, state: 'failed', result: { error: 'no' } }]);
});

test('what cannot be done now is given back', async () => {
  const { handle } = workerWith({
    tasks: {
      textOf: () => Promise.reject(new Error('no database')),
      finish: () => Promise.reject(new Error('no database')),
    },
  });
  assert.equal(await handle({ id: ID }), 'again');
});

test('what is no message is laid aside', async () => {
  const { worker, handle } = workerWith();
  assert.equal(await worker.handle(Buffer.from('{')), 'dead');
  for (const message of [null, {}, { id: 7 }, { id: `${ID}'; drop table tasks` }]) {
    assert.equal(await handle(message), 'dead');
  }
});

test('it says how it is', async t => {
  const { log, metrics } = workerWith();
  const server = new Server({
    version: '1.2.3',
    log,
    metrics,
    routes: [],
    unready: async () => 'broker is not reachable',
  });
  const port = await server.listen(0);
  t.after(() => server.close());
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
  assert.equal((await ask('/livez')).status, 200);
  assert.equal((await ask('/readyz')).status, 503);
  assert.match(await (await ask('/metrics')).text(), /^tasks_again_total 0$/m);
});
