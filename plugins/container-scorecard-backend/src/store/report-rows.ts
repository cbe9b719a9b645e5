import { Knex } from 'knex';
import { REPORT_COLUMNS, toReportRow } from './reports';
import { ServiceRow } from './rows';
import { ReportQuery, ReportRow, Within } from './Store';

const COLUMNS = [
  ...REPORT_COLUMNS,
  'failing',
  'scanned_at',
  'root_url',
  'folder',
  'file_patterns',
  'change',
] as const satisfies ReadonlyArray<keyof ServiceRow>;

/** SQLite takes a limited number of values in one statement. */
const BATCH = 200;

/**
 * Makes services show as changed, in the transaction that changed them. To be called last: whoever changes another
 * service waits from here on until the transaction ends, so that numbers are seen in the order in which they are given.
 */
export async function markChanged(
  tx: Knex,
  entityRefs: readonly string[],
): Promise<void> {
  if (entityRefs.length === 0) return;
  await tx('change_count').increment('changes', 1);
  for (let start = 0; start < entityRefs.length; start += BATCH) {
    await tx('services')
      .whereIn('entity_ref', entityRefs.slice(start, start + BATCH))
      .update({ change: tx('change_count').select('changes') });
  }
}

/** Those of a part of the organisation that may be seen; what `among` is to SQL. */
export function rowsAmong<
  T extends Pick<ReportRow, 'entityRef' | Within['column']>,
>(rows: readonly T[], { within, visible }: ReportQuery): readonly T[] {
  if (!within && !visible) return rows;
  const refs = new Set(within?.refs);
  return rows.filter(
    row =>
      (!within || refs.has(row[within.column] ?? '')) &&
      (!visible || visible.has(row.entityRef)),
  );
}

/**
 * What reports are made of, of every service, in memory: reading it anew for each request would take a second at ten
 * thousand services. Before each use it is brought up to date with what any backend has written meanwhile.
 */
export class ReportRows {
  readonly #knex: Knex;
  readonly #rows = new Map<string, ReportRow>();
  #ordered: readonly ReportRow[] = [];
  #latest = -1;
  #running: Promise<void> | undefined;
  #following: Promise<void> | undefined;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** See {@link Store.report}. */
  async of(query: ReportQuery): Promise<readonly ReportRow[]> {
    await this.#refreshed();
    return rowsAmong(this.#ordered, query);
  }

  /** A look that has begun may have missed what was written since, so all who come meanwhile share the next. */
  #refreshed(): Promise<void> {
    this.#following ??= (this.#running ?? Promise.resolve())
      .catch(() => {
        // Whoever waited for it was told.
      })
      .then(() => {
        this.#running = this.#following;
        this.#following = undefined;
        return this.#refresh();
      });
    return this.#following;
  }

  async #refresh() {
    const services = () => this.#knex<ServiceRow>('services');
    const seen = await services()
      .max({ latest: 'change' })
      .count({ count: '*' })
      .first();
    const latest = Number(seen?.latest ?? 0);
    const count = Number(seen?.count ?? 0);
    if (latest === this.#latest && count === this.#rows.size) return;

    const changed = await services()
      .select(...COLUMNS)
      .where('change', '>', this.#latest);
    for (const row of changed) {
      this.#rows.set(row.entity_ref, toRow(row));
      this.#latest = Math.max(this.#latest, row.change);
    }
    if (this.#rows.size !== count) {
      const known = await services().select('entity_ref');
      const refs = new Set(known.map(({ entity_ref }) => entity_ref));
      for (const entityRef of this.#rows.keys())
        if (!refs.has(entityRef)) this.#rows.delete(entityRef);
    }
    this.#ordered = [...this.#rows.values()].sort((a, b) =>
      a.entityRef < b.entityRef ? -1 : 1,
    );
  }
}

function toRow(row: Pick<ServiceRow, (typeof COLUMNS)[number]>): ReportRow {
  return {
    ...toReportRow(row),
    at: row.scanned_at ?? undefined,
    failing: row.failing === null ? [] : JSON.parse(row.failing),
    root: row.root_url ?? undefined,
    folder: row.folder,
    filePatterns: row.file_patterns ?? undefined,
  };
}
