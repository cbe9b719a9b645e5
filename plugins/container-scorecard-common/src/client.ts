import { CompoundEntityRef, parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { RuleInfo } from '@plimsoll/findings';
import {
  ListScorecardsRequest,
  ListScorecardsResponse,
  RefreshResponse,
  Scorecard,
} from './types';

/**
 * The REST API of the container scorecard backend.
 *
 * Every call rejects with a `ResponseError` on an answer other than 2xx; see its `statusCode`.
 *
 * @public
 */
export interface ContainerScorecardApi {
  /** Services that the caller may see, a page at a time. 400 when the request does not parse. */
  listScorecards(
    request?: ListScorecardsRequest,
  ): Promise<ListScorecardsResponse>;
  /** One service. 404 when there is no such entity, or the caller may not see it, or it is not of a scored kind. */
  getScorecard(
    entityRef: string | CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<Scorecard>;
  /** Makes a scan of one service due at once. 403 without `container-scorecard.refresh`. */
  refreshScorecard(
    entityRef: string | CompoundEntityRef,
  ): Promise<RefreshResponse>;
  /** Every rule that is installed, with its documentation. */
  listRules(): Promise<RuleInfo[]>;
}

/**
 * Calls the backend with whatever `fetch` resolves `plugin://` addresses: the `fetchApi` of a frontend.
 *
 * @public
 */
export class ContainerScorecardClient implements ContainerScorecardApi {
  readonly #fetch: typeof fetch;

  constructor(options: { fetchApi: { fetch: typeof fetch } }) {
    this.#fetch = options.fetchApi.fetch;
  }

  async listScorecards(
    request: ListScorecardsRequest = {},
  ): Promise<ListScorecardsResponse> {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(request)) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined) query.append(name, String(one));
      }
    }
    return this.#call('GET', `/scorecards?${query}`);
  }

  async getScorecard(
    entityRef: string | CompoundEntityRef,
    options?: { signal?: AbortSignal },
  ): Promise<Scorecard> {
    return this.#call('GET', `/scorecards/${byEntity(entityRef)}`, options);
  }

  async refreshScorecard(
    entityRef: string | CompoundEntityRef,
  ): Promise<RefreshResponse> {
    return this.#call('POST', `/scorecards/${byEntity(entityRef)}/refresh`);
  }

  async listRules(): Promise<RuleInfo[]> {
    return (await this.#call<{ items: RuleInfo[] }>('GET', '/rules')).items;
  }

  async #call<T>(
    method: string,
    path: string,
    options?: { signal?: AbortSignal },
  ): Promise<T> {
    const response = await this.#fetch(`plugin://container-scorecard${path}`, {
      method,
      signal: options?.signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

function byEntity(entityRef: string | CompoundEntityRef): string {
  const { kind, namespace, name } =
    typeof entityRef === 'string' ? parseEntityRef(entityRef) : entityRef;
  return `by-entity/${[kind, namespace, name]
    .map(encodeURIComponent)
    .join('/')}`;
}
