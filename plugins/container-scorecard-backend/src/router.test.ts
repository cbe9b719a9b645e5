import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const POOR = 'FROM node:latest\nCOPY . .\nCMD npm start\n';

describe('REST API', () => {
  let forge: Forge;
  let catalog: TestCatalog;
  let backend: Awaited<ReturnType<typeof startScorecardBackend>>;

  const at = (repository: string, folder = '') =>
    `url:${forge.url}/acme/${repository}/src/branch/main/${folder}`;

  beforeEach(async () => {
    forge = await Forge.start();
    catalog = new TestCatalog();
    backend = await startScorecardBackend({ forge, catalog });
  });

  afterEach(async () => {
    await backend.stop();
    await forge.stop();
  });

  it('answers a list page by page, and refuses what it does not understand', async () => {
    for (const name of ['a', 'b', 'c']) {
      await forge.createRepository('acme', name, { Dockerfile: POOR });
      catalog.set(component(name, at(name)));
    }
    await backend.sync();
    const first = await backend.list('?limit=2&order=-title').expect(200);
    expect(first.body.totalItems).toBe(3);
    const { nextCursor } = first.body.pageInfo;
    const second = await backend
      .list(`?limit=2&cursor=${nextCursor}`)
      .expect(200);
    const titles = [...first.body.items, ...second.body.items].map(
      ({ title }) => title,
    );
    expect(titles).toEqual(['c', 'b', 'a']);
    expect(second.body.pageInfo).toEqual({});

    for (const [query, where] of [
      ['limit=0', 'limit'],
      ['limit=501', 'limit'],
      ['limit=x', 'limit'],
      ['order=size', 'order'],
      ['status=fine', 'status'],
      ['owner=web-team', 'owner'],
      ['colour=red', 'colour'],
      ['line=on', 'line'],
      ['cursor=nonsense', 'cursor'],
      [
        `cursor=${Buffer.from('{"filter":{},"order":"title"}').toString(
          'base64url',
        )}`,
        'cursor',
      ],
      [`cursor=${nextCursor}&order=title`, 'order'],
    ]) {
      const { body } = await backend.list(`?${query}`).expect(400);
      expect(body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(where),
      });
    }
  });
});
