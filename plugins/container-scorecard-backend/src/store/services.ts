import { Knex } from 'knex';
import { removeImages } from './images';
import { journal, journalFirst, journalRemoved } from './journal';
import { markChanged } from './report-rows';
import {
  entityColumns,
  PRIORITY,
  problemColumns,
  ResultRow,
  ServiceRow,
  sourceColumns,
  time,
} from './rows';
import { Service } from './Store';

/** SQLite takes a limited number of values in one statement. */
const BATCH = 100;

/** See {@link Store.saveServices}. Writes only what differs, for this runs often and finds little. */
export async function saveServices(
  knex: Knex,
  services: Service[],
  now: Date,
): Promise<void> {
  for (const batch of batches(services)) {
    const known = await knex<ServiceRow>('services').whereIn(
      'entity_ref',
      batch.map(({ entityRef }) => entityRef),
    );
    const rows = new Map(known.map(row => [row.entity_ref, row]));
    const added = batch.filter(({ entityRef }) => !rows.has(entityRef));
    if (added.length > 0) {
      await knex.transaction(async tx => {
        const inserted: ServiceRow[] = await tx<ServiceRow>('services')
          .insert(added.map(service => newRow(service, now)))
          // Another backend may have added it since.
          .onConflict('entity_ref')
          .ignore()
          .returning('*');
        await journalFirst(tx, inserted, now);
        await markChanged(
          tx,
          inserted.map(({ entity_ref }) => entity_ref),
        );
      });
    }
    for (const service of batch) {
      const row = rows.get(service.entityRef);
      const changes = row && changesOf(row, service, now);
      if (changes) {
        await knex.transaction(async tx => {
          await tx<ServiceRow>('services')
            .where({ entity_ref: service.entityRef })
            .update(changes);
          await journal(tx, service.entityRef, now);
          await markChanged(tx, [service.entityRef]);
        });
      }
    }
  }
}

/** See {@link Store.keepServices}. */
export async function keepServices(
  knex: Knex,
  entityRefs: ReadonlySet<string>,
  since: Date,
  now: Date,
): Promise<{ removed: number }> {
  const known = await knex<ServiceRow>('services')
    .select('entity_ref')
    .where('created_at', '<=', time(since));
  const gone = known
    .map(row => row.entity_ref)
    .filter(entityRef => !entityRefs.has(entityRef));
  for (const batch of batches(gone)) {
    await knex.transaction(async tx => {
      const rows = await tx<ServiceRow>('services').whereIn(
        'entity_ref',
        batch,
      );
      await journalRemoved(tx, rows, now);
      await tx<ServiceRow>('services').whereIn('entity_ref', batch).delete();
      await tx<ResultRow>('results').whereIn('entity_ref', batch).delete();
      await removeImages(tx, batch);
    });
  }
  return { removed: gone.length };
}

function newRow(service: Service, now: Date): Partial<ServiceRow> {
  return {
    entity_ref: service.entityRef,
    ...entityColumns(service),
    ...sourceColumns(service),
    ...problemColumns(service.source.problem),
    created_at: time(now),
    due_at: service.source.root ? time(now) : null,
    priority: PRIORITY.neverScanned,
    failures: 0,
    status: service.source.root ? 'waiting' : 'unsupported',
  };
}

/** What to update, if anything. */
function changesOf(
  row: ServiceRow,
  service: Service,
  now: Date,
): Partial<ServiceRow> | undefined {
  const entity = entityColumns(service);
  const source = sourceColumns(service);
  const problem = problemColumns(service.source.problem);
  const unsupported = service.source.root === undefined;

  if (differs(row, source) || (unsupported && differs(row, problem))) {
    return {
      ...entity,
      ...source,
      ...problem,
      due_at: unsupported ? null : time(now),
      priority: PRIORITY.neverScanned,
      status: unsupported ? 'unsupported' : row.result_status ?? 'waiting',
      etag: null,
      failures: 0,
      // A scan of the old source that is running at this moment must not be kept.
      claim: null,
      claim_until: null,
    };
  }
  return differs(row, entity) ? entity : undefined;
}

function differs(row: ServiceRow, columns: Partial<ServiceRow>): boolean {
  const current: Record<string, unknown> = { ...row };
  return Object.entries(columns).some(
    ([column, value]) => current[column] !== value,
  );
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH);
  }
}
