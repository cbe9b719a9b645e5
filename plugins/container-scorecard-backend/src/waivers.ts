import { randomUUID } from 'node:crypto';
import {
  BackstageCredentials,
  BackstageUserPrincipal,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  containerScorecardWaiverAskPermission,
  containerScorecardWaiverDecidePermission,
  ListWaiversRequest,
  ListWaiversResponse,
  Waiver,
  WAIVER_STATES,
  WaiverRequest,
  WaiverState,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Finding } from '@plimsoll/findings';
import { Assessments } from './assessments';
import { Assessor, filePattern } from './assessor';
import { Notifier } from './notifier';
import { Reports } from './reports';
import { Store, StoredService, StoredWaiver } from './store/Store';
import { Visibility } from './visibility';

/** What waivers need. */
export interface WaiversOptions {
  store: Store;
  assessor: Assessor;
  assessments: Pick<Assessments, 'refreshOne'>;
  visibility: Visibility;
  reports: Pick<Reports, 'asked'>;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  notifier: Notifier;
  /** The furthest away that one may end, in days. */
  longest: number;
  /** Groups and users that are told of new requests. */
  deciders: readonly string[];
}

type User = BackstageCredentials<BackstageUserPrincipal>;
type Decision = 'approve' | 'refuse' | 'withdraw';

const SOON_DAYS = 7;
const MOST = 500;

const DECISIONS = {
  approve: 'approved',
  refuse: 'refused',
  withdraw: 'withdrawn',
} as const;

/**
 * Failures that somebody accepts for a time: asked for by who owns the service, decided by somebody else, over on
 * a day that is known from the start, and never counted as passed.
 */
export class Waivers {
  readonly #options: WaiversOptions;

  constructor(options: WaiversOptions) {
    this.#options = options;
  }

  async list(
    { entityRef, scope, rule, state }: ListWaiversRequest,
    credentials: BackstageCredentials,
  ): Promise<ListWaiversResponse> {
    const { store, reports, visibility } = this.#options;
    const today = todayOf(new Date());
    const { query } = await reports.asked(scope, credentials);
    const found = await store.waivers({ ...query, entityRef, rule }, MOST);
    const shown = found.filter(
      waiver => !state || state.includes(waiverState(waiver, today)),
    );
    const caller = await this.#caller(credentials);
    const judged = await this.#judged(shown.map(one => one.entityRef));
    const items = shown.map(waiver =>
      present(waiver, judged.get(waiver.entityRef), caller, today),
    );
    const entity =
      entityRef && (await visibility.entity(entityRef, credentials));
    return {
      items: items.sort(
        (a, b) =>
          WAIVER_STATES.indexOf(a.state) - WAIVER_STATES.indexOf(b.state) ||
          (a.state === 'asked' || a.state === 'active'
            ? compare(a.until, b.until)
            : compare(b.until, a.until)),
      ),
      ...(entity && {
        mayAsk: await this.#mayAsk(entity, caller, credentials),
      }),
    };
  }

  async ask(request: WaiverRequest, credentials: User): Promise<Waiver> {
    const { store, visibility, assessor, notifier, deciders } = this.#options;
    const now = new Date();
    const today = todayOf(now);
    const ref = stringifyEntityRef(parseEntityRef(request.entityRef));
    const entity = await visibility.entity(ref, credentials);
    const service = entity && (await store.service(ref, now));
    if (!entity || !service) throw noSuchService(ref);
    const caller = await this.#caller(credentials);
    if (!(await this.#mayAsk(entity, caller, credentials))) {
      throw new NotAllowedError(
        `Asking for a waiver of ${service.title} needs the permission ${containerScorecardWaiverAskPermission.name} and to be one of its owners`,
      );
    }
    if (!assessor.rules.some(({ id }) => id === request.rule))
      throw new InputError(`rule: there is no rule ${request.rule}`);
    const judged = (await this.#judged([ref])).get(ref);
    if (coveredBy(request, judged?.findings ?? []).length === 0) {
      throw new InputError(
        request.path === undefined
          ? `rule: ${request.rule} has no open finding in ${service.title}, so there is nothing to accept`
          : `path: ${request.rule} has no open finding in a file like ${request.path}`,
      );
    }
    this.#checkUntil(request.until, today);
    const waiver: StoredWaiver = {
      id: randomUUID(),
      entityRef: ref,
      rule: request.rule,
      path: request.path,
      reason: request.reason,
      compensation: request.compensation,
      until: request.until,
      askedBy: credentials.principal.userEntityRef,
      askedAt: now.toISOString(),
    };
    if (!(await store.addWaiver(waiver, today))) {
      throw new ConflictError(
        `A waiver for ${request.rule}${
          request.path === undefined ? '' : ` in ${request.path}`
        } in ${
          service.title
        } is asked for or active already; withdraw it first`,
      );
    }
    await notifier.tell({
      to: deciders,
      topic: 'waiver-asked',
      title: `A waiver is asked for: ${service.title}`,
      description: `${waiver.rule} until ${waiver.until}: ${waiver.reason}`,
      link: '/container-scorecard/waivers?state=asked',
      scope: `waiver:${waiver.id}`,
    });
    return present(waiver, judged, caller, today);
  }

  async decide(
    id: string,
    decision: Decision,
    reason: string | undefined,
    credentials: User,
  ): Promise<Waiver> {
    const { store, assessments, notifier } = this.#options;
    const now = new Date();
    const today = todayOf(now);
    const { waiver, service } = await this.#visible(id, credentials);
    const caller = await this.#caller(credentials);
    const may = mayDo(waiver, caller, today);
    const state = waiverState(waiver, today);
    if (decision === 'withdraw' ? !may.withdraw : !may.decide)
      throw this.#whyNot(waiver, decision, caller, state);
    if (decision === 'refuse' && !reason)
      throw new InputError('reason: say why, so that it can be asked better');
    const by = credentials.principal.userEntityRef;
    const decided: StoredWaiver = {
      ...waiver,
      decision: DECISIONS[decision],
      decidedBy: by,
      decidedAt: now.toISOString(),
      decisionReason: reason,
      ...(decision === 'approve' && {
        approvedBy: by,
        approvedAt: now.toISOString(),
      }),
    };
    if (!(await store.decideWaiver(decided, waiver.decision))) {
      throw new ConflictError(
        'Somebody else has decided on this waiver at this moment; look again',
      );
    }
    if (decision === 'approve' || state === 'active')
      await assessments.refreshOne(waiver.entityRef, now);
    if (by !== waiver.askedBy) {
      await notifier.tell({
        to: [waiver.askedBy],
        topic: 'waiver-decided',
        title: `Your waiver for ${service.title} was ${DECISIONS[decision]}`,
        description: `${waiver.rule}${reason ? `: ${reason}` : ''}`,
        link: pageOf(waiver.entityRef),
        scope: `waiver:${waiver.id}`,
      });
    }
    const judged = await this.#judged([waiver.entityRef]);
    return present(decided, judged.get(waiver.entityRef), caller, today);
  }

  /** Tells owners of waivers that end within a week, once each. */
  async warn(now: Date): Promise<void> {
    const { store, notifier } = this.#options;
    const today = todayOf(now);
    const ending = await store.waiversToWarnOf(
      today,
      addDays(today, SOON_DAYS),
    );
    for (const waiver of ending) {
      const service = await store.service(waiver.entityRef, now);
      if (!(await store.warned(waiver.id, now)) || !service) continue;
      const owner = service.owner ? [service.owner] : [];
      await notifier.tell({
        to: [...new Set([...owner, waiver.askedBy])],
        topic: 'waiver-ends-soon',
        title: `A waiver of ${service.title} ends on ${waiver.until}`,
        description: `From then on ${waiver.rule} fails again. Mend it, or ask for another waiver in time`,
        link: pageOf(waiver.entityRef),
        severity: 'high',
        scope: `waiver:${waiver.id}`,
      });
    }
  }

  #checkUntil(until: string, today: string) {
    const { longest } = this.#options;
    if (until <= today) {
      throw new InputError(
        `until: has to be a day from tomorrow on, and ${until} is not`,
      );
    }
    if (until > addDays(today, longest)) {
      throw new InputError(
        `until: policy lets a waiver last ${longest} days at most, to ${addDays(
          today,
          longest,
        )}`,
      );
    }
  }

  async #visible(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ waiver: StoredWaiver; service: StoredService }> {
    const { store, visibility } = this.#options;
    const waiver = await store.waiver(id);
    const entity =
      waiver && (await visibility.entity(waiver.entityRef, credentials));
    const service =
      entity && (await store.service(waiver.entityRef, new Date()));
    if (!waiver || !service) {
      throw new NotFoundError(
        `There is no waiver ${id}, or you may not see its service`,
      );
    }
    return { waiver, service };
  }

  /** By entity ref; a service that was never read is left out. */
  async #judged(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, Judged>> {
    const { store, assessor } = this.#options;
    const judged = new Map<string, Judged>();
    if (entityRefs.length === 0) return judged;
    const kept = store.keptResults(
      { visible: new Set(entityRefs) },
      new Date(),
    );
    for await (const { service, found, policyKey, waivers } of kept) {
      const { result } = assessor.assess(
        assessor.unpack(found),
        policyKey,
        waivers,
      );
      judged.set(service.entityRef, {
        title: service.title,
        findings: result.findings.filter(({ suppressed }) => !suppressed),
      });
    }
    return judged;
  }

  #whyNot(
    { askedBy }: StoredWaiver,
    decision: Decision,
    { ref, mayDecide }: Caller,
    state: WaiverState,
  ): Error {
    const isOver = decision === 'withdraw' ? state !== 'active' : true;
    if (state !== 'asked' && isOver) {
      return new ConflictError(
        `This waiver is ${state}, so there is nothing to ${decision}`,
      );
    }
    if (decision !== 'withdraw' && mayDecide && ref === askedBy) {
      return new NotAllowedError(
        'Whoever asks for a waiver cannot decide on it; somebody else has to',
      );
    }
    return new NotAllowedError(
      decision === 'withdraw'
        ? 'Only who asked for a waiver can take it back, and only who may decide can end it'
        : `Deciding on waivers needs the permission ${containerScorecardWaiverDecidePermission.name}`,
    );
  }

  async #caller(credentials: BackstageCredentials): Promise<Caller> {
    const { userInfo } = this.#options;
    const mayDecide = await this.#allows(
      containerScorecardWaiverDecidePermission,
      credentials,
    );
    const { principal } = credentials as Partial<User>;
    if (principal?.type !== 'user')
      return { ref: undefined, owns: new Set(), mayDecide };
    const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
      credentials,
    );
    return {
      ref: userEntityRef,
      owns: new Set([userEntityRef, ...ownershipEntityRefs]),
      mayDecide,
    };
  }

  async #mayAsk(
    entity: Entity,
    { owns, mayDecide }: Caller,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const isOwner = entity.relations?.some(
      ({ type, targetRef }) => type === 'ownedBy' && owns.has(targetRef),
    );
    return (
      (isOwner || mayDecide) &&
      this.#allows(containerScorecardWaiverAskPermission, credentials)
    );
  }

  async #allows(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }
}

/** Who asks, and what that lets them do. */
interface Caller {
  ref: string | undefined;
  owns: ReadonlySet<string>;
  mayDecide: boolean;
}

/** A service with its open findings and those that waivers accept. */
interface Judged {
  title: string;
  findings: readonly Finding[];
}

function present(
  waiver: StoredWaiver,
  judged: Judged | undefined,
  caller: Caller,
  today: string,
): Waiver {
  const state = waiverState(waiver, today);
  const findings = judged?.findings ?? [];
  const covered =
    state === 'active'
      ? findings.filter(one => one.waiver === waiver.id)
      : coveredBy(waiver, findings);
  const { decision: _, ...shown } = waiver;
  return {
    ...shown,
    title: judged?.title ?? waiver.entityRef,
    state,
    findings: covered.length,
    endsSoon: state === 'active' && waiver.until <= addDays(today, SOON_DAYS),
    may: mayDo(waiver, caller, today),
  };
}

function mayDo(
  waiver: StoredWaiver,
  { ref, mayDecide }: Caller,
  today: string,
): Waiver['may'] {
  const state = waiverState(waiver, today);
  const isOwn = ref === waiver.askedBy;
  return {
    // Two people at least, so that nobody accepts what they themselves answer for.
    decide: state === 'asked' && mayDecide && !isOwn,
    withdraw:
      (state === 'asked' && isOwn) ||
      (state === 'active' && (isOwn || mayDecide)),
  };
}

/** How far a waiver is on a day, `YYYY-MM-DD`. */
export function waiverState(
  { decision, until }: StoredWaiver,
  today: string,
): WaiverState {
  if (decision === 'refused' || decision === 'withdrawn') return decision;
  if (until < today) return 'ended';
  return decision === 'approved' ? 'active' : 'asked';
}

/** Findings that nothing accepts yet and that a waiver would. */
function coveredBy(
  { rule, path }: Pick<StoredWaiver, 'rule' | 'path'>,
  findings: readonly Finding[],
): Finding[] {
  const pattern = path === undefined ? undefined : filePattern(path);
  return findings.filter(
    finding =>
      finding.rule === rule &&
      !finding.waiver &&
      (!pattern || pattern.match(finding.file)),
  );
}

function pageOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${namespace}/${kind}/${name}/containers`;
}

function todayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00.000Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return todayOf(date);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function noSuchService(entityRef: string): NotFoundError {
  return new NotFoundError(
    `There is no service ${entityRef}, or you may not see it`,
  );
}
