import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Log, messageOf } from './log.ts';
import { Metrics } from './metrics.ts';

/** How long requests that are under way may take once the service stops, in milliseconds. */
const PATIENCE = 8000;
/** Bytes of a body; more is refused before it is read. */
const LARGEST_BODY = 64 * 1024;
/** Whom nobody wants to read about in the log every few seconds. */
const PROBES = ['/livez', '/readyz', '/metrics'];

export interface Answer {
  status?: number;
  /** Text as it is, everything else as JSON. */
  body: unknown;
  headers?: Record<string, string>;
}

export interface Route {
  method: 'GET' | 'POST';
  /** Its groups are handed to `answer`. */
  path: RegExp;
  answer(groups: string[], body: unknown): Answer | Promise<Answer>;
}

/** Says of a request what is wrong with it; the client may read the message. */
export class RequestError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** What is served. */
export interface Service {
  version: string;
  log: Log;
  metrics: Metrics;
  routes: Route[];
  /** Why it cannot work now; nothing if it can. */
  unready(): Promise<string | undefined>;
}

/** Answers requests, and the probes beside them. */
export class Server {
  private readonly http = createServer((request, response) => {
    void this.handle(request, response);
  });
  private readonly service: Service;
  private readonly routes: Route[];
  private draining = false;

  constructor(service: Service) {
    this.service = service;
    this.routes = [
      // Looks at nothing outside: what a restart cannot mend must not restart us.
      { method: 'GET', path: /^\/livez$/, answer: () => ({ body: 'ok\n' }) },
      { method: 'GET', path: /^\/readyz$/, answer: () => this.readiness() },
      {
        method: 'GET',
        path: /^\/metrics$/,
        answer: () => ({
          body: service.metrics.text(),
          headers: { 'Content-Type': 'text/plain; version=0.0.4' },
        }),
      },
      ...service.routes,
    ];
    this.http.headersTimeout = 5_000;
    this.http.requestTimeout = 15_000;
    this.http.keepAliveTimeout = 60_000;
  }

  /** Listens on all addresses. @param port - 0 takes any that is free @returns the port */
  async listen(port: number): Promise<number> {
    this.http.listen(port);
    await once(this.http, 'listening');
    return (this.http.address() as AddressInfo).port;
  }

  /** Makes /readyz say no, so that nobody sends new requests while the last ones are answered. */
  drain() {
    this.draining = true;
  }

  /** Takes no new requests, and lets those under way finish. */
  async close() {
    const late = setTimeout(() => this.http.closeAllConnections(), PATIENCE);
    this.http.close();
    await once(this.http, 'close');
    clearTimeout(late);
  }

  private async readiness(): Promise<Answer> {
    const reason = this.draining ? 'stopping' : await this.service.unready();
    return { status: reason ? 503 : 200, body: `${reason ?? 'ok'}\n` };
  }

  private async handle(request: IncomingMessage, response: ServerResponse) {
    const { log, metrics } = this.service;
    const started = performance.now();
    const method = request.method ?? 'GET';
    // The query is no one's business but the handler's: it may hold what must not be logged.
    const [path = '/'] = (request.url ?? '/').split('?');
    response.once('close', () => {
      const status = response.statusCode;
      const seconds = (performance.now() - started) / 1000;
      metrics.answered(status, seconds);
      log[PROBES.includes(path) ? 'debug' : 'info']('request', { method, path, status, seconds });
    });

    const { status = 200, body, headers } = await this.answer(method, path, request);
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'Content-Type': isText ? 'text/plain; charset=utf-8' : 'application/json',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      // Whoever sends more than we read must not wait for us to read it.
      ...(request.complete ? {} : { Connection: 'close' }),
      ...headers,
    });
    const text = isText ? body : `${JSON.stringify(body)}\n`;
    response.end(method === 'HEAD' ? undefined : text);
  }

  private async answer(method: string, path: string, request: IncomingMessage): Promise<Answer> {
    const asked = method === 'HEAD' ? 'GET' : method;
    const here = this.routes.filter(route => route.path.test(path));
    const route = here.find(one => one.method === asked);
    if (!here.length) return { status: 404, body: { error: 'not found' } };
    if (!route) {
      const headers = { Allow: here.map(one => one.method).join(', ') };
      return { status: 405, body: { error: 'method not allowed' }, headers };
    }
    try {
      const [, ...groups] = route.path.exec(path) ?? [];
      const body = asked === 'POST' ? await bodyOf(request) : undefined;
      return await route.answer(groups, body);
    } catch (error) {
      if (error instanceof RequestError) {
        return { status: error.status, body: { error: error.message } };
      }
      this.service.log.error('request failed', { error: messageOf(error) });
      return { status: 500, body: { error: 'something went wrong here' } };
    }
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new RequestError(415, 'send application/json');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw new RequestError(413, `send at most ${LARGEST_BODY} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new RequestError(400, 'the body is no JSON');
  }
}
