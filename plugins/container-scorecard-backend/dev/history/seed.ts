import { DatabaseService } from '@backstage/backend-plugin-api';
import { Rule } from '@plimsoll/engine';
import { PolicyConfig } from '../../src/policies';
import { ScopeTree } from '../../src/scopes';
import { DatabaseStore } from '../../src/store/DatabaseStore';
import {
  PastRow,
  pastRows,
  withoutPast,
  writePast,
} from '../../src/store/past';
import { Rollup } from '../../src/store/Store';
import { lastDays, trendOf } from '../../src/totals';
import { erasOf } from './eras';
import { pastOf } from './past';
import { waiversOf } from './waivers';

/** What seeding is made from, as the backend has it. */
export interface SeedOptions {
  database: DatabaseService;
  rules: readonly Rule[];
  policy: PolicyConfig;
  rulesVersion: string;
  now: Date;
}

/**
 * Gives every service that has no past a year of it, and some of them waivers. Services whose history has begun are
 * left alone, so doing it twice does no harm. No backend may run meanwhile.
 */
export async function seedHistory({
  database,
  now,
  ...present
}: SeedOptions): Promise<{ services: number; rows: number; rollups: number }> {
  const store = await DatabaseStore.create(database);
  const eras = erasOf(present, now);
  const { assessor } = eras[eras.length - 1];
  for (const era of eras) await store.saveRuleSet(era.assessor.ruleSet);

  const pasts = new Map<string, PastRow[]>();
  for await (const service of withoutPast(database)) {
    const { entityRef, policyKey } = service;
    const waivers = waiversOf(service, now);
    for (const waiver of waivers)
      await store.addWaiver(waiver, waiver.askedAt.slice(0, 10));
    if (waivers.length > 0) {
      await store.reassess(
        entityRef,
        kept =>
          assessor.assess(assessor.unpack(kept.found), policyKey, kept.waivers),
        now,
      );
    }
    const steps = pastOf(service, { eras, waivers, now });
    pasts.set(entityRef, await pastRows(database, entityRef, steps));
  }
  const { rows } = await writePast(database, pasts);
  return { services: pasts.size, rows, rollups: await rollUp(store, now) };
}

/** Of every day but today, which the backend adds by itself. */
async function rollUp(store: DatabaseStore, now: Date): Promise<number> {
  const days = lastDays(366, now).slice(0, -1);
  const since = new Date(`${days[0]}T00:00:00.000Z`);
  const scopes = await store.scopes();
  const tree = new ScopeTree(scopes);
  let count = 0;
  for (const scope of ['', ...scopes.map(({ entityRef }) => entityRef)]) {
    const within = scope ? tree.within(scope) : undefined;
    const steps = await store.trendSteps({ within }, since);
    const rollups = trendOf(steps, days).map(
      (totals): Rollup => ({ scope, totals }),
    );
    await store.saveRollups(rollups);
    count += rollups.length;
  }
  return count;
}
