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
  Gate,
  GateRequest,
  HistoryResponse,
  ListScorecardsResponse,
  RefreshResponse,
  Scorecard,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Assessor } from './assessor';
import { Reports } from './reports';
import { gateOf } from './gate';
import { Pause } from './hosts/pause';
import { folderLink } from './scan/hosts';
import { pauseProblem } from './scan/problem';
import { decodeCursor, encodeCursor, ListRequest } from './request';
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
  assessor: Assessor;
  reports: Pick<Reports, 'asked'>;
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
    const { store, assessor, reports } = this.#options;
    const { scope, ...rest } = filter;
    const { query } = await reports.asked(scope, credentials);
    const { hash, rules } = assessor.ruleSet;
    const page = await store.list(
      {
        ...rest,
        ...query,
        failing: filter.rule?.map(rule => ({
          hash,
          place: rules.indexOf(rule),
        })),
        order,
        limit,
        after,
      },
      new Date(),
    );
    const isFull = page.items.length === limit;
    return {
      items: page.items.map(service =>
        toSummary(service, assessor.policies.of(service.policyKey ?? '')),
      ),
      totalItems: page.totalItems,
      pageInfo:
        isFull && page.end
          ? { nextCursor: encodeCursor({ filter, order, after: page.end }) }
          : {},
    };
  }

  /** The next page of a list. */
  async listMore(
    cursor: string,
    limit: number,
    credentials: BackstageCredentials,
  ): Promise<ListScorecardsResponse> {
    return this.list({ ...decodeCursor(cursor), limit }, credentials);
  }

  async get(
    ref: CompoundEntityRef,
    credentials: BackstageCredentials,
  ): Promise<Scorecard> {
    const { store, integrations, assessor } = this.#options;
    const entityRef = await this.#visibleService(ref, credentials);
    const scorecard = await store.scorecard(entityRef, new Date());
    if (!scorecard) throw notFound(entityRef);
    const { service, found } = scorecard;
    const host = service.source.root && new URL(service.source.root).host;
    const pause = host && (await store.pauseOf(host, new Date()));
    const key = service.policyKey ?? '';
    const today = new Date().toISOString().slice(0, 10);
    const result =
      found &&
      assessor.assess(
        assessor.unpack(found),
        key,
        await store.waiversInForce(entityRef, today),
      ).result;
    const shown = toScorecard(
      scorecard,
      result,
      assessor.policies.of(key),
      integrations,
    );
    return pause ? waitingFor(shown, host, pause) : shown;
  }

  async history(
    ref: CompoundEntityRef,
    { days }: { days: number },
    credentials: BackstageCredentials,
  ): Promise<HistoryResponse> {
    const { store, integrations } = this.#options;
    const entityRef = await this.#visibleService(ref, credentials);
    const since = new Date(Date.now() - days * 24 * 60 * 60 * 1000);
    const steps = await store.history(entityRef, since);
    const service = await store.service(entityRef, new Date());
    const { root, folder } = service?.source ?? { folder: '' };
    return {
      items: steps.map(({ entityRef: _, ...step }) => ({
        ...step,
        revisionLink:
          root && step.revision
            ? folderLink(integrations, root, step.revision, folder)
            : undefined,
      })),
    };
  }

  /** Whether a service may be deployed. */
  async gate(
    ref: CompoundEntityRef,
    request: GateRequest,
    credentials: BackstageCredentials,
  ): Promise<Gate> {
    const { store, assessor } = this.#options;
    const entityRef = await this.#visibleService(ref, credentials);
    const service = await store.service(entityRef, new Date());
    if (!service) throw notFound(entityRef);
    return gateOf(
      service,
      assessor.policies.of(service.policyKey ?? ''),
      request,
    );
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

/** Where its host is left alone beyond its next scan, that is what it waits for, and nothing is asked of it till then. */
function waitingFor(shown: Scorecard, host: string, pause: Pause): Scorecard {
  const until = pause.until.toISOString();
  if (!shown.nextScanAt || shown.nextScanAt > until) return shown;
  return {
    ...shown,
    problem: pauseProblem(host, pause.reason),
    nextScanAt: until,
    scanning: false,
  };
}

/** The same for an entity that is not there, one that the caller may not see, and one that is not scored. */
function notFound(entityRef: string): NotFoundError {
  return new NotFoundError(`There is no scorecard for ${entityRef}`);
}
