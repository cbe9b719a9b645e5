import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { git, remote } from './testing/git';
import { afterTest, startForge, temporaryFolder } from './testing/startForge';

interface Delivery {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver that answers with the given statuses in turn, the last one for ever. */
async function receiver(...statuses: number[]) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    deliveries.push({ headers: request.headers, body });
    const status =
      statuses[Math.min(deliveries.length, statuses.length) - 1] ?? 202;
    response.writeHead(status, { Location: '/elsewhere' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterTest(async () => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook?token=private`, deliveries };
}

async function startWith(urls: string[], secret?: string) {
  const { forge, lines } = await startForge({
    webhooks: { urls, secret, retryAfter: [1, 1] },
  });
  await forge.createRepository('acme', 'shop');
  return { forge, lines };
}

it('announces a push as Gitea does, signed', async () => {
  const { url, deliveries } = await receiver();
  const { forge, lines } = await startWith([url], 'top-secret');
  const folder = join(await temporaryFolder(), 'clone');
  await git('/', 'clone', '-q', `${forge.url}/acme/shop.git`, folder);
  const commit = async (message: string, files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      await writeFile(join(folder, path), text);
    }
    await git(folder, 'add', '-A');
    await git(folder, 'commit', '-qm', message);
    return git(folder, 'rev-parse', 'HEAD');
  };
  const first = await commit('First', { a: '1', b: '1', 'ü x': '1' });
  await git(folder, 'push', '-q', remote(forge.url, 'acme/shop'), 'HEAD:main');
  const second = await commit('Second', { a: '2', c: '1' });
  await git(folder, 'rm', '-q', 'b');
  const third = await commit('Third', {});
  await git(folder, 'push', '-q', remote(forge.url, 'acme/shop'), 'HEAD:main');
  await forge.webhooksSettled();

  expect(deliveries).toHaveLength(2);
  const [one, two] = deliveries.map(({ body }) => JSON.parse(body));
  expect(one).toMatchObject({
    ref: 'refs/heads/main',
    before: '0'.repeat(40),
    after: first,
    total_commits: 1,
    commits: [
      { id: first, added: ['a', 'b', 'ü x'], modified: [], removed: [] },
    ],
    repository: {
      full_name: 'acme/shop',
      html_url: `${forge.url}/acme/shop`,
      clone_url: `${forge.url}/acme/shop.git`,
      default_branch: 'main',
    },
    pusher: { login: 'demo' },
  });
  expect(two).toMatchObject({
    before: first,
    after: third,
    total_commits: 2,
    head_commit: { id: third, message: 'Third\n' },
    commits: [
      { id: third, added: [], modified: [], removed: ['b'] },
      { id: second, added: ['c'], modified: ['a'], removed: [] },
    ],
  });

  const { headers, body } = deliveries[1];
  const signature = createHmac('sha256', 'top-secret')
    .update(body)
    .digest('hex');
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'x-gitea-event': 'push',
    'x-gitea-signature': signature,
    'x-hub-signature-256': `sha256=${signature}`,
  });
  expect(lines).toEqual([]);
});

it('announces what commitFiles does, and new branches with what is new on them', async () => {
  const { url, deliveries } = await receiver();
  const { forge } = await startWith([url]);
  await forge.commitFiles('acme', 'shop', { a: '1', b: '1' }, 'One');
  const sha = await forge.commitFiles(
    'acme',
    'shop',
    { a: '2', b: null },
    'Two',
    {
      branch: 'topic',
    },
  );
  await forge.webhooksSettled();
  expect(deliveries).toHaveLength(2);
  expect(JSON.parse(deliveries[1].body)).toMatchObject({
    ref: 'refs/heads/topic',
    after: sha,
    total_commits: 1,
    commits: [{ id: sha, modified: ['a'], removed: ['b'] }],
  });
  // Without a secret there is nothing to sign with, and no header that looks signed.
  expect(deliveries[1].headers['x-gitea-signature']).toBeUndefined();
});

it('announces a merge with what it brought, and the number of commits it did not list', async () => {
  const { url, deliveries } = await receiver();
  const { forge } = await startWith([url]);
  await forge.commitFiles('acme', 'shop', { a: '1' }, 'One');
  const folder = join(await temporaryFolder(), 'clone');
  await git('/', 'clone', '-q', `${forge.url}/acme/shop.git`, folder);
  await git(folder, 'switch', '-qc', 'side');
  await writeFile(join(folder, 'side.txt'), 'x');
  await git(folder, 'add', '.');
  await git(folder, 'commit', '-qm', 'Side');
  await git(folder, 'switch', '-q', 'main');
  await git(folder, 'merge', '-q', '--no-ff', '-m', 'Merge', 'side');
  for (let index = 0; index < 25; index += 1) {
    await git(folder, 'commit', '-q', '--allow-empty', '-m', `Empty ${index}`);
  }
  const merge = await git(folder, 'rev-parse', 'HEAD~25');
  const to = remote(forge.url, 'acme/shop');
  await git(folder, 'push', '-q', to, `${merge}:main`);
  await git(folder, 'push', '-q', to, 'HEAD:main');
  await git(folder, 'push', '-q', to, 'side:gone');
  await git(folder, 'push', '-q', to, ':gone');
  await forge.webhooksSettled();
  const events = deliveries.slice(1).map(({ body }) => JSON.parse(body));
  expect(events[0].head_commit).toMatchObject({
    id: merge,
    added: ['side.txt'],
  });
  expect(events[1]).toMatchObject({ total_commits: 25 });
  expect(events[1].commits).toHaveLength(20);
  // A branch that points at a known commit brings nothing; a removed branch is not announced.
  expect(events[2]).toMatchObject({
    ref: 'refs/heads/gone',
    total_commits: 0,
    commits: [],
    head_commit: { message: 'Side\n' },
  });
  expect(events).toHaveLength(3);
});

it('tries again when the receiver is busy', async () => {
  const { url, deliveries } = await receiver(503, 503, 200);
  const { forge, lines } = await startWith([url]);
  await forge.commitFiles('acme', 'shop', { a: '1' }, 'One');
  await forge.webhooksSettled();
  expect(deliveries).toHaveLength(3);
  expect(lines).toEqual([]);
});

it.each([
  [503, 3],
  [401, 1],
  [302, 1],
])(
  'gives up on %s after %s tries, says so, and keeps the push',
  async (status, tries) => {
    const bad = await receiver(status);
    const good = await receiver();
    const { forge, lines } = await startWith([bad.url, good.url]);
    const sha = await forge.commitFiles('acme', 'shop', { a: '1' }, 'One');
    await forge.webhooksSettled();
    expect(bad.deliveries).toHaveLength(tries);
    expect(good.deliveries).toHaveLength(1);
    expect(lines).toEqual([
      expect.stringMatching(
        new RegExp(
          `^webhook http://127.0.0.1:\\d+/hook did not take the push to acme/shop \\(refs/heads/main\\): it answered ${status} `,
        ),
      ),
    ]);
    // The query of the address may be a secret.
    expect(lines.join()).not.toContain('private');
    const response = await fetch(
      `${forge.url}/api/v1/repos/acme/shop/git/commits/main`,
    );
    expect(await response.json()).toMatchObject({ sha });
  },
);

it('lets the push through when nobody listens', async () => {
  const { forge, lines } = await startWith(['http://127.0.0.1:9/']);
  await forge.commitFiles('acme', 'shop', { a: '1' }, 'One');
  await forge.webhooksSettled();
  expect(lines).toEqual([expect.stringMatching(/did not take .*acme\/shop/)]);
});

it('does not hold up the end of the forge', async () => {
  const { forge } = await startForge({
    webhooks: { urls: ['http://127.0.0.1:9/'], retryAfter: [60_000] },
  });
  await forge.createRepository('acme', 'shop', { a: '1' });
  const start = Date.now();
  await forge.stop();
  expect(Date.now() - start).toBeLessThan(3000);
});

it.each(['not a url', 'file:///etc/passwd', '/path'])(
  'refuses %s as an address',
  async address => {
    await expect(startForge({ webhooks: { urls: [address] } })).rejects.toThrow(
      /is not a webhook address/,
    );
  },
);
