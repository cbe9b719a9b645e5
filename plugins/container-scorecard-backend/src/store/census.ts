import { Knex } from 'knex';
import { ServiceRow, time } from './rows';
import { CensusEntry } from './Store';

/** See {@link Store.census}. */
export async function census(knex: Knex): Promise<CensusEntry[]> {
  const rows = await knex<ServiceRow>('services')
    .select('status', 'grade')
    .count({ services: '*' })
    .groupBy('status', 'grade');
  return rows.map(({ status, grade, services }) => ({
    status,
    grade: grade ?? undefined,
    // PostgreSQL counts in text.
    services: Number(services),
  }));
}

/** See {@link Store.queued}. */
export async function queued(knex: Knex, now: Date): Promise<number> {
  const [row] = await knex<ServiceRow>('services')
    .count({ services: '*' })
    .where('due_at', '<=', time(now))
    .where(free =>
      free.whereNull('claim_until').orWhere('claim_until', '<=', time(now)),
    );
  return Number(row.services);
}
