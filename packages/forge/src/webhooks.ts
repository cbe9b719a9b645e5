import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ForgeError } from './errors';

/**
 * Where pushes are announced.
 *
 * @public
 */
export interface WebhookOptions {
  urls: string[];
  /** Signs each delivery; without it there is no signature header. */
  secret?: string;
  /** How long to wait before each further try, in milliseconds. Default: 500 and 2000. */
  retryAfter?: number[];
}

const TIMEOUT = 5_000;
const MAX_WAITING = 200;

/**
 * Delivers push events, one after the other per URL, in the background. A receiver that is down or
 * says no costs a log line, never a push.
 */
export class Webhooks {
  readonly #targets: Array<{ url: URL; waiting: number; last: Promise<void> }>;
  readonly #stopped = new AbortController();
  readonly #retryAfter: number[];

  constructor(
    private readonly options: WebhookOptions,
    private readonly log: (line: string) => void,
  ) {
    this.#retryAfter = options.retryAfter ?? [500, 2000];
    this.#targets = options.urls.map(text => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      if (!url || !/^https?:$/.test(url.protocol)) {
        throw new ForgeError(
          `'${text}' is not a webhook address. Use a URL that starts with http:// or https://.`,
        );
      }
      return { url, waiting: 0, last: Promise.resolve() };
    });
  }

  get any(): boolean {
    return this.#targets.length > 0;
  }

  /** Queues an event for every URL. `about` names the push in log lines. */
  send(event: object, about: string): void {
    const body = JSON.stringify(event);
    for (const target of this.#targets) {
      if (target.waiting >= MAX_WAITING) {
        this.log(
          `webhook ${shown(
            target.url,
          )} is too far behind (${MAX_WAITING} events wait); ${about} is not announced to it`,
        );
        continue;
      }
      target.waiting += 1;
      target.last = target.last.then(async () => {
        await this.#deliver(target.url, body, about);
        target.waiting -= 1;
      });
    }
  }

  /** Waits until everything queued so far was delivered or given up. */
  async settled(): Promise<void> {
    await Promise.all(this.#targets.map(({ last }) => last));
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.settled();
  }

  async #deliver(url: URL, body: string, about: string): Promise<void> {
    const headers = this.#headers(body);
    let problem = '';
    for (const delay of [0, ...this.#retryAfter]) {
      const stopped = await sleep(delay, false, {
        signal: this.#stopped.signal,
      }).catch(() => true);
      if (stopped) {
        return;
      }
      const { ok, again, reason } = await this.#post(url, headers, body);
      if (ok) {
        return;
      }
      problem = reason;
      if (!again) {
        break;
      }
    }
    if (!this.#stopped.signal.aborted) {
      this.log(
        `webhook ${shown(
          url,
        )} did not take ${about}: ${problem}. The push itself is stored; check the address, the secret and that the receiver runs.`,
      );
    }
  }

  async #post(url: URL, headers: Record<string, string>, body: string) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([
          this.#stopped.signal,
          AbortSignal.timeout(TIMEOUT),
        ]),
      });
      await response.body?.cancel();
      return {
        ok: response.ok,
        again:
          response.status >= 500 || [408, 425, 429].includes(response.status),
        reason: `it answered ${response.status} ${response.statusText}`.trim(),
      };
    } catch (error) {
      const { cause, message } = error as Error & { cause?: unknown };
      const code = (cause as NodeJS.ErrnoException | undefined)?.code;
      return { ok: false, again: true, reason: code ?? message };
    }
  }

  #headers(body: string): Record<string, string> {
    const { secret } = this.options;
    const signature =
      secret && createHmac('sha256', secret).update(body).digest('hex');
    return {
      'Content-Type': 'application/json',
      'User-Agent': 'plimsoll-forge',
      'X-Gitea-Delivery': randomUUID(),
      'X-Gitea-Event': 'push',
      'X-Gitea-Event-Type': 'push',
      ...(signature
        ? {
            'X-Gitea-Signature': signature,
            'X-Hub-Signature-256': `sha256=${signature}`,
          }
        : {}),
    };
  }
}

// Without user, password and query, which may be secrets.
function shown(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
