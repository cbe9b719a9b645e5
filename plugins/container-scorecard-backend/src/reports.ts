import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CheckTotals,
  ChecksResponse,
  Overview,
  OverviewRequest,
  ReportRequest,
  ScopesResponse,
  ScoreMove,
  TeamsRequest,
  TeamsResponse,
  Totals,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Assessor } from './assessor';
import { toSummary } from './present';
import { noSuchScope, ScopeTree } from './scopes';
import { rowsAmong } from './store/report-rows';
import {
  HistoryStep,
  PastScore,
  ReportQuery,
  ReportRow,
  Rollup,
  Store,
  StoredScope,
  Within,
} from './store/Store';
import { verdictAt } from './store/verdicts';
import { dayTotalsOf, lastDays, round, totalsOf, trendOf } from './totals';
import { Visibility } from './visibility';

/** What reports are made from. */
export interface ReportsOptions {
  store: Store;
  visibility: Visibility;
  assessor: Assessor;
}

/** What a caller asked about, as far as they may see it. */
export interface Asked {
  query: ReportQuery;
  scope: StoredScope | undefined;
  tree: ScopeTree;
}

const MOST_MOVES = 5;
/** Points below which nobody would call it a drop or a rise. */
const LEAST_MOVE = 1;
const MOST_CHECKS = 10;
const MOVES_DAYS = 14;

/** What was worked out of rows. */
interface Known {
  totals?: Totals;
  checks?: CheckTotals[];
}

/** What one rule says of services, counted up. */
class CheckTally {
  #counts = { pass: 0, fail: 0, waived: 0, unknown: 0, 'not-applicable': 0 };
  #gain = 0;

  add(state: ReturnType<typeof verdictAt>) {
    if (state) this.#counts[state]++;
  }

  gains(points: number) {
    this.#gain += points;
  }

  totals() {
    const { pass, fail, waived, unknown } = this.#counts;
    return {
      failed: fail,
      passed: pass,
      waived,
      unknown,
      notApplicable: this.#counts['not-applicable'],
      meanGain: fail > 0 ? round(this.#gain / fail) : 0,
    };
  }
}

/** What the organisation, or a part of it, adds up to: always of the services that the caller may see, and no others. */
export class Reports {
  readonly #options: ReportsOptions;
  readonly #known = new WeakMap<readonly ReportRow[], Known>();
  #lastWeek: { end: string; scores: readonly PastScore[] } | undefined;
  #before: { key: string; scores: ReadonlyMap<string, number> } | undefined;

  constructor(options: ReportsOptions) {
    this.#options = options;
  }

  async overview(
    { scope: ref, days = 90 }: OverviewRequest,
    credentials: BackstageCredentials,
  ): Promise<Overview> {
    const { store } = this.#options;
    const now = new Date();
    const { query, scope } = await this.asked(ref, credentials);
    const rows = await store.report(query);
    const totals = this.#totals(rows);
    const before = lastDays(days, now).slice(0, -1);
    const today = now.toISOString().slice(0, 10);
    const trend = [
      ...(await this.#trend(query, scope, before)),
      ...(rows.length > 0 ? [dayTotalsOf(today, totals)] : []),
    ];
    const checks = await this.#checks(rows);
    return {
      ...(scope && {
        scope: { entityRef: scope.entityRef, title: scope.title },
      }),
      at: now.toISOString(),
      totals,
      trend,
      checks: checks.filter(({ failed }) => failed > 0).slice(0, MOST_CHECKS),
      ...(await this.#moves(rows, now)),
    };
  }

  async teams(
    { scope, by = 'owner' }: TeamsRequest,
    credentials: BackstageCredentials,
  ): Promise<TeamsResponse> {
    const { store } = this.#options;
    const now = new Date();
    const { query, tree } = await this.asked(scope, credentials);
    const rows = await store.report(query);
    const weekAgo = await this.#meansAWeekAgo(query, by, now);
    return {
      items: [...groupBy(rows, by)]
        .map(([ref, ofTeam]) => ({
          ...(ref && { entityRef: ref }),
          title: ref ? tree.get(ref)?.title ?? nameOf(ref) : '',
          ...totalsOf(ofTeam),
          meanScoreBefore: weekAgo.get(ref),
        }))
        .sort(
          (a, b) =>
            (a.meanScore ?? Infinity) - (b.meanScore ?? Infinity) ||
            a.title.localeCompare(b.title, 'en'),
        ),
    };
  }

  async checks(
    { scope }: ReportRequest,
    credentials: BackstageCredentials,
  ): Promise<ChecksResponse> {
    const { query } = await this.asked(scope, credentials);
    return {
      items: await this.#checks(await this.#options.store.report(query)),
    };
  }

  async scopes(credentials: BackstageCredentials): Promise<ScopesResponse> {
    const { store, visibility } = this.#options;
    const [all, visible, seen] = await Promise.all([
      store.scopes(),
      visibility.visible(credentials),
      visibility.visibleScopes(credentials),
    ]);
    const tree = new ScopeTree(all);
    const rows = await store.report({ visible });
    const items = all
      .filter(({ entityRef }) => !seen || seen.has(entityRef))
      .map(scope => {
        const { column, refs } = tree.within(scope.entityRef);
        const among = new Set(refs);
        const services = rows.filter(row => among.has(row[column] ?? ''));
        return { ...scope, services: services.length };
      })
      .filter(({ services }) => services > 0)
      .sort((a, b) => a.title.localeCompare(b.title, 'en'));
    return { items };
  }

  /** Keeps what every scope adds up to today. */
  async rollUp(now: Date): Promise<void> {
    const { store } = this.#options;
    const day = now.toISOString().slice(0, 10);
    const [rows, scopes] = await Promise.all([
      store.report({}),
      store.scopes(),
    ]);
    if (rows.length === 0) return;
    const tree = new ScopeTree(scopes);
    const rollups: Rollup[] = [
      { scope: '', totals: dayTotalsOf(day, totalsOf(rows)) },
    ];
    const by = {
      owner: groupBy(rows, 'owner'),
      system: groupBy(rows, 'system'),
      domain: groupBy(rows, 'domain'),
    };
    for (const { entityRef } of scopes) {
      const { column, refs } = tree.within(entityRef);
      const within = refs.flatMap(ref => by[column].get(ref) ?? []);
      if (within.length > 0) {
        rollups.push({
          scope: entityRef,
          totals: dayTotalsOf(day, totalsOf(within)),
        });
      }
    }
    await store.saveRollups(rollups);
  }

  /** Which services a request is about. A scope that the caller may not see is not there. */
  async asked(
    ref: string | undefined,
    credentials: BackstageCredentials,
  ): Promise<Asked> {
    const { store, visibility } = this.#options;
    const tree = new ScopeTree(await store.scopes());
    const visible = await visibility.visible(credentials);
    if (ref === undefined)
      return { query: { visible }, scope: undefined, tree };
    const scope = tree.get(ref);
    if (!scope || !(await visibility.entity(ref, credentials)))
      throw noSuchScope(ref);
    return { query: { visible, within: tree.within(ref) }, scope, tree };
  }

  /**
   * Whoever may see everything gets what was kept of each day; for anybody else it is worked out from the history of
   * what they may see.
   */
  async #trend(
    query: ReportQuery,
    scope: StoredScope | undefined,
    days: readonly string[],
  ) {
    const { store } = this.#options;
    if (days.length === 0) return [];
    if (!query.visible) {
      const kept = await store.rollups(scope?.entityRef ?? '', days[0]);
      return kept.filter(({ day }) => days.includes(day));
    }
    const steps = await store.trendSteps(
      query,
      new Date(`${days[0]}T00:00:00.000Z`),
    );
    return trendOf(steps, days);
  }

  #totals(rows: readonly ReportRow[]): Totals {
    const known = this.#knownOf(rows);
    known.totals ??= totalsOf(rows);
    return known.totals;
  }

  async #checks(rows: readonly ReportRow[]): Promise<CheckTotals[]> {
    const known = this.#knownOf(rows);
    known.checks ??= await this.#countChecks(rows);
    return known.checks;
  }

  /** What was worked out of rows is true for as long as they are the same. */
  #knownOf(rows: readonly ReportRow[]): Known {
    const known = this.#known.get(rows) ?? {};
    this.#known.set(rows, known);
    return known;
  }

  async #countChecks(rows: readonly ReportRow[]): Promise<CheckTotals[]> {
    const { assessor } = this.#options;
    const { policy } = assessor.policies.of('');
    const tallies = new Map(
      assessor.rules.map(rule => [rule.id, new CheckTally()]),
    );
    for (const { rules, rows: ofSet } of await this.bySet(rows)) {
      const ofPlaces = rules.map(id => tallies.get(id));
      for (const { verdicts = '', failing } of ofSet) {
        for (let place = 0; place < ofPlaces.length; place++)
          ofPlaces[place]?.add(verdictAt(verdicts, place));
        for (const [place, gain] of failing) ofPlaces[place]?.gains(gain);
      }
    }
    return assessor.rules
      .map(({ id, title, category, severity, enabled }) => ({
        rule: id,
        title,
        category,
        severity: policy.rules[id]?.severity ?? severity,
        enabled: policy.rules[id]?.enabled ?? enabled,
        ...tallies.get(id)!.totals(),
      }))
      .sort(
        (a, b) =>
          b.failed * b.meanGain - a.failed * a.meanGain ||
          b.failed - a.failed ||
          (a.rule < b.rule ? -1 : 1),
      );
  }

  /** Rows by the rules that their verdicts are about. */
  async bySet(
    rows: readonly ReportRow[],
  ): Promise<Array<{ rules: readonly string[]; rows: ReportRow[] }>> {
    const { store, assessor } = this.#options;
    const sets = groupBy(rows, 'ruleSet');
    const parts = [];
    for (const [hash, ofSet] of sets) {
      if (!hash) continue;
      const rules =
        hash === assessor.ruleSet.hash
          ? assessor.ruleSet.rules
          : await store.ruleSet(hash);
      if (rules) parts.push({ rules, rows: ofSet });
    }
    return parts;
  }

  /** The largest differences to two weeks ago; of a service that is newer, to its first score. */
  async #moves(rows: readonly ReportRow[], now: Date) {
    const { store, assessor } = this.#options;
    const since = new Date(`${lastDays(MOVES_DAYS + 1, now)[0]}T23:59:59.999Z`);
    const before = await this.#scoresSince(since);
    const moved = rows.flatMap(({ entityRef, score: to }) => {
      const from = before.get(entityRef);
      return from === undefined || to === undefined
        ? []
        : [{ entityRef, from, to, by: to - from }];
    });
    const pick = async (direction: 1 | -1) => {
      const picked: ScoreMove[] = [];
      const largest = moved
        .filter(({ by }) => by * direction >= LEAST_MOVE)
        .sort((a, b) => (b.by - a.by) * direction);
      for (const { entityRef, from, to } of largest) {
        if (picked.length === MOST_MOVES) break;
        const [service, steps] = await Promise.all([
          store.service(entityRef, now),
          store.history(entityRef, since),
        ]);
        const step = largestStep(steps, direction);
        if (!service || !step) continue;
        picked.push({
          service: toSummary(
            service,
            assessor.policies.of(service.policyKey ?? ''),
          ),
          from,
          to,
          at: step.at,
          causes: [...step.causes],
        });
      }
      return picked;
    };
    return { drops: await pick(-1), rises: await pick(1) };
  }

  /** What was then stays as it was, but services that have come since get their first scores one after the other. */
  async #scoresSince(at: Date): Promise<ReadonlyMap<string, number>> {
    const { store } = this.#options;
    const { scored } = this.#totals(await store.report({}));
    const key = `${at.toISOString()} ${scored}`;
    if (this.#before?.key !== key)
      this.#before = { key, scores: await store.scoresSince(at) };
    return this.#before.scores;
  }

  /** At the end of the day a week ago: what was then does not change any more, and so it is read once. */
  async #meansAWeekAgo(
    query: ReportQuery,
    by: Within['column'],
    now: Date,
  ): Promise<Map<string, number>> {
    const end = `${lastDays(8, now)[0]}T23:59:59.999Z`;
    if (this.#lastWeek?.end !== end) {
      const scores = await this.#options.store.scoresAt(new Date(end));
      this.#lastWeek = { end, scores };
    }
    const means = new Map<string, number>();
    const scores = rowsAmong(this.#lastWeek.scores, query);
    for (const [ref, ofTeam] of groupBy(scores, by)) {
      const sum = ofTeam.reduce((total, { score }) => total + score, 0);
      means.set(ref, round(sum / ofTeam.length));
    }
    return means;
  }
}

function groupBy<K extends string, T extends { [key in K]?: string }>(
  rows: readonly T[],
  key: K,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const of: string = row[key] ?? '';
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return groups;
}

/** The step that moved a score most one way. */
function largestStep(
  steps: readonly HistoryStep[],
  direction: 1 | -1,
): HistoryStep | undefined {
  let largest: { step: HistoryStep; by: number } | undefined;
  let before: number | undefined;
  for (const step of steps) {
    const { score } = step;
    if (score === undefined) continue;
    const by = before === undefined ? 0 : (score - before) * direction;
    if (by > (largest?.by ?? 0)) largest = { step, by };
    before = score;
  }
  return largest?.step;
}

/** Of an entity that the catalog does not have. */
function nameOf(entityRef: string): string {
  return entityRef.replace(/^.*[:/]/, '');
}
