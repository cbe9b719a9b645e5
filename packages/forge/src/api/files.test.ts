import { git, remote } from '../testing/git';
import { apiOf, base64, startShop } from '../testing/api';
import { temporaryFolder } from '../testing/startForge';

const repo = '/repos/acme/shop';

describe('commits over the API', () => {
  it('create, update and delete files in one commit on a new branch', async () => {
    const { forge, api } = await startShop();
    const branch = (await api('GET', `${repo}/branches/main`)).body;
    expect(branch).toMatchObject({ name: 'main', protected: false });
    const { body: before } = await api(
      'GET',
      `${repo}/git/trees/${branch.commit.id}?recursive=true`,
    );
    expect(before).toMatchObject({ truncated: false, total_count: 3 });
    const ids = Object.fromEntries(
      before.tree.map(({ path, sha }: Record<string, string>) => [path, sha]),
    );
    const { status, body } = await api('POST', `${repo}/contents`, {
      branch: 'main',
      new_branch: 'golden/path',
      message: 'Harden',
      files: [
        {
          operation: 'update',
          path: 'Dockerfile',
          content: base64('FROM node:24\n'),
          sha: ids.Dockerfile,
        },
        { operation: 'delete', path: 'src/index.ts', sha: ids['src/index.ts'] },
        {
          operation: 'create',
          path: 'docs/üben "1".md',
          content: base64('ü\n'),
        },
      ],
    });
    expect([status, body.commit.commit.message.trim()]).toEqual([
      201,
      'Harden',
    ]);
    const folder = await temporaryFolder();
    await git(folder, 'clone', '-q', remote(forge.url, 'acme/shop'), '.');
    expect(await git(folder, 'show', 'origin/golden/path:Dockerfile')).toBe(
      'FROM node:24',
    );
    const files = (
      await git(
        folder,
        ...['-c', 'core.quotePath=false', 'ls-tree', '-r', '-z', '--name-only'],
        'origin/golden/path',
      )
    ).split('\0');
    expect(files.filter(Boolean)).toEqual(['Dockerfile', 'docs/üben "1".md']);
    // The branch it began at is as it was.
    expect((await api('GET', `${repo}/branches/main`)).body.commit.id).toBe(
      branch.commit.id,
    );
    expect(
      (await api('GET', `${repo}/branches/golden/path`)).body.commit.id,
    ).toBe(body.commit.sha);
  });

  it('change one file at a time', async () => {
    const { api } = await startShop();
    const made = await api('POST', `${repo}/contents/a/b.txt`, {
      content: base64('1'),
    });
    expect([made.status, made.body.content.path]).toEqual([201, 'a/b.txt']);
    const put = await api('PUT', `${repo}/contents/a/b.txt`, {
      content: base64('2'),
      sha: made.body.content.sha,
    });
    expect(put.status).toBe(200);
    const { status, body } = await api('DELETE', `${repo}/contents/a/b.txt`, {
      sha: put.body.content.sha,
    });
    expect([status, body.content]).toEqual([200, null]);
    expect((await api('GET', `${repo}/contents/a/b.txt`)).status).toBe(404);
  });

  it('keep a script executable', async () => {
    const { forge, api } = await startShop();
    const folder = await temporaryFolder();
    await git(folder, 'clone', '-q', remote(forge.url, 'acme/shop'), '.');
    await git(folder, 'update-index', '--chmod=+x', 'Dockerfile');
    await git(folder, 'commit', '-qm', 'Run it');
    await git(folder, 'push', '-q', 'origin', 'main');
    const { sha } = (await api('GET', `${repo}/contents/Dockerfile`)).body;
    await api('PUT', `${repo}/contents/Dockerfile`, {
      content: base64('#!/bin/sh\n'),
      sha,
    });
    await git(folder, 'fetch', '-q');
    expect(await git(folder, 'ls-tree', 'origin/main', 'Dockerfile')).toMatch(
      /^100755/,
    );
  });

  it('are refused whole where one change does not fit', async () => {
    const { api } = await startShop();
    const { sha } = (await api('GET', `${repo}/contents/Dockerfile`)).body;
    const fine = { operation: 'create', path: 'new', content: '' };
    const refused: Array<[number, object, object?]> = [
      [422, { operation: 'create', path: 'Dockerfile', content: '' }],
      [422, { operation: 'create', path: 'Dockerfile/x', content: '' }],
      [422, { operation: 'create', path: 'src', content: '' }],
      [422, { operation: 'create', path: 'new/below', content: '' }],
      [422, { operation: 'update', path: 'Dockerfile', content: '' }],
      [
        422,
        {
          operation: 'update',
          path: 'Dockerfile',
          content: '',
          sha: '0'.repeat(40),
        },
      ],
      [404, { operation: 'delete', path: 'absent', sha }],
      [422, { operation: 'rename', path: 'Dockerfile', sha }],
      [422, { operation: 'create', path: 'x', content: 'not base64!' }],
      [422, fine],
      ...[
        '../x',
        '/x',
        '.git/config',
        'a/.GIT/hooks/x',
        'a//b',
        'a\0b',
        '',
      ].map((path): [number, object] => [
        422,
        { operation: 'create', path, content: '' },
      ]),
      [
        404,
        { operation: 'create', path: 'x', content: '' },
        { branch: 'absent' },
      ],
      ...['a b', '../x', 'x.lock', '-x', 'a\nb', 'main/x', 'main'].map(
        (name): [number, object, object] => [
          422,
          { operation: 'create', path: 'x', content: '' },
          { branch: name === 'main' ? 'other' : 'main', new_branch: name },
        ],
      ),
    ];
    await api('POST', `${repo}/contents`, {
      new_branch: 'other',
      files: [{ operation: 'create', path: 'z', content: '' }],
    });
    const before = (await api('GET', `${repo}/branches/main`)).body.commit.id;
    for (const [expected, file, extra] of refused) {
      const { status, body } = await api('POST', `${repo}/contents`, {
        files: [fine, file],
        ...extra,
      });
      expect([file, extra, status]).toEqual([file, extra, expected]);
      expect(body.message).not.toBe('');
    }
    expect((await api('GET', `${repo}/branches/main`)).body.commit.id).toBe(
      before,
    );
  });

  it('are for the user only', async () => {
    const { forge } = await startShop();
    const stranger = apiOf(forge, 'demo:wrong');
    for (const [method, path] of [
      ['POST', '/contents'],
      ['POST', '/contents/x'],
      ['PUT', '/contents/x'],
      ['DELETE', '/contents/x'],
      ['POST', '/pulls'],
      ['PATCH', '/pulls/1'],
      ['POST', '/pulls/1/merge'],
    ]) {
      const { status } = await stranger(method, `${repo}${path}`, {});
      expect([method, path, status]).toEqual([method, path, 401]);
    }
  });
});
