import { FindingTrace } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { among } from './reading';
import { HistoryRow, ResultRow, ServiceRow } from './rows';
import {
  CommentedService,
  FindingStep,
  OpenFindings,
  ReportQuery,
} from './Store';

/** See {@link Store.commented}. */
export async function commented(
  knex: Knex,
  query: ReportQuery,
): Promise<CommentedService[]> {
  const rows: Array<Pick<ResultRow, 'entity_ref' | 'commented'>> =
    await knex<ResultRow>('results')
      .select('entity_ref', 'commented')
      .whereNotNull('commented')
      .whereIn(
        'entity_ref',
        knex<ServiceRow>('services')
          .select('entity_ref')
          .modify(among, knex, query),
      )
      .orderBy('entity_ref');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    findings: JSON.parse(row.commented ?? '[]'),
  }));
}

/** See {@link Store.openFindings}. */
export async function openFindings(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, OpenFindings>> {
  const rows = await knex<ServiceRow>('services')
    .join('results', 'results.entity_ref', 'services.entity_ref')
    .select('services.entity_ref', 'services.revision', 'results.open')
    .whereIn('services.entity_ref', entityRefs);
  return new Map(
    rows.map(row => [
      row.entity_ref,
      {
        revision: row.revision ?? undefined,
        findings: traces(row.open),
      },
    ]),
  );
}

/** See {@link Store.findingSteps}. */
export async function findingSteps(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<Map<string, FindingStep[]>> {
  const rows = await knex<HistoryRow>('history')
    .select(
      'entity_ref',
      'at',
      'causes',
      'status',
      'revision',
      'confirmed_revision',
      'added',
      'gone',
    )
    .whereIn('entity_ref', entityRefs)
    .orderBy('id');
  const steps = new Map<string, FindingStep[]>();
  for (const row of rows) {
    const known = steps.get(row.entity_ref) ?? [];
    known.push({
      at: row.at,
      causes: row.causes.split(',') as FindingStep['causes'],
      status: row.status,
      revision: row.revision ?? undefined,
      lastRevision: row.confirmed_revision ?? row.revision ?? undefined,
      added: traces(row.added),
      gone: traces(row.gone),
    });
    steps.set(row.entity_ref, known);
  }
  return steps;
}

function traces(json: string | null): FindingTrace[] {
  return json === null ? [] : JSON.parse(json);
}
