import { Knex } from 'knex';
import { Pause } from '../hosts/pause';
import { ServiceRow, time } from './rows';

interface HostRow {
  host: string;
  paused_at: string;
  paused_until: string;
  reason: Pause['reason'];
}

interface HostRequestsRow {
  host: string;
  seconds: number;
  period: number;
  requests: number;
}

/** Pauses that hold. One that began in the future is of a clock that was set back since, and void. */
function pauses(knex: Knex, now: Date) {
  return knex<HostRow>('hosts')
    .where('paused_until', '>', time(now))
    .where('paused_at', '<=', time(now));
}

/** Hosts to leave alone, as a subquery. */
export function pausedHosts(knex: Knex, now: Date) {
  return pauses(knex, now).select('host');
}

/** See {@link Store.pauseHost}. */
export async function pauseHost(
  knex: Knex,
  host: string,
  { reason, until }: Pause,
  now: Date,
) {
  await knex<HostRow>('hosts')
    .insert({
      host,
      paused_at: time(now),
      paused_until: time(until),
      reason,
    })
    .onConflict('host')
    .merge()
    // A longer pause that holds is not made shorter.
    .whereRaw(
      'hosts.paused_until < excluded.paused_until or hosts.paused_at > excluded.paused_at',
    );
}

/** See {@link Store.pauseOf}. */
export async function pauseOf(
  knex: Knex,
  host: string,
  now: Date,
): Promise<Pause | undefined> {
  const row = await pauses(knex, now).where({ host }).first();
  return row && toPause(row);
}

/** See {@link Store.pauses}. */
export async function pausesOf(knex: Knex, now: Date) {
  const rows: HostRow[] = await pauses(knex, now).orderBy('host');
  return rows.map(row => ({ host: row.host, ...toPause(row) }));
}

function toPause({ reason, paused_until }: HostRow): Pause {
  return { reason, until: new Date(paused_until) };
}

/** See {@link Store.repositories}. */
export async function repositories(knex: Knex) {
  const rows = await knex<ServiceRow>('services')
    .select('host')
    .countDistinct({ repositories: 'root_url' })
    .whereNotNull('host')
    .groupBy('host')
    .orderBy('host');
  return rows.map(row => ({
    host: row.host ?? '',
    repositories: Number(row.repositories),
  }));
}

/** See {@link Store.spend}. */
export async function spend(
  knex: Knex,
  { host, seconds, period, requests }: HostRequestsRow,
): Promise<number> {
  const [row] = await knex<HostRequestsRow>('host_requests')
    .insert({ host, seconds, period, requests })
    .onConflict(['host', 'seconds'])
    .merge({
      period,
      requests: knex.raw(
        `case when host_requests.period = excluded.period
         then host_requests.requests + excluded.requests
         else excluded.requests end`,
      ),
    } as object)
    .returning('requests');
  return Number(row.requests);
}
