import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { Settings } from '../src/config.ts';
import { Log } from '../src/log.ts';
import { serve } from '../src/server.ts';
import { Service } from '../src/service.ts';

/** The service on a port of its own, until the test is over. */
async function started(t: TestContext, backing: Settings['backing'] = {}) {
  const lines: string[] = [];
  const log = new Log('info', line => lines.push(line));
  const service = new Service({ backing }, log, '1.2.3');
  const server = await serve(service, 0);
  t.after(() => server.close());
  const ask = async (path: string, options: RequestInit = {}) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
      ...options,
      headers: { connection: 'close' },
    });
    return { status: response.status, text: await response.text() };
  };
  return { service, server, ask, lines };
}

test('it answers', async t => {
  const { ask } = await started(t);
  const { status, text } = await ask('/');
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(text), { service: '{= name =}', version: '1.2.3' });
  assert.deepEqual(await ask('/livez'), { status: 200, text: 'ok\n' });
  assert.deepEqual(await ask('/readyz'), { status: 200, text: 'ok\n' });
  assert.equal((await ask('/nothing')).status, 404);
  assert.deepEqual(await ask('/livez', { method: 'HEAD' }), { status: 200, text: '' });
});

test('it counts what it answered', async t => {
  const { ask } = await started(t);
  await ask('/');
  await ask('/nothing');
  const { text } = await ask('/metrics');
  assert.match(text, /^build_info\{version="1\.2\.3"\} 1$/m);
  assert.match(text, /^http_requests_total\{status="200"\} 1$/m);
  assert.match(text, /^http_requests_total\{status="404"\} 1$/m);
});

test('a request is one line of JSON, without what its query says, and a probe is none', async t => {
  const { ask, lines, server } = await started(t);
  await ask('/?token=secret');
  await ask('/livez');
  await server.close();
  assert.equal(lines.length, 1);
  const { level, msg, path, status } = JSON.parse(lines[0] ?? '');
  assert.deepEqual({ level, msg, path, status }, { level: 'INFO', msg: 'request', path: '/', status: 200 });
});

test('it is not ready without what it needs, and alive all the same', async t => {
  const database = createServer().listen(0);
  await once(database, 'listening');
  const { port } = database.address() as AddressInfo;
  const { ask } = await started(t, { database: { host: '127.0.0.1', port } });
  assert.equal((await ask('/readyz')).status, 200);

  database.close();
  await once(database, 'close');
  assert.deepEqual(await ask('/readyz'), { status: 503, text: 'database is not reachable\n' });
  assert.equal((await ask('/livez')).status, 200);
});

test('it is not ready once it stops', async t => {
  const { service, ask } = await started(t);
  service.drain();
  assert.deepEqual(await ask('/readyz'), { status: 503, text: 'stopping\n' });
});
