import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { ScanProblem } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { ask, askRepositories, claim, release, renew } from './claims';
import { saveFailure, saveResult, saveUnchanged } from './outcomes';
import { list, scorecard, service } from './reading';
import { ScoreRow, time } from './rows';
import { keepServices, saveServices } from './services';
import {
  Claim,
  ListQuery,
  ScanRecord,
  ScanTimes,
  Service,
  Store,
} from './Store';

const migrations = resolvePackagePath(
  '@plimsoll/backstage-plugin-container-scorecard-backend',
  'migrations',
);

/** The store in the plugin's database, SQLite or PostgreSQL. */
export class DatabaseStore implements Store {
  readonly #knex: Knex;

  /** Brings the database up to date first, unless the installation does that by itself. */
  static async create(database: DatabaseService): Promise<DatabaseStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({ directory: migrations });
    }
    return new DatabaseStore(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  saveServices(services: Service[], now: Date) {
    return saveServices(this.#knex, services, now);
  }

  keepServices(entityRefs: ReadonlySet<string>, since: Date) {
    return keepServices(this.#knex, entityRefs, since);
  }

  ask(entityRef: string, now: Date) {
    return ask(this.#knex, entityRef, now);
  }

  askRepositories(urls: readonly string[], now: Date) {
    return askRepositories(this.#knex, urls, now);
  }

  claim(now: Date, until: Date) {
    return claim(this.#knex, now, until);
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

  async prune(before: Date) {
    const lastBefore = this.#knex<ScoreRow>('scores')
      .max('id')
      .where('at', '<', time(before))
      .groupBy('entity_ref');
    await this.#knex<ScoreRow>('scores')
      .where('at', '<', time(before))
      .whereNotIn('id', lastBefore)
      .delete();
  }
}
