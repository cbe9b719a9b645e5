import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Log } from '../src/log.ts';
import { Metrics } from '../src/metrics.ts';
import { COUNTERS, type Parts, routesOf } from '../src/routes.ts';
import { Server } from '../src/server.ts';
import type { Task } from '../src/tasks.ts';

const ID = '9b2f6d1e-8c1a-4b7e-9a43-0d5f3c2b1a90';

/** The service on a port of its own, with a database and a queue in memory. */
async function started(t: TestContext, parts: Partial<Parts> = {}) {
  const known = new Map<string, Task>();
  const published: string[] = [];
  const lines: string[] = [];
  const log = new Log('info', line => lines.push(line));
  const metrics = new Metrics('1.2.3', COUNTERS);
  let ready: string | undefined;
  const server = new Server({
    version: '1.2.3',
    log,
    metrics,
    routes: routesOf({
      tasks: {
        async add(text) {
          const task: Task = { id: ID, text, state: 'queued', result: null };
          known.set(ID, task);
          return task;
        },
        get: async id => known.get(id),
        latest: async () => [...known.values()],
      },
      publisher: {
        async publish(id) {
          published.push(id);
        },
      },
      metrics,
      log,
      ...parts,
    }),
    unready: async () => ready,
  });
  const port = await server.listen(0);
  t.after(() => server.close());
  const ask = async (path: string, options: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...options,
      headers: { connection: 'close', ...options.headers },
    });
    return { status: response.status, text: await response.text() };
  };
  const add = (body: string, type = 'application/json') =>
    ask('/api/tasks', { method: 'POST', body, headers: { 'content-type': type } });
  const says = (reason: string) => {
    ready = reason;
  };
  return { server, ask, add, says, lines, published };
}

test('a task is stored, queued, and can be looked at', async t => {
  const { add, ask, published } = await started(t);
  const { status, text } = await add('{"text":"count me"}');
  assert.equal(status, 202);
  const task = { id: ID, text: 'count me', state: 'queued', result: null };
  assert.deepEqual(JSON.parse(text), task);
  assert.deepEqual(published, [ID]);
  assert.deepEqual(JSON.parse((await ask(`/api/tasks/${ID}`)).text), task);
  assert.deepEqual(JSON.parse((await ask('/api/tasks')).text), { tasks: [task] });
  assert.match((await ask('/metrics')).text, /^tasks_added_total 1$/m);
});

test('a task is taken on without a broker', async t => {
  const { add, lines } = await started(t, {
    publisher: {
      async publish() {
        throw new Error('there is no broker');
      },
    },
  });
  assert.equal((await add('{"text":"later"}')).status, 202);
  assert.match(lines.join(''), /"msg":"not queued yet"/);
});

test('what is no task is refused, and says why', async t => {
  const { add, ask } = await started(t);
  for (const body of ['{', 'null', '{}', '{"text":7}', '{"text":" "}', '{"text":"\\u0000"}']) {
    assert.equal((await add(body)).status, 400, body);
  }
  assert.equal((await add(JSON.stringify({ text: 'x'.repeat(10_001) }))).status, 400);
  assert.equal((await add('{"text":"x"}', 'text/plain')).status, 415);
  assert.equal((await add(JSON.stringify({ text: 'x'.repeat(70_000) }))).status, 413);
  assert.equal((await ask(`/api/tasks/${ID}`)).status, 404);
  assert.equal((await ask('/api/tasks/1%20or%201')).status, 404);
  assert.equal((await ask('/api/tasks', { method: 'DELETE' })).status, 405);
});

test('an error is logged, and not told', async t => {
  const { ask, lines } = await started(t, {
    tasks: {
      add: () => Promise.reject(new Error('secret')),
      get: () => Promise.reject(new Error('secret')),
      latest: () => Promise.reject(new Error('secret')),
    },
  });
  const { status, text } = await ask('/api/tasks');
  assert.equal(status, 500);
  assert.doesNotMatch(text, /secret/);
  assert.match(lines.join(''), /"msg":"request failed"/);
});

test('it is ready while it can work, and not from the moment it stops', async t => {
  const { server, ask, says } = await started(t);
  assert.deepEqual(await ask('/readyz'), { status: 200, text: 'ok\n' });
  says('database is not reachable');
  assert.deepEqual(await ask('/readyz'), { status: 503, text: 'database is not reachable\n' });
  assert.deepEqual(await ask('/livez'), { status: 200, text: 'ok\n' });
  server.drain();
  assert.deepEqual(await ask('/readyz'), { status: 503, text: 'stopping\n' });
});

test('a request is one line of JSON, without what its query says, and a probe is none', async t => {
  const { ask, lines } = await started(t);
  await ask('/api/tasks?token=secret');
  await ask('/livez');
  await new Promise(setImmediate);
  assert.equal(lines.length, 1);
  const { msg, path, status } = JSON.parse(lines[0] ?? '');
  assert.deepEqual({ msg, path, status }, { msg: 'request', path: '/api/tasks', status: 200 });
});
