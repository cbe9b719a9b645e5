import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { Api, summaryOf, type Task } from '../src/api.ts';

const task: Task = { id: '1', text: 'one', state: 'queued', result: null };

/** The interface against a backend that answers as it is told. */
async function against(t: TestContext, backend: RequestListener) {
  const server = createServer(backend).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return new Api(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

test('it asks for tasks, and adds one', async t => {
  const asked: unknown[] = [];
  const api = await against(t, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push([request.method, request.url, Buffer.concat(chunks).toString()]);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.method === 'POST' ? task : { tasks: [task] }));
  });
  assert.deepEqual(await api.latest(), [task]);
  assert.deepEqual(await api.add('one'), task);
  assert.deepEqual(asked, [
    ['GET', '/api/tasks', ''],
    ['POST', '/api/tasks', '{"text":"one"}'],
  ]);
});

test('it says what the backend says, and what a proxy means', async t => {
  const api = await against(t, (request, response) => {
    if (request.method === 'POST') {
      response.writeHead(400, { 'content-type': 'application/json' });
      response.end('{"error":"too long"}');
    } else {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<h1>Bad Gateway</h1>');
    }
  });
  await assert.rejects(api.add('x'), { message: 'too long' });
  await assert.rejects(api.latest(), { message: 'The server answered 502.' });
});

test('it tells in words what became of a task', () => {
  assert.equal(summaryOf(task), 'waits for a worker');
  assert.equal(
    summaryOf({ ...task, state: 'done', result: { words: 1, characters: 3 } }),
    '1 word, 3 characters',
  );
  assert.equal(
    summaryOf({ ...task, state: 'failed', result: { error: 'no' } }),
    'failed: no',
  );
});
