/**
 * @jest-environment @backstage/cli/config/jest-environment-jsdom
 */
import { git, remote } from '../testing/git';
import { startWith } from '../testing/openPages';
import { temporaryFolder } from '../testing/startForge';

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
    for (let index = 0; index < 20; index += 1) {
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
    expect(first.querySelectorAll('tbody tr')).toHaveLength(20);
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
    const { open } = await startWith({
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
