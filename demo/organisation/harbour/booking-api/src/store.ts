import postgres from 'postgres';
import type { Booking } from './bookings.ts';
import type { DatabaseConfig } from './config.ts';

export type Store = ReturnType<typeof openStore>;

export function openStore(config: DatabaseConfig) {
  const sql = postgres({ ...config, max: 10 });
  return {
    answers: () =>
      sql`select 1`.then(
        () => true,
        () => false,
      ),
    find: async (number: string) =>
      (await sql<Booking[]>`select * from booking where number = ${number}`)[0],
    insert: async (booking: Omit<Booking, 'number'>) =>
      (await sql<Booking[]>`insert into booking ${sql(booking)} returning *`)[0],
    cancel: (number: string) =>
      sql`update booking set cancelled_at = now() where number = ${number}`,
    close: () => sql.end({ timeout: 5 }),
  };
}
