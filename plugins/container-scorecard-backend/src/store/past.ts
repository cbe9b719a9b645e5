import { DatabaseService } from '@backstage/backend-plugin-api';
import { ChangeCause } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Assessment, PackedResult } from '../assessor';
import { compareFindings, entry } from './journal';
import {
  assessmentColumns,
  HistoryRow,
  JOURNAL_COLUMNS,
  ResultRow,
  ServiceRow,
  time,
  tracesOf,
} from './rows';

/** What an invented past ends in. */
export interface Present {
  entityRef: string;
  owner: string | undefined;
  policyKey: string;
  revision: string | undefined;
  found: PackedResult;
}

/** What a service had become at some time. */
export interface PastStep {
  at: Date;
  causes: readonly ChangeCause[];
  revision: string | undefined;
  assessment: Assessment;
}

/** SQLite takes a limited number of values in one statement. */
const BATCH = 100;

/** Services of which nothing is known but how they were first found, ordered by name. */
export async function withoutPast(
  database: DatabaseService,
): Promise<Present[]> {
  const knex = await database.getClient();
  const rows: ServiceRow[] = await knex<ServiceRow>('services')
    .whereIn('entity_ref', knex<ResultRow>('results').select('entity_ref'))
    .whereNotIn(
      'entity_ref',
      knex<HistoryRow>('history')
        .select('entity_ref')
        .whereNot('causes', 'first'),
    )
    .orderBy('entity_ref');
  const presents: Present[] = [];
  for (const row of rows) {
    const stored = await knex<ResultRow>('results')
      .where({ entity_ref: row.entity_ref })
      .first();
    if (!stored) continue;
    presents.push({
      entityRef: row.entity_ref,
      owner: row.owner ?? undefined,
      policyKey: row.policy_key,
      revision: row.revision ?? undefined,
      found: JSON.parse(stored.result),
    });
  }
  return presents;
}

/**
 * Puts an invented past, oldest step first, in the place of what the history has of services; the last step becomes
 * what the service is now. For demonstrations and measurements, with no backend running: all of the history gets new
 * ids, as what is read of it relies on their order.
 */
export async function writePast(
  database: DatabaseService,
  pasts: ReadonlyMap<string, readonly PastStep[]>,
): Promise<{ rows: number }> {
  const knex = await database.getClient();
  return knex.transaction(async tx => {
    const services: ServiceRow[] = await tx<ServiceRow>('services');
    const kept: HistoryRow[] = await tx<HistoryRow>('history').orderBy('id');
    const rows = [
      ...kept.filter(({ entity_ref }) => !pasts.has(entity_ref)),
      ...services.flatMap(row => rowsOf(row, pasts.get(row.entity_ref) ?? [])),
    ].sort((a, b) => {
      if (a.at === b.at) return 0;
      return a.at! < b.at! ? -1 : 1;
    });
    await tx('history').delete();
    for (let start = 0; start < rows.length; start += BATCH / 4) {
      await tx('history').insert(
        rows.slice(start, start + BATCH / 4).map(({ id: _, ...row }) => row),
      );
    }
    return { rows: rows.length };
  });
}

function rowsOf(
  service: ServiceRow,
  steps: readonly PastStep[],
): Array<Partial<HistoryRow>> {
  const rows: Array<Partial<HistoryRow>> = [];
  let before: PastStep | undefined;
  steps.forEach((step, index) => {
    const isNow = index === steps.length - 1;
    const findings = compareFindings(
      before ? tracesOf(before.assessment.result) : [],
      tracesOf(step.assessment.result),
    );
    const row = {
      ...service,
      ...(!isNow && {
        ...assessmentColumns(step.assessment),
        revision: step.revision ?? null,
      }),
    };
    before = step;
    const last = rows.at(-1);
    const isSame =
      last &&
      findings.added.length + findings.gone.length === 0 &&
      JOURNAL_COLUMNS.every(
        column =>
          column === 'revision' ||
          (row[column] ?? null) === (last[column] ?? null),
      );
    if (!isSame) {
      rows.push(entry(row, step.at, step.causes, findings));
    }
    if (isNow) {
      Object.assign(rows.at(-1)!, {
        confirmed_at: service.last_scan_at,
        confirmed_revision: service.revision,
      });
    } else if (isSame) {
      Object.assign(last, {
        confirmed_at: time(step.at),
        confirmed_revision: row.revision,
      });
    }
  });
  return rows;
}
