import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { pausedHosts } from './hosts';
import { PRIORITY, ServiceRow, time, toClaimedService } from './rows';
import { Claim, ClaimFilter } from './Store';

/** So that a claim on a huge monorepo is not out of all proportion; the rest is the next claim. */
const MOST_AT_ONCE = 500;

/** Milliseconds. */
const TOO_LONG = 60 * 60_000;

/** See {@link Store.ask}. */
export async function ask(knex: Knex, entityRef: string, now: Date) {
  await knex<ServiceRow>('services')
    .where({ entity_ref: entityRef })
    .whereNotNull('root_url')
    .update({
      due_at: time(now),
      asked_at: time(now),
      priority: PRIORITY.asked,
    });
}

/** See {@link Store.pushedTo}. Hosts compare the names of repositories without case. */
export async function pushedTo(
  knex: Knex,
  urls: readonly string[],
  now: Date,
): Promise<{ services: number }> {
  if (urls.length === 0) return { services: 0 };
  const services = await knex<ServiceRow>('services')
    .where(any => {
      for (const url of urls) {
        const prefix = `${url.replace(/(?<!\/)\/+$/, '').toLowerCase()}/`;
        any.orWhereRaw(`lower(root_url) like ? escape '\\'`, [
          `${escapeLike(prefix)}%`,
        ]);
      }
    })
    .update({
      due_at: time(now),
      asked_at: time(now),
      // What a person waits for is not made to wait longer.
      priority: knex.raw('case when priority < ? then priority else ? end', [
        PRIORITY.pushed,
        PRIORITY.pushed,
      ]),
    });
  return { services };
}

/**
 * See {@link Store.claim}. One statement finds and takes, so that two workers never take the same service: PostgreSQL
 * skips what another worker is taking at this moment, SQLite lets one writer in at a time.
 *
 * All services of the repository are taken, due or not: the one request that tells whether it changed answers for all.
 */
export async function claim(
  knex: Knex,
  now: Date,
  until: Date,
  { urgent = false, exceptHosts = [] }: ClaimFilter = {},
): Promise<Claim | undefined> {
  const token = randomUUID();
  const isFree = (query: Knex.QueryBuilder) =>
    query.where((free: Knex.QueryBuilder) =>
      free
        .whereNull('claim_until')
        .orWhere('claim_until', '<=', time(now))
        // Nobody claims for that long: the clock was set back since.
        .orWhere('claim_until', '>', time(new Date(now.getTime() + TOO_LONG))),
    );
  const first = knex<ServiceRow>('services')
    .select('root_url')
    .where('due_at', '<=', time(now))
    .modify(isFree)
    .whereNotIn('host', pausedHosts(knex, now))
    .modify(query => {
      if (urgent) query.where('priority', '<=', PRIORITY.pushed);
      if (exceptHosts.length > 0) {
        query.where(any =>
          any
            .whereNotIn('host', exceptHosts)
            .orWhere('priority', '<=', PRIORITY.pushed),
        );
      }
    })
    // The index is in this order, so that it ends at the first row that is free.
    .orderBy(['priority', 'due_at', 'entity_ref'])
    .limit(1);
  const group = knex<ServiceRow>('services')
    .select('entity_ref')
    .where('root_url', '=', first)
    .modify(isFree)
    .limit(MOST_AT_ONCE);
  if (knex.client.config.client === 'pg') group.forUpdate().skipLocked();

  const taken: ServiceRow[] = await knex<ServiceRow>('services')
    .whereIn('entity_ref', group)
    .update({ claim: token, claim_until: time(until), asked_at: null })
    .returning('*');
  const root = taken[0]?.root_url;
  if (!root) return undefined;

  const siblings = await knex<ServiceRow>('services')
    .distinct('folder')
    .where({ root_url: root });
  return {
    token,
    root,
    urgent: taken.some(({ priority }) => priority <= PRIORITY.pushed),
    services: taken.map(toClaimedService),
    folders: siblings.map(({ folder }) => folder),
  };
}

/** See {@link Store.mendTimes}. */
export async function mendTimes(
  knex: Knex,
  now: Date,
): Promise<{ services: number }> {
  // Clocks of several backends may differ by less.
  const ahead = time(new Date(now.getTime() + 5 * 60_000));
  await knex<ServiceRow>('services')
    .where('created_at', '>', ahead)
    .update({ created_at: time(now) });
  const services = await knex<ServiceRow>('services')
    .where('due_at', '>', ahead)
    .where(any =>
      any
        .where('last_scan_at', '>', ahead)
        // All others were due when they became so.
        .orWhere('priority', '<', PRIORITY.stale),
    )
    .update({ due_at: time(now) });
  return { services };
}

/** See {@link Store.renew}. */
export async function renew(knex: Knex, { token }: Claim, until: Date) {
  await knex<ServiceRow>('services')
    .where({ claim: token })
    .update({ claim_until: time(until) });
}

/** See {@link Store.release}. It is still due, so another worker takes it at once. */
export async function release(knex: Knex, { token }: Claim) {
  await knex<ServiceRow>('services')
    .where({ claim: token })
    .update({ claim: null, claim_until: null });
}

/** For use with `escape '\'`. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
