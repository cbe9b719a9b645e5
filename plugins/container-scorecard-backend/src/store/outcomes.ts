import { Knex } from 'knex';
import { ScanProblem } from '@plimsoll/backstage-plugin-container-scorecard-common';
import {
  problemColumns,
  resultColumns,
  ResultRow,
  ScoreRow,
  ServiceRow,
  time,
} from './rows';
import { Claim, ScanRecord, ScanTimes } from './Store';

/** See {@link Store.saveResult}. */
export async function saveResult(
  knex: Knex,
  claim: Claim,
  entityRef: string,
  { result, ...made }: ScanRecord,
  times: ScanTimes,
): Promise<boolean> {
  return knex.transaction(async tx => {
    const kept = await endClaim(tx, claim, entityRef, times, {
      ...resultColumns(result),
      ...problemColumns(undefined),
      failures: 0,
      scanned_at: time(times.at),
      etag: made.etag,
      revision: made.revision ?? null,
      judged_by: made.judgedBy,
      fresh_until: made.freshUntil ?? null,
    });
    if (!kept) return false;
    await tx<ResultRow>('results')
      .insert({ entity_ref: entityRef, result: JSON.stringify(result) })
      .onConflict('entity_ref')
      .merge();
    if (result.score !== undefined) {
      await addScore(tx, {
        entity_ref: entityRef,
        at: time(times.at),
        score: result.score,
        revision: made.revision ?? null,
      });
    }
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
  return endClaim(knex, claim, entityRef, times, {
    status: knex.ref('result_status'),
    ...problemColumns(undefined),
    failures: 0,
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
  return endClaim(knex, claim, entityRef, times, {
    status: 'failed',
    ...problemColumns(problem),
    failures: knex.raw('failures + 1'),
  });
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
      claim: null,
      claim_until: null,
    });
  return updated > 0;
}

/** One row per change, so that the trend of a quiet service costs nothing. */
async function addScore(knex: Knex, row: ScoreRow) {
  const last = await knex<ScoreRow>('scores')
    .where({ entity_ref: row.entity_ref })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  if (last?.score === row.score && last.revision === row.revision) return;
  await knex<ScoreRow>('scores').insert(row);
}
