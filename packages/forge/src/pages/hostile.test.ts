/**
 * @jest-environment @backstage/cli/config/jest-environment-jsdom
 */
import { createHash } from 'node:crypto';
import { git, remote } from '../testing/git';
import { startWith } from '../testing/openPages';
import { temporaryFolder } from '../testing/startForge';

/** All that a page could run or load. */
function active(document: Document): string[] {
  return [
    ...document.querySelectorAll(
      'script, img, iframe, object, svg, link, base',
    ),
  ].map(element => element.tagName);
}

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
