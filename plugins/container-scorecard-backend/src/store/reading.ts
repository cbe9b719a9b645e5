import { Knex } from 'knex';
import { SCORECARD_ORDERS } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { escapeLike } from './claims';
import { ResultRow, ScoreRow, ServiceRow, toStoredService } from './rows';
import { ListPage, ListQuery, StoredScorecard, StoredService } from './Store';

/** See {@link Store.service}. */
export async function service(
  knex: Knex,
  entityRef: string,
  now: Date,
): Promise<StoredService | undefined> {
  const row = await knex<ServiceRow>('services')
    .where({ entity_ref: entityRef })
    .first();
  return row && toStoredService(row, now);
}

/** See {@link Store.scorecard}. */
export async function scorecard(
  knex: Knex,
  entityRef: string,
  now: Date,
): Promise<StoredScorecard | undefined> {
  const known = await service(knex, entityRef, now);
  if (!known) return undefined;
  const stored = await knex<ResultRow>('results')
    .where({ entity_ref: entityRef })
    .first();
  const scores = await knex<ScoreRow>('scores')
    .where({ entity_ref: entityRef })
    .orderBy(['at', 'id']);
  return {
    service: known,
    result: stored && JSON.parse(stored.result),
    history: scores.map(({ at, score, revision }) => ({
      at,
      score: Number(score),
      ...(revision !== null && { revision }),
    })),
  };
}

const COLUMNS = {
  title: 'title_key',
  owner: 'owner',
  system: 'system',
  lifecycle: 'lifecycle',
  critical: 'critical',
  high: 'high',
  score: 'score',
  scannedAt: 'scanned_at',
  status: 'status',
} as const satisfies Record<
  (typeof SCORECARD_ORDERS)[number],
  keyof ServiceRow
>;

/** See {@link Store.list}. */
export async function list(
  knex: Knex,
  query: ListQuery,
  now: Date,
): Promise<ListPage> {
  const matching = () =>
    knex<ServiceRow>('services').modify(filter, knex, query);
  const counted = await matching().count({ count: '*' }).first();
  const { column, descending } = orderOf(query);
  const rows: ServiceRow[] = await matching()
    .select('*')
    .modify(startAfter, query)
    // What has no score comes last either way.
    .orderByRaw(`?? is null, ?? ${descending ? 'desc' : 'asc'}, entity_ref`, [
      column,
      column,
    ])
    .limit(query.limit);
  const last = rows.at(-1);
  return {
    items: rows.map(row => toStoredService(row, now)),
    totalItems: Number(counted?.count ?? 0),
    end: last && { value: last[column], entityRef: last.entity_ref },
  };
}

function orderOf({ order }: ListQuery) {
  const descending = order.startsWith('-');
  const name = SCORECARD_ORDERS.find(
    one => one === (descending ? order.slice(1) : order),
  );
  return { column: COLUMNS[name ?? 'title'], descending };
}

function filter(builder: Knex.QueryBuilder, knex: Knex, query: ListQuery) {
  for (const column of [
    'status',
    'grade',
    'level',
    'owner',
    'system',
    'domain',
  ] as const) {
    const values = query[column];
    if (values) builder.whereIn(column, values);
  }
  if (query.text) {
    builder.whereRaw(`search_text like ? escape '\\'`, [
      `%${escapeLike(query.text.toLocaleLowerCase('en'))}%`,
    ]);
  }
  if (query.minScore !== undefined) {
    builder.where('score', '>=', query.minScore);
  }
  if (query.belowScore !== undefined) {
    builder.where('score', '<', query.belowScore);
  }
  if (query.visible) {
    // As one JSON text, for there may be more of them than a statement takes values.
    builder.whereRaw(
      knex.client.config.client === 'pg'
        ? 'entity_ref in (select jsonb_array_elements_text(?::jsonb))'
        : 'entity_ref in (select value from json_each(?))',
      [JSON.stringify([...query.visible])],
    );
  }
}

function startAfter(builder: Knex.QueryBuilder, query: ListQuery) {
  if (!query.after) return;
  const { value, entityRef } = query.after;
  const { column, descending } = orderOf(query);
  builder.where((later: Knex.QueryBuilder) => {
    if (value === null) {
      later.whereNull(column).where('entity_ref', '>', entityRef);
      return;
    }
    later
      .where(column, descending ? '<' : '>', value)
      .orWhere((tie: Knex.QueryBuilder) =>
        tie.where(column, value).where('entity_ref', '>', entityRef),
      )
      .orWhereNull(column);
  });
}
