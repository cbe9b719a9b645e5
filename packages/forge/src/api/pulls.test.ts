import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Forge } from '../Forge';
import { apiOf, base64, startShop } from '../testing/api';
import { git, remote } from '../testing/git';
import { afterTest, temporaryFolder, user } from '../testing/startForge';

const repo = '/repos/acme/shop';

/** A branch with one more file, or other content of a file that is there. */
async function branch(
  api: ReturnType<typeof apiOf>,
  name: string,
  content = 'FROM node:24\n',
  path = 'Dockerfile',
) {
  const { sha } = (await api('GET', `${repo}/contents/${path}`)).body;
  const { status } = await api('POST', `${repo}/contents`, {
    branch: 'main',
    new_branch: name,
    files: [
      {
        operation: sha ? 'update' : 'create',
        path,
        content: base64(content),
        sha,
      },
    ],
  });
  expect(status).toBe(201);
}

const opening = (head: string, more = {}) => ({
  title: 'Harden the image',
  body: 'Why',
  head,
  base: 'main',
  ...more,
});

describe('pull requests', () => {
  it('are opened, looked at, merged and announced', async () => {
    const received: any[] = [];
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => {
        received.push(JSON.parse(Buffer.concat(chunks).toString()));
        response.end();
      });
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    afterTest(
      () => new Promise(resolve => receiver.close(() => resolve(undefined))),
    );
    const { port } = receiver.address() as AddressInfo;
    const { forge, api } = await startShop({
      webhooks: { urls: [`http://127.0.0.1:${port}/hook`] },
    });
    await branch(api, 'golden/path');
    const { status, body } = await api(
      'POST',
      `${repo}/pulls`,
      opening('golden/path'),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: 1,
      state: 'open',
      draft: false,
      mergeable: true,
      merged: false,
      html_url: `${forge.url}/acme/shop/pulls/1`,
      head: { ref: 'golden/path' },
      base: { ref: 'main' },
      merge_base: body.base.sha,
    });
    expect((await api('GET', `${repo}/pulls/main/golden/path`)).body).toEqual(
      body,
    );
    expect((await api('GET', `${repo}/pulls`)).body).toEqual([body]);
    expect((await api('GET', `${repo}/pulls/1/files`)).body).toEqual([
      expect.objectContaining({
        filename: 'Dockerfile',
        status: 'changed',
        additions: 1,
        deletions: 1,
      }),
    ]);
    expect((await api('GET', `${repo}/pulls/1.diff`)).text).toContain(
      '-FROM node:22\n+FROM node:24\n',
    );
    expect((await api('GET', `${repo}/pulls/1/merge`)).status).toBe(404);

    const merged = await api('POST', `${repo}/pulls/1/merge`, { Do: 'merge' });
    expect([merged.status, merged.text]).toEqual([200, '']);
    expect((await api('GET', `${repo}/pulls/1/merge`)).status).toBe(204);
    const { body: after } = await api('GET', `${repo}/pulls/1`);
    expect(after).toMatchObject({
      state: 'closed',
      merged: true,
      mergeable: false,
      merged_by: { login: user.name },
      head: { sha: body.head.sha },
      base: { sha: body.base.sha },
    });
    expect((await api('GET', `${repo}/pulls/1.diff`)).text).toContain('+FROM');

    const folder = await temporaryFolder();
    await git(folder, 'clone', '-q', remote(forge.url, 'acme/shop'), '.');
    expect(await git(folder, 'show', 'HEAD:Dockerfile')).toBe('FROM node:24');
    expect(await git(folder, 'log', '-1', '--format=%P %s')).toBe(
      `${body.base.sha} ${body.head.sha} Merge pull request 'Harden the image' (#1) from golden/path into main`,
    );
    await forge.webhooksSettled();
    const last = received[received.length - 1];
    expect(last).toMatchObject({
      ref: 'refs/heads/main',
      before: body.base.sha,
      after: after.merge_commit_sha,
      pusher: { login: user.name },
    });
    expect(last.commits[0].modified).toEqual(['Dockerfile']);
    expect(
      (await api('POST', `${repo}/pulls/1/merge`, { Do: 'merge' })).status,
    ).toBe(405);
  });

  it('outlive the forge, and count on', async () => {
    const dataFolder = await temporaryFolder();
    const { forge, api } = await startShop({ dataFolder });
    await branch(api, 'one');
    await api('POST', `${repo}/pulls`, opening('one'));
    await forge.stop();
    const again = await Forge.start({ dataFolder, user });
    afterTest(() => again.stop());
    const next = apiOf(again);
    expect((await next('GET', `${repo}/pulls/1`)).body.title).toBe(
      'Harden the image',
    );
    await branch(next, 'two');
    const { body } = await next('POST', `${repo}/pulls`, opening('two'));
    expect(body.number).toBe(2);
    const numbers = (await next('GET', `${repo}/pulls?limit=1`)).body;
    expect(numbers.map(({ number }: { number: number }) => number)).toEqual([
      2,
    ]);
  });

  it('follow their branch, are drafts by their title, and are closed and opened again', async () => {
    const { api } = await startShop();
    await branch(api, 'fix');
    const { body } = await api(
      'POST',
      `${repo}/pulls`,
      opening('fix', { title: 'WIP: Harden' }),
    );
    expect(body).toMatchObject({ draft: true, mergeable: false });
    expect(
      (await api('POST', `${repo}/pulls/1/merge`, { do: 'merge' })).status,
    ).toBe(405);
    await api('POST', `${repo}/contents/more.txt`, {
      branch: 'fix',
      content: base64('more\n'),
    });
    const files = (await api('GET', `${repo}/pulls/1/files`)).body;
    expect(files).toHaveLength(2);
    const stale = await api('POST', `${repo}/pulls/1/merge`, {
      do: 'merge',
      head_commit_id: body.head.sha,
    });
    expect(stale.status).toBe(405);
    const ready = await api('PATCH', `${repo}/pulls/1`, {
      title: 'Harden',
      body: 'Better',
    });
    expect([ready.status, ready.body.draft, ready.body.body]).toEqual([
      201,
      false,
      'Better',
    ]);
    expect(
      (
        await api('POST', `${repo}/pulls/1/merge`, {
          do: 'merge',
          head_commit_id: body.head.sha,
        })
      ).status,
    ).toBe(409);
    await api('PATCH', `${repo}/pulls/1`, { state: 'closed' });
    expect((await api('GET', `${repo}/pulls`)).body).toEqual([]);
    expect((await api('GET', `${repo}/pulls?state=all`)).body).toHaveLength(1);
    expect(
      (await api('POST', `${repo}/pulls/1/merge`, { do: 'merge' })).status,
    ).toBe(404);
    const open = await api('PATCH', `${repo}/pulls/1`, { state: 'open' });
    expect(open.body).toMatchObject({ state: 'open', closed_at: null });
    expect(
      (await api('POST', `${repo}/pulls/1/merge`, { do: 'squash' })).status,
    ).toBe(200);
    const { commit, parents } = (await api('GET', `${repo}/git/commits/main`))
      .body;
    expect([commit.message.trim(), parents.length]).toEqual(['Harden (#1)', 1]);
    expect(
      (await api('PATCH', `${repo}/pulls/1`, { state: 'open' })).status,
    ).toBe(422);
  });

  it('that contradict each other are not merged', async () => {
    const { api } = await startShop();
    await branch(api, 'one', 'FROM node:24\n');
    await branch(api, 'two', 'FROM node:20\n');
    await api('POST', `${repo}/pulls`, opening('one'));
    await api('POST', `${repo}/pulls`, opening('two'));
    await api('POST', `${repo}/pulls/1/merge`, { do: 'fast-forward-only' });
    expect((await api('GET', `${repo}/pulls/2`)).body.mergeable).toBe(false);
    const { status, body } = await api('POST', `${repo}/pulls/2/merge`, {
      do: 'merge',
    });
    expect([status, body.message]).toEqual([
      409,
      expect.stringContaining('two contradicts main'),
    ]);
    expect(
      (
        await api('POST', `${repo}/pulls/2/merge`, {
          do: 'fast-forward-only',
        })
      ).status,
    ).toBe(405);
    expect(
      (await api('POST', `${repo}/pulls/2/merge`, { do: 'rebase' })).status,
    ).toBe(405);
  });

  it('are refused where they make no sense', async () => {
    const { api } = await startShop();
    await branch(api, 'one');
    await api('POST', `${repo}/pulls`, opening('one'));
    const refused: Array<[number, object]> = [
      [409, opening('one')],
      [404, opening('absent')],
      [404, opening('../../x')],
      [404, opening('one', { base: 'absent' })],
      [422, opening('main')],
      [422, opening('one', { title: '' })],
      [422, opening('one', { title: 'two\nlines' })],
      [422, opening('one', { title: 'x'.repeat(300) })],
      [413, opening('one', { body: 'x'.repeat(300_000) })],
      [413, opening('one', { body: 'x'.repeat(1_100_000) })],
    ];
    for (const [expected, body] of refused) {
      expect([body, (await api('POST', `${repo}/pulls`, body)).status]).toEqual(
        [body, expected],
      );
    }
    for (const path of ['/pulls/2', '/pulls/0', '/pulls/x', '/pulls/2.diff']) {
      expect([path, (await api('GET', `${repo}${path}`)).status]).toEqual([
        path,
        404,
      ]);
    }
  });
});
