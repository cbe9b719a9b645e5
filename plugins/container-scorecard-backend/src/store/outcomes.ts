import { ScanProblem } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { Assessment } from '../assessor';
import { saveImages } from './images';
import { compareFindings, FindingChanges, journal } from './journal';
import { markChanged } from './report-rows';
import {
  assessmentColumns,
  commentedOf,
  PRIORITY,
  problemColumns,
  ResultRow,
  ServiceRow,
  time,
  tracesOf,
} from './rows';
import { Claim, KeptResult, ScanRecord, ScanTimes } from './Store';
import { waiversInForce } from './waivers';

/** See {@link Store.saveResult}. */
export async function saveResult(
  knex: Knex,
  claim: Claim,
  entityRef: string,
  { found, assessment, ...made }: ScanRecord,
  times: ScanTimes,
): Promise<boolean> {
  return knex.transaction(async tx => {
    const kept = await endClaim(tx, claim, entityRef, times, {
      ...assessmentColumns(assessment),
      ...problemColumns(undefined),
      failures: 0,
      scanned_at: time(times.at),
      etag: made.etag,
      revision: made.revision ?? null,
      judged_by: made.judgedBy,
      fresh_until: made.freshUntil ?? null,
    });
    if (!kept) return false;
    const findings = await saveOpen(tx, entityRef, assessment, {
      result: JSON.stringify(found),
    });
    await saveImages(tx, entityRef, found.images);
    const before = claim.services.find(one => one.entityRef === entityRef);
    const alike = before?.judgedBy === made.judgedBy;
    await journal(tx, entityRef, times.at, { findings, alike });
    await markChanged(tx, [entityRef]);
    return true;
  });
}

/** See {@link Store.saveUnchanged}. After a failure the status is that of the result again. */
export async function saveUnchanged(
  knex: Knex,
  claim: Claim,
  entityRef: string,
  times: ScanTimes,
): Promise<boolean> {
  return knex.transaction(async tx => {
    const kept = await endClaim(tx, claim, entityRef, times, {
      status: knex.ref('result_status'),
      ...problemColumns(undefined),
      failures: 0,
    });
    const wasBroken = claim.services.some(
      service => service.entityRef === entityRef && service.failures > 0,
    );
    if (kept && wasBroken) {
      await journal(tx, entityRef, times.at);
      await markChanged(tx, [entityRef]);
    }
    return kept;
  });
}

/** See {@link Store.saveFailure}. */
export async function saveFailure(
  knex: Knex,
  claim: Claim,
  entityRef: string,
  problem: ScanProblem,
  times: ScanTimes,
): Promise<boolean> {
  return knex.transaction(async tx => {
    const kept = await endClaim(tx, claim, entityRef, times, {
      status: 'failed',
      ...problemColumns(problem),
      failures: knex.raw('failures + 1'),
    });
    if (kept) {
      await journal(tx, entityRef, times.at);
      await markChanged(tx, [entityRef]);
    }
    return kept;
  });
}

/** See {@link Store.reassess}. */
export async function reassess(
  knex: Knex,
  entityRef: string,
  assessed: (kept: KeptResult) => Assessment,
  at: Date,
): Promise<boolean> {
  return knex.transaction(async tx => {
    const known = tx<ServiceRow>('services').where({ entity_ref: entityRef });
    // So that a scan that ends at this moment is not written over with what was found before.
    if (knex.client.config.client === 'pg') known.forUpdate();
    const row = await known.first();
    const stored = await tx<ResultRow>('results')
      .where({ entity_ref: entityRef })
      .first();
    if (!row || !stored) return false;
    const today = time(at).slice(0, 10);
    const waivers = await waiversInForce(tx, [entityRef], today);
    const assessment = assessed({
      found: JSON.parse(stored.result),
      policyKey: row.policy_key,
      waivers: waivers.get(entityRef) ?? [],
    });
    const { status, ...columns } = assessmentColumns(assessment);
    await tx<ServiceRow>('services')
      .where({ entity_ref: entityRef })
      .update({
        ...columns,
        // A failure of the latest scan stays one.
        ...(row.status === row.result_status && { status }),
      });
    const findings = await saveOpen(tx, entityRef, assessment, {
      result: stored.result,
    });
    await journal(tx, entityRef, at, { findings, alike: true });
    await markChanged(tx, [entityRef]);
    return true;
  });
}

/** Keeps what is open, and tells what is not as it was. */
async function saveOpen(
  tx: Knex,
  entityRef: string,
  { result }: Assessment,
  columns: { result: string },
): Promise<FindingChanges> {
  const before = await tx<ResultRow>('results')
    .select('open')
    .where({ entity_ref: entityRef })
    .first();
  const open = tracesOf(result);
  const commented = commentedOf(result);
  await tx<ResultRow>('results')
    .insert({
      entity_ref: entityRef,
      ...columns,
      open: JSON.stringify(open),
      commented: commented.length > 0 ? JSON.stringify(commented) : null,
    })
    .onConflict('entity_ref')
    .merge();
  return compareFindings(before?.open ? JSON.parse(before.open) : [], open);
}

async function endClaim(
  knex: Knex,
  { token }: Claim,
  entityRef: string,
  { at, next }: ScanTimes,
  columns: {
    [C in keyof ServiceRow]?: ServiceRow[C] | Knex.Raw | Knex.Ref<string, {}>;
  },
): Promise<boolean> {
  const updated = await knex('services')
    .where({ entity_ref: entityRef, claim: token })
    .update({
      ...columns,
      last_scan_at: time(at),
      // What was asked for since this scan began stays due.
      due_at: knex.raw('case when asked_at is null then ? else due_at end', [
        time(next),
      ]),
      priority: knex.raw(
        'case when asked_at is null then ? else priority end',
        [PRIORITY.stale],
      ),
      claim: null,
      claim_until: null,
    });
  return updated > 0;
}
