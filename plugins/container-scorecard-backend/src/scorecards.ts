import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  containerScorecardRefreshPermission,
  ListScorecardsResponse,
  RefreshResponse,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { encodeCursor, ListRequest } from './request';
import { ScanWorker } from './scan/worker';
import { toScorecard, toSummary } from './present';
import { Services } from './services';
import { Store } from './store/Store';
import { Visibility } from './visibility';

/** What answering needs. */
export interface ScorecardsOptions {
  store: Store;
  services: Services;
  visibility: Visibility;
  permissions: PermissionsService;
  integrations: ScmIntegrations;
  worker: Pick<ScanWorker, 'wake'>;
  /** The score that policy asks for. */
  line: number;
}

/** What the API answers: the scorecards, as far as the caller may see them. */
export class Scorecards {
  readonly #options: ScorecardsOptions;

  constructor(options: ScorecardsOptions) {
    this.#options = options;
  }

  async list(
    { filter, order, after, limit }: ListRequest,
    credentials: BackstageCredentials,
  ): Promise<ListScorecardsResponse> {
    const { store, visibility, line } = this.#options;
    const visible = await visibility.visible(credentials);
    const page = await store.list(
      {
        ...filter,
        minScore: filter.line === 'above' ? line : undefined,
        belowScore: filter.line === 'below' ? line : undefined,
        order,
        limit,
        after,
        visible,
      },
      new Date(),
    );
    const isFull = page.items.length === limit;
    return {
      items: page.items.map(service => toSummary(service, line)),
      totalItems: page.totalItems,
      pageInfo:
        isFull && page.end
          ? { nextCursor: encodeCursor({ filter, order, after: page.end }) }
          : {},
    };
  }

  async get(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<Scorecard> {
    const { store, integrations, line } = this.#options;
    const entityRef = await this.#visibleService(ref, credentials);
    const scorecard = await store.scorecard(entityRef, new Date());
    if (!scorecard) throw notFound(entityRef);
    return toScorecard(scorecard, line, integrations);
  }

  async refresh(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<RefreshResponse> {
    const { store, permissions, worker } = this.#options;
    const entityRef = await this.#visibleService(ref, credentials);
    const [{ result }] = await permissions.authorize(
      [{ permission: containerScorecardRefreshPermission }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `Asking for a scan of ${entityRef} needs the permission ${containerScorecardRefreshPermission.name}`,
      );
    }
    const now = new Date();
    await store.ask(entityRef, now);
    const service = await store.service(entityRef, now);
    worker.wake();
    return { status: service?.running ? 'running' : 'queued' };
  }

  /** The ref of a service that is in the store, even one that the catalog got a moment ago. */
  async #visibleService(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const { store, visibility, services, worker } = this.#options;
    const entityRef = stringifyEntityRef(ref);
    const entity = await visibility.entity(ref, credentials);
    if (!entity) throw notFound(entityRef);
    if (!(await store.service(entityRef, new Date()))) {
      if (!(await services.add(entity))) throw notFound(entityRef);
      worker.wake();
    }
    return entityRef;
  }
}

/** The same for an entity that is not there, one that the caller may not see, and one that is not scored. */
function notFound(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no scorecard for ${entityRef}`);
}
