/**
 * @jest-environment @backstage/cli/config/jest-environment-jsdom
 */
import { createHash } from 'node:crypto';
import type { FileChanges } from '../Forge';
import { git, remote } from '../testing/git';
import { rawRequest } from '../testing/rawRequest';
import { startForge, temporaryFolder } from '../testing/startForge';

async function startWith(files: FileChanges) {
  const { forge } = await startForge();
  await forge.createRepository('acme', 'shop', files);
  const open = async (path: string) => {
    const { status, headers, body } = await rawRequest(forge.url, path);
    const document = new DOMParser().parseFromString(body, 'text/html');
    return { status, headers, body, document };
  };
  return { forge, open };
}

/** All that a page could run or load. */
function active(document: Document): string[] {
  return [
    ...document.querySelectorAll(
      'script, img, iframe, object, svg, link, base',
    ),
  ].map(element => element.tagName);
}

describe('pages for people', () => {
  it('lead from the home page to a line of a file', async () => {
    const { open } = await startWith({
      'src/server.ts': 'one\ntwo\nthree\n',
      'README.md': '# The shop\n',
    });
    const links = (document: Document) =>
      [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'));

    expect(links((await open('/')).document)).toEqual(['/acme', '/acme/shop']);
    expect(links((await open('/acme')).document)).toEqual(['/acme/shop']);
    const root = (await open('/acme/shop')).document;
    expect(links(root)).toContain('/acme/shop/src/branch/main/src');
    expect(root.querySelector('h2')?.textContent).toBe('README.md');
    expect(root.querySelector('pre.message')?.textContent).toBe('# The shop\n');
    const folder = (await open('/acme/shop/src/branch/main/src/')).document;
    expect(links(folder)).toContain('/acme/shop/src/branch/main/src/server.ts');

    const file = (await open('/acme/shop/src/branch/main/src/server.ts'))
      .document;
    expect(file.title).toBe('src/server.ts · acme/shop · forge');
    const rows = [...file.querySelectorAll('.row')];
    expect(rows.map(row => [row.id, row.textContent])).toEqual([
      ['L1', 'one\n'],
      ['L2', 'two\n'],
      ['L3', 'three\n'],
    ]);
    expect(rows[1].querySelector('a')?.getAttribute('aria-label')).toBe(
      'Line 2',
    );
    const crumbs = file.querySelector('nav[aria-label=Breadcrumb]');
    expect(crumbs?.textContent).toBe('acme / shop / src / server.ts');
    expect(crumbs?.querySelector('[aria-current]')?.textContent).toBe(
      'server.ts',
    );
  });

  it('show a file as it was at a commit', async () => {
    const { forge, open } = await startWith({ a: 'old\n' });
    const sha = await forge.commitFiles('acme', 'shop', { a: 'new\n' }, 'New');
    const rows = async (where: string) =>
      (await open(`/acme/shop/src/${where}/a`)).document.querySelector('.row')
        ?.textContent;
    const api = '/api/v1/repos/acme/shop/git/commits/main';
    const { parents } = JSON.parse((await open(api)).body);
    expect(await rows('branch/main')).toBe('new\n');
    expect(await rows(`commit/${sha}`)).toBe('new\n');
    expect(await rows(`commit/${parents[0].sha}`)).toBe('old\n');
    const { document } = await open('/acme/shop/src/branch/main/a');
    const permanent = [...document.querySelectorAll('a')].find(
      a => a.textContent === 'Permanent link',
    );
    expect(permanent?.getAttribute('href')).toBe(
      `/acme/shop/src/commit/${sha}/a`,
    );
  });

  it('mark the lines that the fragment names', async () => {
    const { open } = await startWith({ a: '1\n2\n3\n4\n5' });
    const page = await open('/acme/shop/src/branch/main/a');
    document.body.innerHTML = page.document.body.innerHTML;
    Element.prototype.scrollIntoView = () => {};
    // eslint-disable-next-line no-eval
    window.eval(page.document.querySelector('script')!.textContent!);
    const status = document.getElementById('lines');
    for (const [fragment, marked, message] of [
      ['#L2', ['L2'], 'Line 2 is marked.'],
      ['#L2-L4', ['L2', 'L3', 'L4'], 'Lines 2 to 4 are marked.'],
      ['#L4-L2', ['L2', 'L3', 'L4'], 'Lines 2 to 4 are marked.'],
      ['#L4-9999999', ['L4', 'L5'], 'Lines 4 to 9999999 are marked.'],
      [
        '#L99',
        [],
        'The link points at line 99, which this file does not have.',
      ],
      ['#readme', [], ''],
    ] as Array<[string, string[], string]>) {
      window.location.hash = fragment;
      window.dispatchEvent(new Event('hashchange'));
      const hits = [...document.querySelectorAll('.hit')].map(({ id }) => id);
      expect([fragment, hits]).toEqual([fragment, marked]);
      expect(status?.textContent).toBe(message);
    }
    window.location.hash = '#L3';
    window.dispatchEvent(new Event('hashchange'));
    expect(document.activeElement?.id).toBe('L3');
  });

  it('list commits, page by page, and what each changed', async () => {
    const { forge, open } = await startWith({ a: '1', b: '1' });
    const folder = await temporaryFolder();
    await git(folder, 'clone', '-q', `${forge.url}/acme/shop.git`, '.');
    for (let index = 0; index < 50; index += 1) {
      await git(folder, 'commit', '-q', '--allow-empty', '-m', `Edit ${index}`);
    }
    await git(
      folder,
      'push',
      '-q',
      remote(forge.url, 'acme/shop'),
      'HEAD:main',
    );
    const sha = await forge.commitFiles(
      'acme',
      'shop',
      { a: 'x', b: null, c: '1' },
      'Last\n\nWith a reason.',
    );
    const first = (await open('/acme/shop/commits/branch/main')).document;
    expect(first.querySelectorAll('tbody tr')).toHaveLength(50);
    const second = (await open('/acme/shop/commits/branch/main?page=2'))
      .document;
    expect(second.querySelectorAll('tbody tr')).toHaveLength(2);

    const { document } = await open(`/acme/shop/commit/${sha}`);
    expect(document.querySelector('h1')?.textContent).toBe('Last');
    expect(document.querySelector('pre')?.textContent).toBe('With a reason.');
    const lists = [...document.querySelectorAll('h2')].map(h2 => [
      h2.textContent,
      h2.nextElementSibling?.querySelector('a')?.textContent,
    ]);
    expect(lists).toEqual([
      ['Added', 'c'],
      ['Changed', 'a'],
      ['Removed', 'b'],
    ]);
    const removed = [...document.querySelectorAll('li a')].pop();
    const gone = await open(removed!.getAttribute('href')!);
    expect(gone.status).toBe(200);
  });

  it('say what cannot be shown instead of showing it', async () => {
    const { forge, open } = await startWith({
      'image.png': Buffer.from([137, 80, 78, 71, 0, 1, 2]),
      'large.txt': 'x'.repeat(1024 * 1024 + 1),
      'long.txt': '\n'.repeat(20_001),
      'empty.txt': '',
    });
    const note = async (name: string) =>
      (await open(`/acme/shop/src/branch/main/${name}`)).document.querySelector(
        '.note',
      )?.textContent;
    expect(await note('image.png')).toMatch(/binary file and is not shown/);
    expect(await note('large.txt')).toMatch(/1.0 MiB, too much to show/);
    expect(await note('long.txt')).toMatch(/20001 lines, too many to show/);
    expect(await note('empty.txt')).toMatch(/is empty/);
    const raw = await open('/acme/shop/raw/branch/main/image.png');
    expect(raw.headers['content-type']).toBe('application/octet-stream');
    expect(raw.headers['content-length']).toBe('7');
  });

  it('show an empty repository, and answer 404 until there is a branch', async () => {
    const { forge, open } = await startWith({ a: '1' });
    await forge.createRepository('acme', 'new');
    const page = await open('/acme/new');
    expect(page.status).toBe(200);
    expect(page.body).toContain('Nothing has been pushed');
    const poll = () => open('/acme/new/src/branch/main');
    expect((await poll()).status).toBe(404);
    await forge.commitFiles('acme', 'new', { a: '1' }, 'First');
    expect((await poll()).status).toBe(200);
  });

  it('show a repository whose only branch has a slash in its name', async () => {
    const { forge, open } = await startWith({ a: '1\r\n2\rx\n' });
    await forge.createRepository('acme', 'other');
    const folder = await temporaryFolder();
    await git(folder, 'clone', '-q', `${forge.url}/acme/shop.git`, '.');
    const to = remote(forge.url, 'acme/other');
    await git(folder, 'push', '-q', to, 'HEAD:refs/heads/team/main');
    const { document } = await open('/acme/other');
    const href = document.querySelector('td a')?.getAttribute('href');
    expect(href).toMatch(/^\/acme\/other\/src\/commit\/[0-9a-f]{40}\/a$/);
    // Lines are counted as findings count them.
    const rows = (await open(href!)).document.querySelectorAll('.row');
    expect([...rows].map(row => row.textContent)).toEqual([
      '1\n',
      '2<U+000D>x\n',
    ]);
  });

  it('are found where Backstage links to', async () => {
    const { open } = await startWith({ 'a b/c.yaml': '1' });
    const clone = await open('/acme/shop.git');
    expect([clone.status, clone.headers.location]).toEqual([302, '/acme/shop']);
    const edit = await open('/acme/shop/_edit/main/a%20b/c.yaml');
    expect([edit.status, edit.headers.location]).toEqual([
      302,
      '/acme/shop/src/branch/main/a%20b/c.yaml',
    ]);
  });
});

describe('hostile repositories', () => {
  const evil = '<img src=x onerror=alert(1)>.txt';
  const script = '"><script>alert(1)</script>';

  it('cannot put anything into a page', async () => {
    const { forge, open } = await startWith({
      [evil]: `${script}\n</code></pre><script>alert(2)</script>\n`,
      [`${script}/javascript:alert(1)`]: 'x',
      'README.md': `<b>${script}</b>`,
      "quote' onclick='alert(1)": 'x',
    });
    const sha = await forge.commitFiles('acme', 'shop', { z: '1' }, script, {
      author: { name: script, email: script },
    });
    const folder = encodeURIComponent('"><script>alert(1)<');
    for (const path of [
      '/acme/shop',
      `/acme/shop/src/branch/main/${encodeURIComponent(evil)}`,
      `/acme/shop/src/branch/main/${folder}/script>`,
      '/acme/shop/commits/branch/main',
      `/acme/shop/commit/${sha}`,
      `/acme/shop/src/branch/main/${encodeURIComponent(script)}`,
      `/${encodeURIComponent(script)}`,
      `/acme/shop/src/branch/${encodeURIComponent(script)}`,
    ]) {
      const { document, headers } = await open(path);
      const scripts = active(document).filter(tag => tag !== 'SCRIPT');
      expect([path, scripts]).toEqual([path, []]);
      const attributes = [...document.querySelectorAll('*')].flatMap(
        element => [...element.attributes],
      );
      const handlers = attributes.filter(({ name }) => name.startsWith('on'));
      expect(handlers).toEqual([]);
      const foreign = attributes.filter(
        ({ name, value }) => name === 'href' && !/^[/#]/.test(value),
      );
      expect(foreign).toEqual([]);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      for (const element of document.querySelectorAll('script, style')) {
        const hash = createHash('sha256').update(element.textContent!);
        expect(policy).toContain(`'sha256-${hash.digest('base64')}'`);
      }
    }
    const file = await open(
      `/acme/shop/src/branch/main/${encodeURIComponent(evil)}`,
    );
    expect(file.document.querySelector('#L1')?.textContent).toBe(`${script}\n`);
  });

  it('cannot hide what a line does behind invisible characters', async () => {
    const { open } = await startWith({ a: 'x\u202ey\u200bz\u0007\n' });
    const { document } = await open('/acme/shop/src/branch/main/a');
    expect(document.querySelector('#L1')?.textContent).toBe(
      'x<U+202E>y<U+200B>z<U+0007>\n',
    );
  });

  it('cannot run a stored page on this address', async () => {
    const { open } = await startWith({ 'evil.html': script });
    const { headers } = await open('/acme/shop/raw/branch/main/evil.html');
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
  });

  it('cannot lead out of the tree with links or paths', async () => {
    const { forge, open } = await startWith({ a: '1' });
    const folder = await temporaryFolder();
    await git(folder, 'clone', '-q', `${forge.url}/acme/shop.git`, '.');
    const target = '/etc/passwd';
    const blob = await git(folder, 'rev-parse', 'HEAD:a');
    await git(folder, 'config', 'core.symlinks', 'false');
    await git(
      folder,
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${blob},l`,
    );
    await git(folder, 'commit', '-qm', 'Link');
    await git(
      folder,
      'push',
      '-q',
      remote(forge.url, 'acme/shop'),
      'HEAD:main',
    );
    const link = await open('/acme/shop/src/branch/main/l');
    expect(link.document.querySelector('.note')?.textContent).toBe(
      'A symbolic link to 1.',
    );
    for (const path of [
      `/acme/shop/src/branch/main/..%2f..%2f..${target}`,
      `/acme/shop/raw/branch/main/..%2f..%2f..${target}`,
      '/acme/shop/raw/branch/main/l',
      '/acme/shop/raw/branch/main/l/x',
      '/acme/shop/src/branch/--help',
      '/acme/shop/src/commit/main',
      '/acme/shop/src/tag/main',
      '/acme/shop/src/x/main',
      '/acme/shop/commit/--all',
      '/.home/.gitconfig',
      '/.incoming',
      '/acme/..%2f..%2fother',
    ]) {
      const { status, body } = await open(path);
      expect([path, [400, 404].includes(status)]).toEqual([path, true]);
      expect(body).not.toContain('root:');
    }
  });
});
