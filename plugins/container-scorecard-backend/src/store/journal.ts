import {
  ChangeCause,
  FindingTrace,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Knex } from 'knex';
import { HistoryRow, JOURNAL_COLUMNS, ServiceRow, time } from './rows';

/** What the history says of findings. */
export interface FindingChanges {
  added: FindingTrace[];
  gone: FindingTrace[];
}

/** What came of a scan. */
export interface Judged {
  findings: FindingChanges;
  /** Whether it was judged as the last time: by the same rules and policy, beside the same services. */
  alike: boolean;
}

const CATALOG = ['title', 'owner', 'system', 'domain', 'type', 'lifecycle'];
/** A change of these alone is none: the revision is confirmed instead. */
const QUIET = ['entity_ref', 'revision'];

/**
 * Writes down that a service is another than the history last has it, and why; nothing where it is the same.
 * To be called in the transaction that changed it.
 */
export async function journal(
  tx: Knex,
  entityRef: string,
  at: Date,
  { findings, alike }: Judged = {
    findings: { added: [], gone: [] },
    alike: true,
  },
): Promise<void> {
  const row = await tx<ServiceRow>('services')
    .where({ entity_ref: entityRef })
    .first();
  if (!row) return;
  const last = await lastOf(tx, entityRef);
  if (!last) {
    await tx('history').insert(entry(row, at, ['first'], findings));
    return;
  }
  const changed = new Set(
    JOURNAL_COLUMNS.filter(
      column => !QUIET.includes(column) && !same(row[column], last[column]),
    ),
  );
  const lastRevision = last.confirmed_revision ?? last.revision;
  if (changed.size === 0 && !findings.added.length && !findings.gone.length) {
    if (row.revision !== lastRevision) {
      await tx<HistoryRow>('history')
        .where({ id: last.id })
        .update({
          confirmed_at: time(at),
          confirmed_revision: row.revision,
        });
    }
    return;
  }
  const causes = causesOf(row, last, changed);
  // Which files are a service's own also depends on what else is in its repository.
  if (causes.length === 0) causes.push(alike ? 'time' : 'catalog');
  await tx('history').insert(entry(row, at, causes, findings));
}

/** The same for many services that nothing is known of yet. */
export async function journalFirst(
  tx: Knex,
  rows: Array<Partial<ServiceRow>>,
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx('history').insert(
    rows.map(row => entry(row, at, ['first'], { added: [], gone: [] })),
  );
}

/** Writes down that a service is not in the catalog any more. */
export async function journalRemoved(
  tx: Knex,
  rows: readonly ServiceRow[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx('history').insert(
    rows.map(row => ({
      ...entry(row, at, ['catalog'], { added: [], gone: [] }),
      status: 'removed',
    })),
  );
}

/** What is open now and was not, and the other way round. A finding may be there several times. */
export function compareFindings(
  before: readonly FindingTrace[],
  after: readonly FindingTrace[],
): FindingChanges {
  return { added: without(after, before), gone: without(before, after) };
}

function without(
  these: readonly FindingTrace[],
  those: readonly FindingTrace[],
): FindingTrace[] {
  const key = ({ rule, file, fingerprint }: FindingTrace) =>
    `${rule}\0${file}\0${fingerprint}`;
  const left = new Map<string, number>();
  for (const trace of those) {
    left.set(key(trace), (left.get(key(trace)) ?? 0) + 1);
  }
  return these.filter(trace => {
    const count = left.get(key(trace)) ?? 0;
    left.set(key(trace), count - 1);
    return count <= 0;
  });
}

async function lastOf(
  tx: Knex,
  entityRef: string,
): Promise<HistoryRow | undefined> {
  return tx<HistoryRow>('history')
    .where({ entity_ref: entityRef })
    .orderBy('id', 'desc')
    .first();
}

/** A row of the history that says what a service has become. */
export function entry(
  row: Partial<ServiceRow>,
  at: Date,
  causes: readonly ChangeCause[],
  { added, gone }: FindingChanges,
) {
  return {
    ...Object.fromEntries(
      JOURNAL_COLUMNS.filter(column => row[column] !== undefined).map(
        column => [column, row[column]],
      ),
    ),
    at: time(at),
    causes: causes.join(','),
    added: added.length ? JSON.stringify(added) : null,
    gone: gone.length ? JSON.stringify(gone) : null,
  };
}

function causesOf(
  row: ServiceRow,
  last: HistoryRow,
  changed: ReadonlySet<string>,
): ChangeCause[] {
  const causes: ChangeCause[] = [];
  if (isRemoved(last) || CATALOG.some(one => changed.has(one)))
    causes.push('catalog');
  const isRead = (status: string) =>
    status !== 'failed' && status !== 'unsupported';
  if (isRead(row.status) !== isRead(last.status)) causes.push('source');
  // The first result of a service: nothing was judged before.
  if (row.verdicts !== null && last.verdicts === null) causes.push('first');
  else {
    if (row.revision !== (last.confirmed_revision ?? last.revision))
      causes.push('code');
    if (changed.has('rules_version')) causes.push('rules');
    if (changed.has('policy_hash')) causes.push('policy');
    if (changed.has('waivers')) causes.push('waiver');
  }
  return causes;
}

/** A status that only the history has. */
export function isRemoved({ status }: { status: string }): boolean {
  return status === 'removed';
}

/** Numbers come back from PostgreSQL as they went in, but absent ones as null. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' || typeof b === 'number')
    return a === null || b === null ? a === b : Number(a) === Number(b);
  return (a ?? null) === (b ?? null);
}
