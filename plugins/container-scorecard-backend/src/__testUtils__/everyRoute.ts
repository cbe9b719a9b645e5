import { mockCredentials } from '@backstage/backend-test-utils';
import request, { Response, Test } from 'supertest';
import { asDescribed, describedRoute } from './described';
import { startScorecardBackend } from './startScorecardBackend';

const BASE = '/api/container-scorecard';
const OWNER = 'user:default/ann';
const DECIDER = 'user:default/bob';

/** What a request is about; its service is owned by `user:default/ann` and has an open finding of the rule. */
export interface Asked {
  /** A component of the default namespace. */
  service: string;
  rule: string;
  forgeUrl: string;
  /** Why a waiver is asked for. */
  reason?: string;
  /** What a frozen report is called. */
  title?: string;
}

/** An answer, by the route of the description that gave it. */
export interface Answered {
  route: string;
  response: Response;
  /** All of it that somebody gets to see. */
  text: string;
}

/**
 * Asks every route of the description for what it has to tell, and gives what it answered. Badges have to be public.
 *
 * What is not answered as it is described, and as well as it can be, throws.
 */
export async function askEveryRoute(
  backend: Awaited<ReturnType<typeof startScorecardBackend>>,
  {
    service,
    rule,
    forgeUrl,
    reason = 'It is replaced next month',
    title,
  }: Asked,
): Promise<Answered[]> {
  const answers: Answered[] = [];
  const take = async (test: Test, status: number) => {
    const response = await test.expect(status);
    const { body, headers } = response;
    answers.push({
      route: String(describedRoute(test.method, test.url)),
      response,
      text: [
        JSON.stringify(headers),
        Buffer.isBuffer(body) ? body.toString('utf8') : response.text,
      ].join('\n'),
    });
    return body;
  };
  const read = (route: string) => take(backend.read(route), 200);
  const write = (route: string, body: object, status: number, user = OWNER) =>
    take(backend.write(route, body, user), status);
  const one = `/scorecards/by-entity/component/default/${service}`;
  const entityRef = `component:default/${service}`;

  await read('/scorecards');
  await read('/scorecards.csv');
  await read(one);
  await read(`${one}/history`);
  await read(`${one}/gate`);
  await read('/overview?days=30');
  await read('/teams?by=owner');
  await read('/checks');
  const { items: images } = await read('/images');
  for (const { reference } of images)
    await read(`/images/services?reference=${encodeURIComponent(reference)}`);
  await read('/scopes');
  await read('/rules');
  await read('/openapi.json');
  await read('/policy');
  await write('/policy/preview', { policy: { line: 1 } }, 200);

  const { items: frameworks } = await read('/frameworks');
  for (const { id } of frameworks) {
    const { controls } = await read(`/compliance?framework=${id}`);
    for (const control of controls)
      await read(
        `/compliance/services?framework=${id}&control=${encodeURIComponent(
          control.id,
        )}`,
      );
    for (const format of ['csv', 'json', 'sarif'])
      await read(`/compliance/export?framework=${id}&format=${format}`);
  }
  const { id } = await write(
    '/reports',
    { framework: frameworks[0].id, ...(title && { title }) },
    201,
  );
  await read('/reports');
  await read(`/reports/${id}`);

  for (const [decision, user] of [
    ['withdraw', OWNER],
    ['refuse', DECIDER],
    ['approve', DECIDER],
  ]) {
    const until = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000)
      .toISOString()
      .slice(0, 10);
    const { id: waiver } = await write(
      '/waivers',
      { entityRef, rule, reason, until },
      201,
    );
    await write(`/waivers/${waiver}/${decision}`, { reason }, 200, user);
  }
  await read('/waivers');
  for (const { id: framework } of frameworks) {
    await read(`/compliance/exceptions?framework=${framework}`);
    for (const table of ['population', 'findings', 'exceptions', 'closed'])
      await read(
        `/compliance/export?framework=${framework}&format=csv&table=${table}`,
      );
  }
  // With what was accepted.
  await read(one);

  await write(`${one}/refresh`, {}, 202);
  await take(
    backend.push({ repository: { html_url: `${forgeUrl}/acme/${service}` } }),
    202,
  );
  await take(
    asDescribed(
      request(backend.server).get(
        `${BASE}/badge/component/default/${service}.svg`,
      ),
    ),
    200,
  );
  return answers;
}

/** Has every action invoked that is offered to assistants, and gives what they answered. */
export async function invokeEveryAction(
  { server }: Awaited<ReturnType<typeof startScorecardBackend>>,
  input: Readonly<Record<string, object>>,
): Promise<Answered[]> {
  const base = `${BASE}/.backstage/actions/v1/actions`;
  const user = mockCredentials.user.header(OWNER);
  const { body } = await request(server)
    .get(base)
    .set('authorization', user)
    .expect(200);
  const answers: Answered[] = [];
  for (const { id } of body.actions) {
    const response = await request(server)
      .post(`${base}/${id}/invoke`)
      .set('authorization', user)
      .send(input[id.split(':')[1]] ?? {})
      .expect(200);
    answers.push({ route: id, response, text: response.text });
  }
  return answers;
}
