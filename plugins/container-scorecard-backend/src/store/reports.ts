import { DayTotals } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { isRemoved } from './journal';
import { among } from './reading';
import {
  countBySeverity,
  HistoryRow,
  ResultRow,
  RollupRow,
  ScopeRow,
  ServiceRow,
  time,
  toStoredService,
} from './rows';
import {
  HistoryStep,
  KeptResult,
  PastScore,
  ReportQuery,
  ReportRow,
  Rollup,
  StoredScope,
  StoredService,
  TrendStep,
} from './Store';
import { waiversInForce } from './waivers';

/** SQLite takes a limited number of values in one statement. */
const BATCH = 200;

/** See {@link Store.saveScopes}. */
export async function saveScopes(
  knex: Knex,
  all: readonly StoredScope[],
): Promise<void> {
  const known = await knex<ScopeRow>('scopes');
  const rows = new Map(
    all.map(scope => [
      scope.entityRef,
      {
        entity_ref: scope.entityRef,
        kind: scope.kind,
        title: scope.title,
        parent: scope.parent ?? null,
      },
    ]),
  );
  const gone = known.filter(({ entity_ref }) => !rows.has(entity_ref));
  for (const row of known) {
    const now = rows.get(row.entity_ref);
    if (now && now.title === row.title && now.parent === row.parent)
      rows.delete(row.entity_ref);
  }
  await knex.transaction(async tx => {
    for (const part of batches(gone.map(({ entity_ref }) => entity_ref))) {
      await tx<ScopeRow>('scopes').whereIn('entity_ref', part).delete();
    }
    for (const part of batches([...rows.values()])) {
      await tx<ScopeRow>('scopes')
        .insert(part)
        .onConflict('entity_ref')
        .merge();
    }
  });
}

/** See {@link Store.scopes}. */
export async function scopes(knex: Knex): Promise<StoredScope[]> {
  const rows = await knex<ScopeRow>('scopes').orderBy('entity_ref');
  return rows.map(({ entity_ref, kind, title, parent }) => ({
    entityRef: entity_ref,
    kind,
    title,
    parent: parent ?? undefined,
  }));
}

/** The last step of each service until a moment, of those that were there then. */
function lastAt(builder: Knex.QueryBuilder, knex: Knex, at: Date) {
  builder
    .whereIn(
      'id',
      knex('history')
        .max('id')
        .where('at', '<=', time(at))
        .groupBy('entity_ref'),
    )
    .whereNot('status', 'removed');
}

/** See {@link Store.scoresAt}. */
export async function scoresAt(knex: Knex, at: Date): Promise<PastScore[]> {
  const rows: HistoryRow[] = await knex<HistoryRow>('history')
    .select('entity_ref', 'owner', 'system', 'domain', 'score')
    .modify(lastAt, knex, at)
    .whereNotNull('score');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    domain: row.domain ?? undefined,
    score: Number(row.score),
  }));
}

/** See {@link Store.scoresSince}. */
export async function scoresSince(
  knex: Knex,
  at: Date,
): Promise<Map<string, number>> {
  const first: Array<Pick<HistoryRow, 'entity_ref' | 'score'>> =
    await knex<HistoryRow>('history')
      .select('entity_ref', 'score')
      .whereIn(
        'id',
        knex('history')
          .min('id')
          .where('at', '>', time(at))
          .whereNotNull('score')
          .groupBy('entity_ref'),
      );
  return new Map([
    ...first.map(row => [row.entity_ref, Number(row.score)] as const),
    ...(await scoresAt(knex, at)).map(
      ({ entityRef, score }) => [entityRef, score] as const,
    ),
  ]);
}

/** What reports are made of, of now and of the past. */
export const REPORT_COLUMNS = [
  'entity_ref',
  'title',
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'status',
  'problem_reason',
  'score',
  'grade',
  'level',
  'below',
  'critical',
  'high',
  'medium',
  'low',
  'info',
  'waived',
  'categories',
  'kinds',
  'revision',
  'rules_version',
  'policy_hash',
  'rule_set',
  'verdicts',
  'remarks',
  'waivers',
] as const;

/** See {@link Store.reportAt}. */
export async function reportAt(
  knex: Knex,
  query: ReportQuery,
  at: Date,
): Promise<ReportRow[]> {
  const rows: HistoryRow[] = await knex<HistoryRow>('history')
    .select(...REPORT_COLUMNS, 'at', 'confirmed_at', 'confirmed_revision')
    .modify(lastAt, knex, at)
    .modify(among, knex, query)
    .orderBy('entity_ref');
  const sources = new Map(
    (
      await knex<ServiceRow>('services').select(
        'entity_ref',
        'root_url',
        'folder',
        'file_patterns',
      )
    ).map(row => [row.entity_ref, row]),
  );
  return rows.map(row => {
    const source = sources.get(row.entity_ref);
    const confirmed = row.confirmed_at !== null && row.confirmed_at <= time(at);
    return {
      ...toReportRow(row),
      at: confirmed ? row.confirmed_at ?? undefined : row.at,
      revision:
        (confirmed ? row.confirmed_revision : row.revision) ?? undefined,
      failing: [],
      root: source?.root_url ?? undefined,
      folder: source?.folder,
      filePatterns: source?.file_patterns ?? undefined,
    };
  });
}

export function toReportRow(
  row: Pick<ServiceRow, (typeof REPORT_COLUMNS)[number]>,
): Omit<ReportRow, 'failing'> {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    domain: row.domain ?? undefined,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    status: row.status,
    problem: row.problem_reason ?? undefined,
    score: row.score === null ? undefined : Number(row.score),
    grade: row.grade ?? undefined,
    level: row.level ?? undefined,
    below: row.below === null ? undefined : Number(row.below) === 1,
    counts: countBySeverity(severity => Number(row[severity])),
    waived: Number(row.waived),
    categories: row.categories === null ? {} : JSON.parse(row.categories),
    kinds: row.kinds ? row.kinds.split(',') : [],
    revision: row.revision ?? undefined,
    rulesVersion: row.rules_version ?? undefined,
    policyHash: row.policy_hash ?? undefined,
    ruleSet: row.rule_set ?? undefined,
    verdicts: row.verdicts ?? undefined,
    remarks: row.remarks === null ? [] : JSON.parse(row.remarks),
    waivers: row.waivers === null ? [] : JSON.parse(row.waivers),
  };
}

/** See {@link Store.keptResults}. A page at a time, for results are large. */
export async function* keptResults(
  knex: Knex,
  query: ReportQuery,
  now: Date,
): AsyncGenerator<KeptResult & { service: StoredService }> {
  let after = '';
  for (;;) {
    const rows: ServiceRow[] = await knex<ServiceRow>('services')
      .modify(among, knex, query)
      .where('entity_ref', '>', after)
      .orderBy('entity_ref')
      .limit(BATCH);
    if (rows.length === 0) return;
    const refs = rows.map(({ entity_ref }) => entity_ref);
    const results = await knex<ResultRow>('results').whereIn(
      'entity_ref',
      refs,
    );
    const byService = new Map(results.map(row => [row.entity_ref, row.result]));
    const waivers = await waiversInForce(knex, refs, time(now).slice(0, 10));
    for (const row of rows) {
      const found = byService.get(row.entity_ref);
      if (found === undefined) continue;
      yield {
        service: toStoredService(row, now),
        found: JSON.parse(found),
        policyKey: row.policy_key,
        waivers: waivers.get(row.entity_ref) ?? [],
      };
    }
    after = refs[refs.length - 1];
  }
}

/** See {@link Store.history}. */
export async function history(
  knex: Knex,
  entityRef: string,
  since: Date,
): Promise<HistoryStep[]> {
  const before = await knex<HistoryRow>('history')
    .where({ entity_ref: entityRef })
    .where('at', '<', time(since))
    .orderBy('id', 'desc')
    .first();
  const rows = await knex<HistoryRow>('history')
    .where({ entity_ref: entityRef })
    .where('at', '>=', time(since))
    .orderBy('id');
  return [...(before ? [before] : []), ...rows]
    .filter(row => !isRemoved(row))
    .map(row => ({
      id: String(row.id),
      entityRef: row.entity_ref,
      at: row.at,
      causes: row.causes.split(',') as HistoryStep['causes'],
      status: row.status,
      score: row.score === null ? undefined : Number(row.score),
      grade: row.grade ?? undefined,
      level: row.level ?? undefined,
      counts: countBySeverity(severity => Number(row[severity])),
      categories: row.categories === null ? {} : JSON.parse(row.categories),
      revision: row.revision ?? undefined,
      rulesVersion: row.rules_version ?? undefined,
      policyHash: row.policy_hash ?? undefined,
      added: row.added === null ? [] : JSON.parse(row.added),
      gone: row.gone === null ? [] : JSON.parse(row.gone),
    }));
}

/** See {@link Store.trendSteps}. */
export async function trendSteps(
  knex: Knex,
  query: ReportQuery,
  since: Date,
): Promise<TrendStep[]> {
  const rows: HistoryRow[] = await knex<HistoryRow>('history')
    .select('entity_ref', 'at', 'status', 'score', 'grade', 'below', 'critical')
    .modify(among, knex, query)
    .where((recent: Knex.QueryBuilder) =>
      recent
        .where('at', '>=', time(since))
        .orWhereIn(
          'id',
          knex('history')
            .max('id')
            .where('at', '<', time(since))
            .groupBy('entity_ref'),
        ),
    )
    .orderBy('id');
  return rows.map(row => ({
    entityRef: row.entity_ref,
    at: row.at,
    status: row.status,
    score: row.score === null ? undefined : Number(row.score),
    grade: row.grade ?? undefined,
    below: row.below === null ? undefined : Number(row.below) === 1,
    critical: Number(row.critical),
  }));
}

/** See {@link Store.saveRollups}. */
export async function saveRollups(
  knex: Knex,
  rollups: readonly Rollup[],
): Promise<void> {
  await knex.transaction(async tx => {
    for (const part of batches(rollups)) {
      await tx<RollupRow>('rollups')
        .insert(
          part.map(({ scope, totals: { day, ...totals } }) => ({
            scope,
            day,
            totals: JSON.stringify(totals),
          })),
        )
        .onConflict(['scope', 'day'])
        .merge();
    }
  });
}

/** See {@link Store.rollups}. */
export async function rollupsOf(
  knex: Knex,
  scope: string,
  since: string,
): Promise<DayTotals[]> {
  const rows = await knex<RollupRow>('rollups')
    .where({ scope })
    .where('day', '>=', since)
    .orderBy('day');
  return rows.map(({ day, totals }) => ({ day, ...JSON.parse(totals) }));
}

/** See {@link Store.prune}. */
export async function prune(knex: Knex, before: Date): Promise<void> {
  const lastBefore = knex<HistoryRow>('history')
    .max('id')
    .where('at', '<', time(before))
    .groupBy('entity_ref');
  await knex<HistoryRow>('history')
    .where('at', '<', time(before))
    .where(any => any.whereNotIn('id', lastBefore).orWhere('status', 'removed'))
    .delete();
  await knex<RollupRow>('rollups')
    .where('day', '<', time(before).slice(0, 10))
    .delete();
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH);
  }
}
