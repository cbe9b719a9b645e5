import { once } from 'node:events';
import { connect } from 'node:net';
import type { Settings } from './config.ts';
import { type Log, messageOf } from './log.ts';

/** Whom nobody wants to read about in the log every few seconds. */
const PROBES = ['/livez', '/readyz', '/metrics'];

/** What the service does, without the server that asks it. */
export class Service {
  readonly version: string;
  private readonly backing: Settings['backing'];
  private readonly log: Log;
  private readonly started = Math.floor(Date.now() / 1000);
  private readonly requests = new Map<number, number>();
  private seconds = 0;
  private draining = false;

  constructor({ backing }: Pick<Settings, 'backing'>, log: Log, version: string) {
    this.backing = backing;
    this.log = log;
    this.version = version;
  }

  /** Makes /readyz say no, so that nobody sends new requests while the last ones are answered. */
  drain() {
    this.draining = true;
  }

  hello() {
    return { service: '{= name =}', version: this.version };
  }

  /** Why it cannot serve now; nothing if it can. */
  async unready(): Promise<string | undefined> {
    if (this.draining) return 'stopping';
    for (const [name, address] of Object.entries(this.backing)) {
      try {
        await reachable(address);
      } catch (error) {
        this.log.warn('not ready', { needs: name, error: messageOf(error) });
        return `${name} is not reachable`;
      }
    }
    return undefined;
  }

  /** As Prometheus reads them. */
  metrics(): string {
    const version = this.version.replace(/[\\"\n]/g, '');
    const lines = [
      '# HELP build_info What is running.',
      '# TYPE build_info gauge',
      `build_info{version="${version}"} 1`,
      '# HELP process_start_time_seconds When it started.',
      '# TYPE process_start_time_seconds gauge',
      `process_start_time_seconds ${this.started}`,
      '# HELP http_requests_total Requests by status.',
      '# TYPE http_requests_total counter',
      ...[...this.requests]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `http_requests_total{status="${status}"} ${count}`),
      '# HELP http_request_duration_seconds_sum Time spent on requests.',
      '# TYPE http_request_duration_seconds_sum counter',
      `http_request_duration_seconds_sum ${this.seconds}`,
    ];
    return `${lines.join('\n')}\n`;
  }

  /** Counts a request that was answered, and logs it: those of probes only when somebody debugs. */
  answered(method: string, path: string, status: number, seconds: number) {
    this.requests.set(status, (this.requests.get(status) ?? 0) + 1);
    this.seconds += seconds;
    const level = PROBES.includes(path) ? 'debug' : 'info';
    this.log[level]('request', { method, path, status, seconds });
  }

  /** @returns what may be said of it outside, which is nothing */
  failed(error: unknown): string {
    const stack = error instanceof Error ? error.stack : undefined;
    this.log.error('request failed', { error: messageOf(error), stack });
    return 'something went wrong here';
  }
}

async function reachable({ host, port }: { host: string; port: number }) {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(1000) });
  } finally {
    socket.destroy();
  }
}
