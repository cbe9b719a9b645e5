import { ContainerScorecardClient } from './client';

function clientAnswering(status: number, body: unknown) {
  const calls: Array<{ url: string; method?: string }> = [];
  const client = new ContainerScorecardClient({
    fetchApi: {
      fetch: async (url, init) => {
        calls.push({ url: String(url), method: init?.method });
        const text = JSON.stringify(body);
        return {
          ok: status < 400,
          status,
          statusText: 'x',
          headers: { get: () => 'application/json' },
          text: async () => text,
          json: async () => body,
        } as unknown as Response;
      },
    },
  });
  return { client, calls };
}

describe('ContainerScorecardClient', () => {
  it('asks for a list with every filter, repeated where it has alternatives', async () => {
    const { client, calls } = clientAnswering(200, { items: [] });
    await client.listScorecards({
      text: 'a&b',
      status: ['failed', 'partial'],
      owner: ['group:default/x'],
      line: 'below',
      order: '-score',
      limit: 5,
      cursor: undefined,
    });
    expect(calls).toEqual([
      {
        url: 'plugin://container-scorecard/scorecards?text=a%26b&status=failed&status=partial&owner=group%3Adefault%2Fx&line=below&order=-score&limit=5',
        method: 'GET',
      },
    ]);
  });

  it.each([
    'component:default/web',
    { kind: 'component', namespace: 'default', name: 'web' },
  ])('asks for one service by %j', async ref => {
    const { client, calls } = clientAnswering(200, { score: 1 });
    expect(await client.getScorecard(ref)).toEqual({ score: 1 });
    expect(calls[0].url).toBe(
      'plugin://container-scorecard/scorecards/by-entity/component/default/web',
    );
  });

  it('asks for a scan, and for the rules', async () => {
    const { client, calls } = clientAnswering(202, {
      status: 'queued',
      items: [1],
    });
    expect(
      await client.refreshScorecard('component:default/web'),
    ).toMatchObject({ status: 'queued' });
    expect(calls[0]).toEqual({
      url: 'plugin://container-scorecard/scorecards/by-entity/component/default/web/refresh',
      method: 'POST',
    });
    expect(await client.listRules()).toEqual([1]);
  });

  it('cannot be led to another address by a name', async () => {
    const { client, calls } = clientAnswering(200, {});
    await client.getScorecard({ kind: 'a/../..', namespace: '?x', name: '#y' });
    expect(calls[0].url).toBe(
      'plugin://container-scorecard/scorecards/by-entity/a%2F..%2F../%3Fx/%23y',
    );
  });

  it('rejects with the status and the words of the backend', async () => {
    const { client } = clientAnswering(404, {
      error: { name: 'NotFoundError', message: 'There is no scorecard for x' },
      response: { statusCode: 404 },
    });
    await expect(
      client.getScorecard('component:default/x'),
    ).rejects.toMatchObject({
      statusCode: 404,
      body: { error: { message: 'There is no scorecard for x' } },
    });
  });
});
