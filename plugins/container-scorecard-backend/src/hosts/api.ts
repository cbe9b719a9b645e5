import {
  DefaultGithubCredentialsProvider,
  getGiteaRequestOptions,
  getGitLabIntegrationRelativePath,
  getGitLabRequestOptions,
  GithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { createGiteaReader } from './gitea';
import { createGithubReader } from './github';
import { createGitlabReader } from './gitlab';
import { Hosts } from './Hosts';
import { HostPausedError, pauseOf } from './pause';
import {
  Answer,
  Ask,
  HostAnswerError,
  RepoReader,
  RequestKind,
  TooLargeError,
} from './RepoReader';

/** Bytes of an answer that is no file. A listing of a hundred thousand files takes that much. */
const MOST = 32 * 1024 * 1024;
/** A commit has nothing but its message to be long. */
const MOST_OF_COMMIT = 1024 * 1024;
const MOST_REDIRECTS = 3;

interface Request {
  kind: RequestKind;
  headers: Record<string, string>;
  most?: number;
  urgent?: boolean;
  signal: AbortSignal;
}

/** What reading by the APIs of hosts needs. */
export interface HostApisOptions {
  integrations: ScmIntegrations;
  hosts: Hosts;
  /** Called for each request. */
  onRequest?: (host: string, kind: RequestKind) => void;
}

/**
 * Reads repositories by the APIs of their hosts, with the credentials of the integrations.
 *
 * Requests go to the API of an integration and nowhere else, also where the host redirects.
 */
export class HostApis {
  readonly #options: HostApisOptions;
  readonly #github: GithubCredentialsProvider;

  constructor(options: HostApisOptions) {
    this.#options = options;
    this.#github = DefaultGithubCredentialsProvider.fromIntegrations(
      options.integrations,
    );
  }

  /** `undefined` where the host has no API that is known here; Backstage's own reader may know it. */
  readerOf(
    root: string,
    options: { urgent?: boolean; signal: AbortSignal },
  ): RepoReader | undefined {
    const { integrations } = this.#options;
    const url = new URL(root);
    const askAt =
      (base: string, headers: () => Promise<Record<string, string>>): Ask =>
      async (path, request) =>
        this.#ask(url.host, new URL(`${base}${path}`), {
          ...options,
          ...request,
          headers: { ...(await headers()), ...request.headers },
        });

    switch (integrations.byUrl(root)?.type) {
      case 'github': {
        const base = integrations.github.byUrl(root)?.config.apiBaseUrl;
        if (!base) return undefined;
        return createGithubReader(
          url,
          askAt(base, async () => {
            const { headers } = await this.#github.getCredentials({
              url: root,
            });
            return headers ?? {};
          }),
        );
      }
      case 'gitlab': {
        const config = integrations.gitlab.byUrl(root)?.config;
        if (!config) return undefined;
        return createGitlabReader(
          url,
          getGitLabIntegrationRelativePath(config),
          askAt(
            config.apiBaseUrl,
            async () => getGitLabRequestOptions(config).headers,
          ),
        );
      }
      case 'gitea': {
        const config = integrations.gitea.byUrl(root)?.config;
        if (!config) return undefined;
        const base = config.baseUrl ?? `https://${config.host}`;
        return createGiteaReader(
          url,
          new URL(base).pathname.replace(/\/$/, ''),
          askAt(
            `${base}/api/v1`,
            async () => getGiteaRequestOptions(config).headers ?? {},
          ),
        );
      }
      default:
        return undefined;
    }
  }

  async #ask(host: string, url: URL, request: Request): Promise<Answer> {
    const { hosts } = this.#options;
    let at = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const answer = await this.#fetch(host, at, request);
      const { status } = answer;
      const pause = pauseOf(
        status,
        answer.headers,
        status === 403 ? answer.body.toString('utf8', 0, 10_000) : '',
      );
      const held =
        pause && (await hosts.pause(host, pause.reason, pause.milliseconds));
      if (held && pause.reason === 'refused')
        throw new HostPausedError(host, held);
      if (status === 304 || (status >= 200 && status < 300)) return answer;

      const location = answer.headers.get('location');
      if (status < 300 || status >= 400 || !location) {
        throw new HostAnswerError(
          status === 404 ? 'NotFoundError' : 'HostAnswerError',
          `Request failed for ${url}, ${status}`,
          status,
          answer,
        );
      }
      const next = URL.canParse(location, at) && new URL(location, at);
      // A host must not be able to send us, with its credentials, anywhere else.
      if (!next || next.origin !== url.origin) {
        throw new Error(
          `${url.origin} redirects to ${
            next ? `another host, ${next.host}` : 'what is no address'
          }`,
        );
      }
      at = next;
    }
    throw new Error(`${url.origin} redirects again and again`);
  }

  async #fetch(host: string, url: URL, request: Request): Promise<Answer> {
    const { hosts, onRequest } = this.#options;
    const { kind, headers, signal } = request;
    const { most = kind === 'revision' ? MOST_OF_COMMIT : MOST } = request;
    return hosts.request(host, request, async () => {
      onRequest?.(host, kind);
      const response = await fetch(url, {
        headers: { 'User-Agent': 'backstage-container-scorecard', ...headers },
        redirect: 'manual',
        signal,
      });
      const body = await bodyOf(response, most);
      return { status: response.status, headers: response.headers, body };
    });
  }
}

async function bodyOf(response: Response, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > most) {
      throw new TooLargeError(`The answer has more than ${most} bytes`);
    }
  }
  return Buffer.concat(chunks);
}
