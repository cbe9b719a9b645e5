import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  FrozenReport,
  ScanProblem,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { census, queued } from './census';
import { ask, claim, mendTimes, pushedTo, release, renew } from './claims';
import { Assessment, RuleSetInfo } from '../assessor';
import { Pause } from '../hosts/pause';
import { commented, findingSteps, openFindings } from './findings';
import {
  frozenReport,
  frozenReports,
  removeLostParts,
  removeReportParts,
  reportParts,
  saveFrozenReport,
  saveReportPart,
} from './frozen';
import { pauseHost, pauseOf, pausesOf, repositories, spend } from './hosts';
import { imagePlaces, images } from './images';
import { reassess, saveFailure, saveResult, saveUnchanged } from './outcomes';
import { list, scorecard, service } from './reading';
import {
  history,
  keptResults,
  prune,
  reportAt,
  rollupsOf,
  saveRollups,
  saveScopes,
  scopes,
  scoresAt,
  scoresSince,
  trendSteps,
} from './reports';
import { ReportRows } from './report-rows';
import { RuleSetRow } from './rows';
import { keepServices, saveServices } from './services';
import {
  addWaiver,
  decideWaiver,
  staleAssessments,
  waiver,
  warned,
  waivers,
  waiversInForce,
  waiversToWarnOf,
} from './waivers';
import {
  Claim,
  ClaimFilter,
  KeptResult,
  ListQuery,
  ReportQuery,
  Rollup,
  ScanRecord,
  ScanTimes,
  Service,
  Store,
  StoredScope,
  StoredWaiver,
} from './Store';

const migrations = resolvePackagePath(
  '@plimsoll/backstage-plugin-container-scorecard-backend',
  'migrations',
);

/** No report takes a day to make. */
const LOST_AFTER = 24 * 60 * 60 * 1000;

/** Any number, the same for all backends: whoever holds it migrates. */
const MIGRATION_LOCK = 7_041_912;

/**
 * One backend at a time, however many start at once. What holds the lock of Knex then is one that died in the middle:
 * PostgreSQL has undone what it had begun.
 */
async function migrate(knex: Knex): Promise<void> {
  const latest = async () => {
    await knex.migrate.forceFreeMigrationsLock({ directory: migrations });
    await knex.migrate.latest({ directory: migrations });
  };
  if (knex.client.config.client !== 'pg') {
    await latest();
    return;
  }
  await knex.transaction(async tx => {
    await tx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await latest();
  });
}

/** The store in the plugin's database, SQLite or PostgreSQL. */
export class DatabaseStore implements Store {
  readonly #knex: Knex;
  readonly #reportRows: ReportRows;

  /** Brings the database up to date first, unless the installation does that by itself. */
  static async create(database: DatabaseService): Promise<DatabaseStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await migrate(knex);
    }
    return new DatabaseStore(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.#reportRows = new ReportRows(knex);
  }

  saveServices(services: Service[], now: Date) {
    return saveServices(this.#knex, services, now);
  }

  keepServices(entityRefs: ReadonlySet<string>, since: Date, now: Date) {
    return keepServices(this.#knex, entityRefs, since, now);
  }

  ask(entityRef: string, now: Date) {
    return ask(this.#knex, entityRef, now);
  }

  pushedTo(urls: readonly string[], now: Date) {
    return pushedTo(this.#knex, urls, now);
  }

  claim(now: Date, until: Date, filter?: ClaimFilter) {
    return claim(this.#knex, now, until, filter);
  }

  pauseHost(host: string, pause: Pause, now: Date) {
    return pauseHost(this.#knex, host, pause, now);
  }

  pauseOf(host: string, now: Date) {
    return pauseOf(this.#knex, host, now);
  }

  pauses(now: Date) {
    return pausesOf(this.#knex, now);
  }

  repositories() {
    return repositories(this.#knex);
  }

  spend(requests: Parameters<Store['spend']>[0]) {
    return spend(this.#knex, requests);
  }

  mendTimes(now: Date) {
    return mendTimes(this.#knex, now);
  }

  renew(held: Claim, until: Date) {
    return renew(this.#knex, held, until);
  }

  release(held: Claim) {
    return release(this.#knex, held);
  }

  saveResult(
    held: Claim,
    entityRef: string,
    record: ScanRecord,
    times: ScanTimes,
  ) {
    return saveResult(this.#knex, held, entityRef, record, times);
  }

  saveUnchanged(held: Claim, entityRef: string, times: ScanTimes) {
    return saveUnchanged(this.#knex, held, entityRef, times);
  }

  saveFailure(
    held: Claim,
    entityRef: string,
    problem: ScanProblem,
    times: ScanTimes,
  ) {
    return saveFailure(this.#knex, held, entityRef, problem, times);
  }

  service(entityRef: string, now: Date) {
    return service(this.#knex, entityRef, now);
  }

  scorecard(entityRef: string, now: Date) {
    return scorecard(this.#knex, entityRef, now);
  }

  list(query: ListQuery, now: Date) {
    return list(this.#knex, query, now);
  }

  async saveRuleSet({ hash, rules }: RuleSetInfo) {
    await this.#knex<RuleSetRow>('rule_sets')
      .insert({ hash, rules: JSON.stringify(rules) })
      .onConflict('hash')
      .ignore();
  }

  async ruleSet(hash: string): Promise<readonly string[] | undefined> {
    const row = await this.#knex<RuleSetRow>('rule_sets')
      .where({ hash })
      .first();
    return row && JSON.parse(row.rules);
  }

  reassess(
    entityRef: string,
    assessed: (kept: KeptResult) => Assessment,
    at: Date,
  ) {
    return reassess(this.#knex, entityRef, assessed, at);
  }

  staleAssessments(hashOf: (policyKey: string) => string, today: string) {
    return staleAssessments(this.#knex, hashOf, today);
  }

  addWaiver(asked: StoredWaiver, today: string) {
    return addWaiver(this.#knex, asked, today);
  }

  decideWaiver(decided: StoredWaiver, before: StoredWaiver['decision']) {
    return decideWaiver(this.#knex, decided, before);
  }

  waiver(id: string) {
    return waiver(this.#knex, id);
  }

  waivers(
    query: ReportQuery & { entityRef?: string; rule?: string },
    limit?: number,
  ) {
    return waivers(this.#knex, query, limit);
  }

  waiversToWarnOf(today: string, until: string) {
    return waiversToWarnOf(this.#knex, today, until);
  }

  warned(id: string, at: Date) {
    return warned(this.#knex, id, at);
  }

  async waiversInForce(entityRef: string, today: string) {
    const found = await waiversInForce(this.#knex, [entityRef], today);
    return found.get(entityRef) ?? [];
  }

  keptResults(query: ReportQuery, now: Date) {
    return keptResults(this.#knex, query, now);
  }

  saveScopes(all: readonly StoredScope[]) {
    return saveScopes(this.#knex, all);
  }

  scopes() {
    return scopes(this.#knex);
  }

  report(query: ReportQuery) {
    return this.#reportRows.of(query);
  }

  reportAt(query: ReportQuery, at: Date) {
    return reportAt(this.#knex, query, at);
  }

  scoresAt(at: Date) {
    return scoresAt(this.#knex, at);
  }

  scoresSince(at: Date) {
    return scoresSince(this.#knex, at);
  }

  history(entityRef: string, since: Date) {
    return history(this.#knex, entityRef, since);
  }

  trendSteps(query: ReportQuery, since: Date) {
    return trendSteps(this.#knex, query, since);
  }

  images(query: ReportQuery) {
    return images(this.#knex, query);
  }

  imagePlaces(query: ReportQuery, reference: string, now: Date) {
    return imagePlaces(this.#knex, query, reference, now);
  }

  commented(query: ReportQuery) {
    return commented(this.#knex, query);
  }

  openFindings(entityRefs: readonly string[]) {
    return openFindings(this.#knex, entityRefs);
  }

  findingSteps(entityRefs: readonly string[]) {
    return findingSteps(this.#knex, entityRefs);
  }

  saveReportPart(report: string, part: number, content: Buffer, at: Date) {
    return saveReportPart(this.#knex, report, part, content, at);
  }

  removeReportParts(report: string) {
    return removeReportParts(this.#knex, report);
  }

  reportParts(report: string) {
    return reportParts(this.#knex, report);
  }

  saveFrozenReport(frozen: FrozenReport & { services: readonly string[] }) {
    return saveFrozenReport(this.#knex, frozen);
  }

  frozenReports() {
    return frozenReports(this.#knex);
  }

  frozenReport(id: string) {
    return frozenReport(this.#knex, id);
  }

  saveRollups(rollups: readonly Rollup[]) {
    return saveRollups(this.#knex, rollups);
  }

  rollups(scope: string, since: string) {
    return rollupsOf(this.#knex, scope, since);
  }

  census() {
    return census(this.#knex);
  }

  queued(now: Date) {
    return queued(this.#knex, now);
  }

  async prune(before: Date) {
    await prune(this.#knex, before);
    await removeLostParts(this.#knex, new Date(Date.now() - LOST_AFTER));
  }
}
