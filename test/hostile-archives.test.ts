import assert from 'node:assert/strict';
import { ChildProcess, fork } from 'node:child_process';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Reading } from './hostile/reading';
import {
  END,
  entry,
  packed,
  packedTables,
  packedZeros,
  said,
} from './hostile/tar';

/** Bytes by which a process may grow while it reads, whatever the archive holds. */
const MOST_GROWTH = 400 * 1024 * 1024;
const HEAP = 512;
const HANGS = 180_000;

const good = entry({ path: 'web/ok/Dockerfile', body: 'FROM a\n' });
const named = (path: string, more = {}) =>
  entry({ path: `web/${path}`, body: 'FROM b\n', ...more });
const header = (part: Buffer) => part.subarray(0, 512);

interface Expected {
  files?: string[];
  unreadable?: Record<string, RegExp>;
  /** How the reading fails, if it does. */
  error?: RegExp;
  paths?: number | 'too many';
  /** Whoever can push can have a host make it; how often at least the backend does something else meanwhile. */
  turns?: number;
}

const archives: Record<string, [make: () => Buffer, expected: Expected]> = {
  'nothing odd': [() => packed(good), { files: ['ok/Dockerfile'] }],
  'paths that lead out': [
    () =>
      packed(
        ...[
          ...['../Dockerfile', 'a/../../../Dockerfile', './Dockerfile'],
          ...['a\\..\\Dockerfile', 'a\nb/Dockerfile', 'a//Dockerfile', '..'],
        ].map(path => named(path)),
        said({ path: 'web/../../../../etc/cron.d/Dockerfile' }),
        named('x'),
        good,
      ),
    { files: ['ok/Dockerfile'] },
  ],
  'links, devices and pipes': [
    () =>
      packed(
        ...['1', '2', '3', '4', '6'].map(type =>
          entry({ path: `web/${type}/Dockerfile`, type, link: '/etc/passwd' }),
        ),
        said({ linkpath: '/proc/self/environ' }),
        entry({ path: 'web/long/Dockerfile', type: '2' }),
        good,
      ),
    {
      files: ['ok/Dockerfile'],
      unreadable: Object.fromEntries(
        // Devices and pipes are no files at all.
        ['1', '2'].map(name => [`${name}/Dockerfile`, /symbolic link/]),
      ),
    },
  ],
  '100,000 files': [
    () =>
      packed(
        ...Array.from({ length: 100_000 }, (_, i) =>
          entry({ path: `web/src/${i}.js` }),
        ),
        good,
      ),
    { files: ['ok/Dockerfile'], paths: 100_001, turns: 5 },
  ],
  '20,000 files with paths of 4,000 letters': [
    () =>
      packed(
        ...Array.from({ length: 20_000 }, (_, i) =>
          Buffer.concat([
            said({ path: `web/${'long/'.repeat(800)}${i}` }),
            named('x'),
          ]),
        ),
        good,
      ),
    { files: ['ok/Dockerfile'], paths: 'too many', turns: 5 },
  ],
  'more files than their paths are kept of': [
    () =>
      packed(
        Buffer.concat(
          Array.from({ length: 210_000 }, (_, i) =>
            entry({ path: `web/src/${i}.js` }),
          ),
        ),
        good,
      ),
    { files: ['ok/Dockerfile'], paths: 'too many' },
  ],
  'a gigabyte of zeros as a Dockerfile': [
    () =>
      Buffer.concat([
        gzipSync(header(named('Dockerfile', { size: '10000000000 ' }))),
        packedZeros(1024),
        packed(good),
      ]),
    { error: /decompression ratio/ },
  ],
  'a gigabyte of zeros that nobody judges': [
    () =>
      Buffer.concat([
        gzipSync(header(named('a.bin', { size: '10000000000 ' }))),
        packedZeros(1024),
        packed(good),
      ]),
    { error: /decompression ratio/ },
  ],
  'half a gigabyte of tables that nobody judges': [
    () =>
      Buffer.concat([
        gzipSync(header(named('a.csv', { size: '04000000000 ' }))),
        packedTables(512),
        packed(good),
      ]),
    { files: ['ok/Dockerfile'], turns: 5 },
  ],
  'half a gigabyte of tables as a Dockerfile': [
    () =>
      Buffer.concat([
        gzipSync(header(named('Dockerfile', { size: '04000000000 ' }))),
        packedTables(512),
        packed(good),
      ]),
    {
      files: ['ok/Dockerfile'],
      unreadable: { Dockerfile: /larger than/ },
      turns: 5,
    },
  ],
  'zeros behind the end': [
    () => Buffer.concat([packed(good), packedZeros(16)]),
    { error: /decompression ratio/ },
  ],
  '200 Dockerfiles of 900 KiB': [
    () => {
      const body = `FROM a\n#${'a'.repeat(900 * 1024)}\n`;
      // Each is packed on its own, so that all of them are never held at once.
      return Buffer.concat([
        ...Array.from({ length: 200 }, (_, i) =>
          gzipSync(entry({ path: `web/${i}/Dockerfile`, body })),
        ),
        gzipSync(END),
      ]);
    },
    {
      files: Array.from({ length: 36 }, (_, i) => `${i}/Dockerfile`),
      unreadable: { '36/Dockerfile': /first of 164 files/ },
    },
  ],
  'packed in a half': [
    () => packed(good, named('Dockerfile')).subarray(0, 60),
    { error: /unexpected end of file/ },
  ],
  'ended in the middle of a file': [
    () =>
      gzipSync(
        Buffer.concat([
          good,
          named('Dockerfile', { body: 'a'.repeat(5_000) }).subarray(0, 2_048),
        ]),
      ),
    { error: /ends in the middle of Dockerfile/ },
  ],
  'a size that is not so': [
    () => packed(good, named('Dockerfile', { size: '77777777777 ' })),
    { files: ['ok/Dockerfile'], unreadable: { Dockerfile: /larger than/ } },
  ],
  'a size that is none': [
    () => packed(good, named('Dockerfile', { size: 'constructor ' })),
    { files: ['ok/Dockerfile'] },
  ],
  'a size below zero': [
    () => packed(good, named('Dockerfile', { size: '\xff'.repeat(12) })),
    { files: ['ok/Dockerfile'] },
  ],
  'two sizes': [
    () => packed(good, said({ size: '99999999999' }), named('Dockerfile')),
    { files: ['ok/Dockerfile'], unreadable: { Dockerfile: /larger than/ } },
  ],
  'a checksum that is wrong': [
    () => packed(named('Dockerfile', { checksum: '0000000\0' }), good),
    { files: ['ok/Dockerfile'] },
  ],
  'a path of a megabyte': [
    () =>
      packed(
        said({ path: `web/${'a/'.repeat(500_000)}Dockerfile` }),
        named('x'),
        good,
      ),
    { files: ['ok/Dockerfile'] },
  ],
  'a path that is told a hundred thousand times': [
    () =>
      packed(
        ...Array.from({ length: 100_000 }, () =>
          said({ path: 'web/Dockerfile' }),
        ),
        named('x'),
        good,
      ),
    { files: ['Dockerfile', 'ok/Dockerfile'] },
  ],
  'one path a thousand times': [
    () => packed(...Array.from({ length: 1_000 }, () => named('Dockerfile'))),
    { files: ['Dockerfile'] },
  ],
  'names that objects have': [
    () =>
      packed(named('__proto__/Dockerfile'), named('Dockerfile.constructor')),
    { files: ['__proto__/Dockerfile', 'Dockerfile.constructor'] },
  ],
  'no archive but a page': [
    () => Buffer.from('<html>Sign in</html>'.repeat(100)),
    { error: /holds no file/ },
  ],
  'nothing at all': [() => Buffer.alloc(0), { error: /holds no file/ }],
};

let child: ChildProcess;
let server: Server;
let root = '';
const bodies = new Map<string, Buffer>();

test.before(async () => {
  server = createServer((request, response) => {
    const [, name = ''] =
      /^\/(?:api\/v1\/repos\/)?acme\/(\d+)\//.exec(request.url ?? '') ?? [];
    const isArchive = request.url?.includes('/archive/');
    response.end(
      isArchive ? bodies.get(name) : JSON.stringify({ sha: 'a'.repeat(40) }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  root = `http://localhost:${(server.address() as AddressInfo).port}`;
  child = fork(join(__dirname, 'hostile', 'reading.ts'), [], {
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`],
    // The runner's own channel is not for the processes of a test.
    env: { ...process.env, NODE_TEST_CONTEXT: undefined },
  });
});

test.after(() => {
  child.disconnect();
  server.closeAllConnections();
  server.close();
});

function read(name: string): Promise<Reading> {
  const url = `${root}/acme/${name}/src/branch/main/`;
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      settle();
    };
    const onMessage = (reading: Reading) => {
      if (reading.url === url) finish(() => resolve(reading));
    };
    const onExit = (code: number | null, signal: string | null) =>
      finish(() => reject(new Error(`The process ended: ${signal ?? code}`)));
    const timer = setTimeout(
      () => finish(() => reject(new Error('Not read in time'))),
      HANGS,
    );
    child.on('message', onMessage).on('exit', onExit);
    child.send(url);
  });
}

test('archives, most of them such that no host makes', async t => {
  let before = 0;
  for (const [index, [name, [make, expected]]] of Object.entries(
    archives,
  ).entries())
    await t.test(name, async one => {
      bodies.set(`${index}`, make());
      const { error, files, unreadable, paths, ...cost } = await read(
        `${index}`,
      );
      const { memory, turns, longest } = cost;
      bodies.delete(`${index}`);
      // The first of them loads what reads.
      before ||= memory;
      one.diagnostic(
        `${
          error ?? `${files.length} files, ${unreadable.length} unreadable`
        }, ${Math.round(
          (memory - before) / 2 ** 20,
        )} MB more, ${turns} turns, ${Math.round(longest)} ms without one`,
      );
      assert.ok(memory - before < MOST_GROWTH, `${memory - before} bytes more`);
      if (expected.error) assert.match(error ?? '', expected.error);
      else assert.equal(error, undefined);
      if (expected.files && !error)
        assert.deepEqual(
          files.map(({ file }) => file),
          expected.files,
        );
      for (const [file, reason] of Object.entries(expected.unreadable ?? {}))
        if (!error)
          assert.match(
            unreadable.find(each => each.file === file)?.reason ?? '',
            reason,
          );
      // How long one lasts is a matter of the machine; that they are many is one of how we read.
      assert.ok(turns >= (expected.turns ?? 0), `Only ${turns} turns`);
      if (expected.paths === 'too many') assert.equal(paths, undefined);
      else if (expected.paths) assert.equal(paths, expected.paths);
    });
});
