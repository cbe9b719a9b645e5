import { rawRequest } from '../testing/rawRequest';
import { startForge, user } from '../testing/startForge';

const basic = `Basic ${Buffer.from(`${user.name}:${user.password}`).toString(
  'base64',
)}`;

async function start() {
  const { forge } = await startForge();
  await forge.createRepository('acme', 'shop', {
    Dockerfile: 'FROM node:22\n',
    'src/index.ts': 'export {};\n',
  });
  const get = async (path: string) => {
    const response = await fetch(`${forge.url}/api/v1${path}`);
    return { status: response.status, body: await response.json(), response };
  };
  const create = (
    body: unknown,
    headers: Record<string, string> = {},
    organisation = 'acme',
  ) =>
    fetch(`${forge.url}/api/v1/orgs/${organisation}/repos`, {
      method: 'POST',
      headers: {
        Authorization: basic,
        'Content-Type': 'application/json',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { forge, get, create };
}

describe('organisations and repositories', () => {
  it('shows an organisation and lists its repositories page by page', async () => {
    const { forge, get } = await start();
    for (const name of ['anchor', 'buoy']) {
      await forge.createRepository('acme', name);
    }
    expect((await get('/orgs/acme')).body).toMatchObject({ username: 'acme' });
    expect((await get('/orgs/nobody')).status).toBe(404);
    expect((await get('/orgs/nobody/repos')).status).toBe(404);

    const first = await get('/orgs/acme/repos?limit=2');
    expect(
      first.body.map(({ name, empty }: { name: string; empty: boolean }) => [
        name,
        empty,
      ]),
    ).toEqual([
      ['anchor', true],
      ['buoy', true],
    ]);
    expect(first.response.headers.get('X-Total-Count')).toBe('3');
    expect(first.response.headers.get('Link')).toBe(
      `<${forge.url}/api/v1/orgs/acme/repos?page=2&limit=2>; rel="next"`,
    );
    const second = await get('/orgs/acme/repos?limit=2&page=2');
    expect(second.body).toEqual([
      expect.objectContaining({
        name: 'shop',
        full_name: 'acme/shop',
        empty: false,
        private: false,
        default_branch: 'main',
        html_url: `${forge.url}/acme/shop`,
        clone_url: `${forge.url}/acme/shop.git`,
      }),
    ]);
    expect(second.response.headers.get('Link')).toBeNull();
    expect((await get('/orgs/acme/repos?page=3&limit=2')).body).toEqual([]);
    expect((await get('/orgs/acme/repos?page=x&limit=-1')).body).toHaveLength(
      3,
    );
  });

  it('creates a repository once, for the user, from JSON only', async () => {
    const { get, create } = await start();
    const created = await create({
      name: 'new',
      description: 'Fresh',
      private: true,
    });
    expect(created.status).toBe(201);
    expect(await created.json()).toMatchObject({
      full_name: 'acme/new',
      description: 'Fresh',
      empty: true,
      // Reads are open, and the answer does not pretend otherwise.
      private: false,
    });
    expect((await get('/repos/acme/new')).body).toMatchObject({
      description: 'Fresh',
    });
    const again = await create({ name: 'new' });
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      message: 'The repository acme/new already exists.',
    });
    expect((await create({ name: 'x' }, {}, 'nobody')).status).toBe(404);
    expect((await create({ name: 'x' }, { Authorization: '' })).status).toBe(
      401,
    );
    expect(
      (await create({ name: 'x' }, { 'Content-Type': 'text/plain' })).status,
    ).toBe(415);
    expect((await create('{"name":')).status).toBe(400);
    expect((await create({ name: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await get('/repos/acme/x')).status).toBe(404);
  });

  it('creates only one repository when two ask for it at the same time', async () => {
    const { create } = await start();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => create({ name: 'race' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409, 409,
    ]);
  });

  it('takes a bare token where Backstage has only a password', async () => {
    const { create } = await start();
    const token = { Authorization: `token ${user.password}` };
    expect((await create({ name: 'by-token' }, token)).status).toBe(201);
    const wrong = { Authorization: 'token wrong' };
    expect((await create({ name: 'x' }, wrong)).status).toBe(401);
  });

  it('refuses names that are not one plain path segment', async () => {
    const { create } = await start();
    for (const name of [
      '../escape',
      '..',
      '.',
      '-rf',
      'a/b',
      'a b',
      'a.git',
      'a.wiki',
      'ä',
      'a\nb',
      '',
      'x'.repeat(101),
    ]) {
      const response = await create({ name });
      expect([name, response.status]).toEqual([name, 422]);
      expect((await response.json()).message).toMatch(/cannot be the name/);
    }
  });

  it('says what it does not support instead of doing something else', async () => {
    const { get, create } = await start();
    expect((await create({ name: 'x', auto_init: true })).status).toBe(422);
    expect((await create({ name: 'x', default_branch: '-f' })).status).toBe(
      422,
    );
    expect((await create({})).status).toBe(422);
    const missing = await get('/repos/acme/shop/issues');
    expect(missing.status).toBe(404);
    expect(missing.body.message).toContain(
      'GET /api/v1/repos/acme/shop/issues',
    );
  });
});

describe('contents and commits', () => {
  it('shows a commit by branch, by tag-like id and by abbreviation', async () => {
    const { forge, get } = await start();
    const sha = await forge.commitFiles(
      'acme',
      'shop',
      { Dockerfile: 'FROM node:24\n' },
      'Newer\n\nBecause.',
      {
        author: { name: 'Ada', email: 'ada@example.org' },
        date: new Date('2026-03-04T05:06:07Z'),
      },
    );
    for (const ref of ['main', sha, sha.slice(0, 8)]) {
      const { status, body } = await get(`/repos/acme/shop/git/commits/${ref}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        sha,
        created: '2026-03-04T05:06:07+00:00',
        html_url: `${forge.url}/acme/shop/commit/${sha}`,
        commit: {
          message: 'Newer\n\nBecause.',
          author: { name: 'Ada', email: 'ada@example.org' },
        },
        parents: [{ sha: expect.stringMatching(/^[0-9a-f]{40}$/) }],
      });
    }
  });

  it('knows branches, tags and ids, and none of what else git calls a revision', async () => {
    const { get } = await start();
    for (const ref of [
      'nope',
      '-x',
      '--all',
      'main^',
      'main~1',
      'HEAD@{0}',
      ':/Add',
      '0'.repeat(40),
      'deadbeef',
      'main%2f..',
      'main%00',
    ]) {
      const commit = await get(`/repos/acme/shop/git/commits/${ref}`);
      expect([ref, commit.status]).toEqual([ref, 404]);
      const archive = await get(`/repos/acme/shop/archive/${ref}.tar.gz`);
      expect([ref, archive.status]).toEqual([ref, 404]);
    }
  });

  it('gives files as base64 and folders as lists', async () => {
    const { forge, get } = await start();
    const file = await get('/repos/acme/shop/contents/Dockerfile');
    expect(file.body).toMatchObject({
      name: 'Dockerfile',
      path: 'Dockerfile',
      type: 'file',
      size: 13,
      encoding: 'base64',
      content: Buffer.from('FROM node:22\n').toString('base64'),
    });
    const page = await fetch(file.body.html_url);
    expect(page.status).toBe(200);
    expect(await (await fetch(file.body.download_url)).text()).toBe(
      'FROM node:22\n',
    );
    const root = await get('/repos/acme/shop/contents?ref=main');
    expect(
      root.body.map(({ path, type }: { path: string; type: string }) => [
        path,
        type,
      ]),
    ).toEqual([
      ['src', 'dir'],
      ['Dockerfile', 'file'],
    ]);
    const folder = await get('/repos/acme/shop/contents/src/?ref=main');
    expect(folder.body[0]).toMatchObject({
      path: 'src/index.ts',
      url: `${forge.url}/api/v1/repos/acme/shop/contents/src/index.ts?ref=main`,
      content: null,
    });
  });

  it('gives files as they are, one after the other and at the same time', async () => {
    const { forge } = await start();
    const large = 'x'.repeat(3_000_000);
    const old = await forge.commitFiles(
      'acme',
      'shop',
      { 'a/100% #1 ü?.txt': 'odd\n', large, empty: '', zeros: '\0\n\0' },
      'More',
    );
    await forge.commitFiles('acme', 'shop', { empty: 'no longer' }, 'Fill');
    const raw = async (path: string, ref: string = old) => {
      const response = await fetch(
        `${forge.url}/api/v1/repos/acme/shop/raw/${path}?ref=${ref}`,
      );
      return response.status === 200
        ? response.text()
        : Number(response.status);
    };
    const odd = encodeURIComponent('100% #1 ü?.txt');
    for (let round = 0; round < 3; round++) {
      expect(
        await Promise.all([
          raw('Dockerfile'),
          raw('large'),
          raw(`a/${odd}`),
          raw('gone'),
          raw('a'),
          raw('empty'),
          raw('zeros'),
          raw('empty', 'main'),
          raw('large'),
          raw('Dockerfile', 'nope'),
        ]),
      ).toEqual([
        'FROM node:22\n',
        large,
        'odd\n',
        404,
        404,
        '',
        '\0\n\0',
        'no longer',
        large,
        404,
      ]);
      // Longer than the process waits for a further question.
      await new Promise(resolve => setTimeout(resolve, 200 * round));
    }
  });

  it('keeps to the tree whatever the path says', async () => {
    const { forge } = await start();
    for (const path of [
      '../../../../etc/passwd',
      '..%2f..%2f..%2fetc%2fpasswd',
      'src/../../x',
      '%2e%2e/config',
      'src//index.ts',
      'src/%00',
      '.git/config',
      ':(top)Dockerfile',
      'Docker*',
      '--help',
    ]) {
      const { status } = await rawRequest(
        forge.url,
        `/api/v1/repos/acme/shop/contents/${path}`,
      );
      expect([path, status]).toEqual([path, expect.any(Number)]);
      expect([400, 404]).toContain(status);
    }
  });

  it('does not send more of a file than a JSON answer can carry', async () => {
    const { forge, get } = await start();
    await forge.commitFiles(
      'acme',
      'shop',
      { big: Buffer.alloc(10 * 1024 * 1024 + 1, 'a') },
      'Big',
    );
    const { status, body } = await get('/repos/acme/shop/contents/big');
    expect(status).toBe(413);
    expect(body.message).toContain('Read the archive instead');
  });

  it('shows the newest commit of an empty repository as missing', async () => {
    const { forge, get } = await start();
    await forge.createRepository('acme', 'empty');
    for (const path of [
      'git/commits/main',
      'contents/Dockerfile',
      'archive/main.tar.gz',
    ]) {
      expect((await get(`/repos/acme/empty/${path}`)).status).toBe(404);
    }
  });
});

describe('the host that was asked', () => {
  it('must be this machine, so that a foreign page cannot read through a browser', async () => {
    const { forge } = await start();
    const ask = async (host: string) =>
      (
        await rawRequest(forge.url, '/api/v1/orgs/acme', {
          headers: { Host: host },
        })
      ).status;
    const { port } = new URL(forge.url);
    expect(await ask(`localhost:${port}`)).toBe(200);
    expect(await ask(`127.0.0.1:${port}`)).toBe(200);
    expect(await ask('[::1]')).toBe(200);
    expect(await ask('evil.example')).toBe(421);
    expect(await ask('localhost.evil.example')).toBe(421);
  });
});
