import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { resolveDigests } from './index';

const DIGEST = `sha256:${'d'.repeat(64)}`;

/** A registry on this machine. */
async function registry(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ host: string; asked: string[]; server: Server }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  servers.push(server);
  return { host: `127.0.0.1:${port}`, asked, server };
}

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach(server => server.close()));

describe('resolveDigests', () => {
  it('asks the registry for the digest of a tag', async () => {
    const { host, asked } = await registry((_, response) =>
      response.writeHead(200, { 'docker-content-digest': DIGEST }).end(),
    );
    const image = `${host}/team/base:1.2`;
    const result = await resolveDigests([image], { registries: [host] });
    expect([...result.digests]).toEqual([[image, DIGEST]]);
    expect(result.unanswered).toEqual([]);
    expect(asked).toEqual(['HEAD /v2/team/base/manifests/1.2']);
  });

  it('takes the token that anybody is given', async () => {
    const { host, asked } = await registry((request, response) => {
      if (request.url?.startsWith('/token')) {
        response.end(JSON.stringify({ token: 'anybody' }));
      } else if (request.headers.authorization === 'Bearer anybody') {
        response.writeHead(200, { 'docker-content-digest': DIGEST }).end();
      } else {
        const realm = `Bearer realm="http://${host}/token",service="registry"`;
        response.writeHead(401, { 'www-authenticate': realm }).end();
      }
    });
    const image = `${host}/team/base:1.2`;
    const result = await resolveDigests([image], { registries: [host] });
    expect(result.digests.get(image)).toBe(DIGEST);
    expect(asked[1]).toBe(
      'GET /token?service=registry&scope=repository%3Ateam%2Fbase%3Apull',
    );
  });

  it('asks nobody who is not named', async () => {
    const { host, asked } = await registry((_, response) => response.end());
    const result = await resolveDigests([`${host}/a:1`, 'golang:1.27'], {
      registries: ['ghcr.io'],
    });
    expect(asked).toEqual([]);
    expect(result.unanswered.map(({ reason }) => reason)).toEqual([
      `${host} is not among the registries that may be asked`,
      'docker.io is not among the registries that may be asked',
    ]);
  });

  it.each<
    [
      string,
      (request: IncomingMessage, response: ServerResponse) => void,
      RegExp,
    ]
  >([
    [
      'is sent elsewhere',
      (_, response) =>
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      /redirect/,
    ],
    [
      'is sent elsewhere for a token',
      (_, response) =>
        response
          .writeHead(401, {
            'www-authenticate': 'Bearer realm="http://169.254.169.254/latest"',
          })
          .end(),
      /to another place/,
    ],
    [
      'has no such tag',
      (_, response) => response.writeHead(404).end(),
      /answered 404/,
    ],
    [
      'names no digest',
      (_, response) =>
        response.writeHead(200, { 'docker-content-digest': '<script>' }).end(),
      /named no digest/,
    ],
    [
      'wants an account',
      (_, response) =>
        response
          .writeHead(401, { 'www-authenticate': 'Basic realm="x"' })
          .end(),
      /wants an account/,
    ],
    ['never answers', () => {}, /timeout/],
  ])('goes without when the registry %s', async (_, answer, reason) => {
    const { host, server } = await registry(answer);
    const result = await resolveDigests([`${host}/a:1`], {
      registries: [host],
      timeout: 500,
    });
    server.closeAllConnections();
    expect(result.digests.size).toBe(0);
    expect(result.unanswered).toEqual([
      { image: `${host}/a:1`, reason: expect.stringMatching(reason) },
    ]);
  });
});
