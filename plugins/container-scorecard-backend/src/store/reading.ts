import { Knex } from 'knex';
import { SCORECARD_ORDERS } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { escapeLike } from './claims';
import {
  HistoryRow,
  ResultRow,
  ServiceRow,
  time,
  toStoredService,
} from './rows';
import {
  ListPage,
  ListQuery,
  ReportQuery,
  StoredScorecard,
  StoredService,
} from './Store';

/** How far back the trend of one service reaches, in milliseconds: 90 days. */
const TREND = 90 * 24 * 60 * 60 * 1000;

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
  const scores = await knex<HistoryRow>('history')
    .select('at', 'score', 'revision')
    .where({ entity_ref: entityRef })
    .whereNotNull('score')
    .where('at', '>=', time(new Date(now.getTime() - TREND)))
    .orderBy('id');
  return {
    service: known,
    found: stored && JSON.parse(stored.result),
    history: scores
      .map(({ at, score, revision }) => ({
        at,
        score: Number(score),
        ...(revision !== null && { revision }),
      }))
      .filter(
        ({ score, revision }, index, all) =>
          all[index - 1]?.score !== score ||
          all[index - 1].revision !== revision,
      ),
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
    'type',
    'lifecycle',
  ] as const) {
    const values = query[column];
    if (values) builder.whereIn(column, values);
  }
  if (query.line) builder.where('below', query.line === 'below' ? 1 : 0);
  const { tag: tags, severity: severities, rule: rules } = query;
  if (tags) {
    // Tags of the catalog are plain words, and so need no escape in JSON.
    builder.where((any: Knex.QueryBuilder) => {
      for (const tag of tags) {
        any.orWhereRaw(`tags like ? escape '\\'`, [`%"${escapeLike(tag)}"%`]);
      }
    });
  }
  if (severities) {
    builder.where((any: Knex.QueryBuilder) => {
      for (const severity of severities) any.orWhere(severity, '>', 0);
    });
  }
  if (rules) {
    builder.where((any: Knex.QueryBuilder) => {
      for (const { hash, place } of query.failing ?? []) {
        any.orWhere((one: Knex.QueryBuilder) =>
          one
            .where('rule_set', hash)
            .whereRaw(`substr(verdicts, ?, 1) = 'f'`, [place + 1]),
        );
      }
      if (!query.failing?.length) any.whereRaw('1 = 0');
    });
  }
  if (query.text) {
    builder.whereRaw(`search_text like ? escape '\\'`, [
      `%${escapeLike(query.text.toLocaleLowerCase('en'))}%`,
    ]);
  }
  among(builder, knex, query);
}

/** Only services of a part of the organisation, and only those that may be seen. */
export function among(
  builder: Knex.QueryBuilder,
  knex: Knex,
  { within, visible }: ReportQuery,
  prefix: string = '',
) {
  if (within) inList(builder, knex, `${prefix}${within.column}`, within.refs);
  if (visible) inList(builder, knex, `${prefix}entity_ref`, [...visible]);
}

/** As one JSON text, for there may be more of them than a statement takes values. */
function inList(
  builder: Knex.QueryBuilder,
  knex: Knex,
  column: string,
  values: readonly string[],
) {
  builder.whereRaw(
    knex.client.config.client === 'pg'
      ? '?? in (select jsonb_array_elements_text(?::jsonb))'
      : '?? in (select value from json_each(?))',
    [column, JSON.stringify(values)],
  );
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
