/**
 * @jest-environment @backstage/cli/config/jest-environment-jsdom
 */
import { base64, startShop } from '../testing/api';
import { rawRequest } from '../testing/rawRequest';
import { user } from '../testing/startForge';

const body = `## Golden path

| File | What | Why |
| --- | --- | --- |
| \`Dockerfile\` | **changed** | a \\| b |

- one
- [more](https://example.org/a)

<script>alert(1)</script> [x](javascript:alert(1))
`;

async function start(title = 'WIP: Harden <b>it</b>') {
  const { forge, api } = await startShop({
    signInHint: 'demo and demo-password',
  });
  const { sha } = (await api('GET', '/repos/acme/shop/contents/Dockerfile'))
    .body;
  await api('POST', '/repos/acme/shop/contents', {
    new_branch: 'golden/path',
    files: [
      {
        operation: 'update',
        path: 'Dockerfile',
        content: base64('<img src=x onerror=alert(1)>\n'),
        sha,
      },
      { operation: 'create', path: 'a b.txt', content: base64('x\n') },
    ],
  });
  await api('POST', '/repos/acme/shop/pulls', {
    title,
    body,
    head: 'golden/path',
    base: 'main',
  });
  const path = '/acme/shop/pulls/1';
  const open = async (address = path) => {
    const answer = await rawRequest(forge.url, address);
    const document = new DOMParser().parseFromString(answer.body, 'text/html');
    return { ...answer, document };
  };
  const send = async (
    fields: Record<string, string>,
    headers: Record<string, string> = { origin: forge.url },
  ) => {
    const { document } = await open();
    const head = document.querySelector<HTMLInputElement>('input[name=head]')!;
    return rawRequest(forge.url, path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: new URLSearchParams({
        ...user,
        head: head?.value ?? '',
        ...fields,
      }).toString(),
    });
  };
  return { forge, api, open, send };
}

describe('the page of a pull request', () => {
  it('shows description and changes, and merges', async () => {
    const { api, open, send } = await start();
    const list = (await open('/acme/shop/pulls')).document;
    expect(list.querySelector('main a')?.getAttribute('href')).toBe(
      '/acme/shop/pulls/1',
    );
    const { document, headers } = await open();
    expect(document.querySelector('h1')?.textContent).toBe(
      'Harden <b>it</b> #1',
    );
    expect(
      [...document.querySelectorAll('.text td')].map(td => td.innerHTML),
    ).toEqual(['<code>Dockerfile</code>', '<strong>changed</strong>', 'a | b']);
    expect(document.querySelector('.text a')?.getAttribute('href')).toBe(
      'https://example.org/a',
    );
    expect(document.querySelectorAll('.text a')).toHaveLength(1);
    expect(document.querySelectorAll('script, img, b')).toHaveLength(0);
    expect(headers['content-security-policy']).toContain("form-action 'self'");
    expect(
      [...document.querySelectorAll('.line')].map(line => [
        line.className,
        line.textContent,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['line less', '-FROM node:22\n'],
        ['line more', '+<img src=x onerror=alert(1)>\n'],
      ]),
    );
    expect([...document.querySelectorAll('button')].map(b => b.value)).toEqual([
      'ready',
      'ready-merge',
      'close',
    ]);
    expect(document.querySelector('form')?.textContent).toContain(
      'demo and demo-password',
    );

    const merged = await send({ do: 'ready-merge' });
    expect([merged.status, merged.headers.location]).toEqual([
      303,
      '/acme/shop/pulls/1',
    ]);
    expect((await api('GET', '/repos/acme/shop/pulls/1')).body).toMatchObject({
      merged: true,
      title: 'Harden <b>it</b>',
    });
    const after = (await open()).document;
    expect(after.querySelector('main')?.textContent).toContain(
      'Merged by demo',
    );
    expect(after.querySelector('form')).toBeNull();
  });

  it('closes and opens again', async () => {
    const { api, send } = await start('Harden');
    expect((await send({ do: 'close' })).status).toBe(303);
    expect((await api('GET', '/repos/acme/shop/pulls/1')).body.state).toBe(
      'closed',
    );
    await send({ do: 'reopen' });
    expect((await send({ do: 'merge' })).status).toBe(303);
    expect((await api('GET', '/repos/acme/shop/pulls/1')).body.merged).toBe(
      true,
    );
  });
});
