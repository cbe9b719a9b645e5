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

/** A row of an invented past. */
export type PastRow = Partial<HistoryRow>;

/**
 * Services of which nothing is known but how they were first found, ordered by name; one at a time, as what was found
 * is large.
 */
export async function* withoutPast(
  database: DatabaseService,
): AsyncGenerator<Present> {
  const knex = await database.getClient();
  const rows = await knex<ServiceRow>('services')
    .select('entity_ref', 'owner', 'policy_key', 'revision')
    .whereIn('entity_ref', knex<ResultRow>('results').select('entity_ref'))
    .whereNotIn(
      'entity_ref',
      knex<HistoryRow>('history')
        .select('entity_ref')
        .whereNot('causes', 'first'),
    )
    .orderBy('entity_ref');
  for (const row of rows) {
    const stored = await knex<ResultRow>('results')
      .where({ entity_ref: row.entity_ref })
      .first();
    if (!stored) continue;
    yield {
      entityRef: row.entity_ref,
      owner: row.owner ?? undefined,
      policyKey: row.policy_key,
      revision: row.revision ?? undefined,
      found: JSON.parse(stored.result),
    };
  }
}

/** An invented past, oldest step first, as the history has it; the last step becomes what the service is now. */
export async function pastRows(
  database: DatabaseService,
  entityRef: string,
  steps: readonly PastStep[],
): Promise<PastRow[]> {
  const knex = await database.getClient();
  const service = await knex<ServiceRow>('services')
    .where({ entity_ref: entityRef })
    .first();
  return service ? rowsOf(service, steps) : [];
}

/**
 * Puts invented pasts, by entity ref, in the place of what the history has of services. For demonstrations and
 * measurements, with no backend running: all of the history gets new ids, as what is read of it relies on their order.
 */
export async function writePast(
  database: DatabaseService,
  pasts: ReadonlyMap<string, readonly PastRow[]>,
): Promise<{ rows: number }> {
  const knex = await database.getClient();
  return knex.transaction(async tx => {
    const kept: HistoryRow[] = await tx<HistoryRow>('history').orderBy('id');
    const rows: PastRow[] = [
      ...kept.filter(({ entity_ref }) => !pasts.has(entity_ref)),
      ...[...pasts.values()].flat(),
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

function rowsOf(service: ServiceRow, steps: readonly PastStep[]): PastRow[] {
  const rows: PastRow[] = [];
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
