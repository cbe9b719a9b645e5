{% if framework == 'fastify' %}
import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Service } from './service.ts';

/** How long requests that are under way may take once the service stops, in milliseconds. */
const PATIENCE = 8000;

/** A server that listens. */
export interface Server {
  port: number;
  /** Takes no new requests, and lets those under way finish. */
  close(): Promise<void>;
}

/** Serves on a port of all addresses. @param port - 0 takes any that is free */
export async function serve(service: Service, port: number): Promise<Server> {
  const app = Fastify({
    // The service logs requests itself, as one line each.
    logger: false,
    forceCloseConnections: 'idle',
    requestTimeout: 15_000,
    keepAliveTimeout: 60_000,
    bodyLimit: 1_000_000,
    http: { headersTimeout: 5_000 },
  });

  app.addHook('onResponse', async (request, reply) => {
    const [path = '/'] = request.url.split('?');
    service.answered(request.method, path, reply.statusCode, reply.elapsedTime / 1000);
  });
  app.setNotFoundHandler(async (_, reply) => reply.code(404).send('not found\n'));
  app.setErrorHandler(async (error: { statusCode?: number; message: string }, _, reply) => {
    const status = error.statusCode ?? 500;
    // What the client did wrong it is told; what we did wrong only the log.
    const text = status < 500 ? error.message : service.failed(error);
    return reply.code(status).type('text/plain; charset=utf-8').send(`${text}\n`);
  });

  app.get('/', async () => service.hello());
  // Looks at nothing outside: what a restart cannot mend must not restart us.
  app.get('/livez', async () => 'ok\n');
  app.get('/readyz', async (_, reply) => {
    const reason = await service.unready();
    return reply.code(reason ? 503 : 200).send(`${reason ?? 'ok'}\n`);
  });
  app.get('/metrics', async (_, reply) =>
    reply.type('text/plain; version=0.0.4').send(service.metrics()),
  );

  const addresses = Object.values(networkInterfaces()).flat();
  const hasV6 = addresses.some(address => address?.family === 'IPv6');
  // Takes requests of IPv4 too.
  await app.listen({ port, host: hasV6 ? '::' : '0.0.0.0' });
  return {
    port: (app.server.address() as AddressInfo).port,
    async close() {
      const late = setTimeout(() => app.server.closeAllConnections(), PATIENCE);
      await app.close();
      clearTimeout(late);
    },
  };
}
{% else %}
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from './service.ts';

/** How long requests that are under way may take once the service stops, in milliseconds. */
const PATIENCE = 8000;

/** A server that listens. */
export interface Server {
  port: number;
  /** Takes no new requests, and lets those under way finish. */
  close(): Promise<void>;
}

interface Answer {
  status?: number;
  type?: string;
  body: string;
}

type Route = () => Answer | Promise<Answer>;

/** What is answered, by path. */
const routesOf = (service: Service): Record<string, Route> => ({
  '/': () => ({
    type: 'application/json',
    body: `${JSON.stringify(service.hello())}\n`,
  }),
  // Looks at nothing outside: what a restart cannot mend must not restart us.
  '/livez': () => ({ body: 'ok\n' }),
  '/readyz': async () => {
    const reason = await service.unready();
    return { status: reason ? 503 : 200, body: `${reason ?? 'ok'}\n` };
  },
  '/metrics': () => ({
    type: 'text/plain; version=0.0.4',
    body: service.metrics(),
  }),
});

/** Serves on a port of all addresses. @param port - 0 takes any that is free */
export async function serve(service: Service, port: number): Promise<Server> {
  const routes = routesOf(service);
  const server = createServer((request, response) => {
    void answer(service, routes, request, response);
  });
  server.headersTimeout = 5_000;
  server.requestTimeout = 15_000;
  server.keepAliveTimeout = 60_000;

  server.listen(port);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
      server.close();
      await once(server, 'close');
      clearTimeout(late);
    },
  };
}

async function answer(
  service: Service,
  routes: Record<string, Route>,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const started = performance.now();
  const method = request.method ?? 'GET';
  // The query is no one's business but the handler's: it may hold what must not be logged.
  const [path = '/'] = (request.url ?? '/').split('?');
  response.once('close', () => {
    service.answered(method, path, response.statusCode, (performance.now() - started) / 1000);
  });

  const { status = 200, type = 'text/plain; charset=utf-8', body } = await answerOf();
  response.writeHead(status, {
    'Content-Type': type,
    'X-Content-Type-Options': 'nosniff',
    ...(status === 405 ? { Allow: 'GET, HEAD' } : {}),
  });
  response.end(method === 'HEAD' ? undefined : body);

  async function answerOf(): Promise<Answer> {
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (!route) return { status: 404, body: 'not found\n' };
    if (method !== 'GET' && method !== 'HEAD') {
      return { status: 405, body: 'method not allowed\n' };
    }
    try {
      return await route();
    } catch (error) {
      return { status: 500, body: `${service.failed(error)}\n` };
    }
  }
}
{% endif %}
