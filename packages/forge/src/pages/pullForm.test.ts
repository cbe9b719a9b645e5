import { base64, startShop } from '../testing/api';
import { rawRequest } from '../testing/rawRequest';
import { user } from '../testing/startForge';

const path = '/acme/shop/pulls/1';

async function start() {
  const { forge, api } = await startShop();
  await api('POST', '/repos/acme/shop/contents', {
    new_branch: 'more',
    files: [{ operation: 'create', path: 'a.txt', content: base64('x\n') }],
  });
  const { body } = await api('POST', '/repos/acme/shop/pulls', {
    title: 'More',
    head: 'more',
    base: 'main',
  });
  const send = (
    fields: Record<string, string>,
    headers: Record<string, string> = { origin: forge.url },
  ) =>
    rawRequest(forge.url, path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      body: new URLSearchParams({
        ...user,
        head: body.head.sha,
        ...fields,
      }).toString(),
    });
  return { forge, api, send };
}

describe('the form of a pull request', () => {
  it('takes the word of the user only, from its own form only, about what was seen', async () => {
    const { forge, api, send } = await start();
    for (const [fields, headers, status] of [
      [{ do: 'merge', password: 'wrong' }, undefined, 403],
      [{ do: 'merge' }, {}, 403],
      [{ do: 'merge' }, { origin: 'http://evil.example' }, 403],
      [{ do: 'merge' }, { origin: 'null' }, 403],
      [{ do: 'merge', head: '0'.repeat(40) }, undefined, 409],
      [{ do: 'explode' }, undefined, 422],
    ] as const) {
      const answer = await send(fields, headers);
      expect([fields, headers, answer.status]).toEqual([
        fields,
        headers,
        status,
      ]);
    }
    expect((await api('GET', '/repos/acme/shop/pulls/1')).body.merged).toBe(
      false,
    );
    expect((await rawRequest(forge.url, '/acme/shop/pulls/9')).status).toBe(
      404,
    );
  });
});
