import { Knex } from 'knex';
import { among } from './reading';
import { ServiceRow, time, WaiverRow } from './rows';
import { ReportQuery, StoredWaiver } from './Store';

/** See {@link Store.addWaiver}. */
export async function addWaiver(
  knex: Knex,
  asked: StoredWaiver,
  today: string,
): Promise<boolean> {
  return knex.transaction(async tx => {
    if (knex.client.config.client === 'pg') {
      // Two people may ask for the same at this moment.
      await tx<ServiceRow>('services')
        .select('entity_ref')
        .where({ entity_ref: asked.entityRef })
        .forUpdate();
    }
    const same = await tx<WaiverRow>('waivers')
      .where({ entity_ref: asked.entityRef, rule: asked.rule })
      .where('until', '>=', today)
      .where(any => any.whereNull('decision').orWhere('decision', 'approved'))
      .where(any =>
        asked.path === undefined
          ? any.whereNull('path')
          : any.where('path', asked.path),
      )
      .first();
    if (same) return false;
    await tx<WaiverRow>('waivers').insert(toRow(asked));
    return true;
  });
}

/** See {@link Store.decideWaiver}. */
export async function decideWaiver(
  knex: Knex,
  decided: StoredWaiver,
  before: StoredWaiver['decision'],
): Promise<boolean> {
  const { decision, decided_by, decided_at, decision_reason, ...row } =
    toRow(decided);
  const { approved_by, approved_at } = row;
  const updated = await knex<WaiverRow>('waivers')
    .where({ id: decided.id })
    .where(any =>
      before === undefined
        ? any.whereNull('decision')
        : any.where('decision', before),
    )
    .update({
      decision,
      decided_by,
      decided_at,
      decision_reason,
      approved_by,
      approved_at,
    });
  return updated > 0;
}

/** See {@link Store.waiver}. */
export async function waiver(
  knex: Knex,
  id: string,
): Promise<StoredWaiver | undefined> {
  const row = await knex<WaiverRow>('waivers').where({ id }).first();
  return row && toStoredWaiver(row);
}

/** See {@link Store.waivers}. Those of services that are gone are kept, and found again only if they come back. */
export async function waivers(
  knex: Knex,
  {
    entityRef,
    rule,
    ...query
  }: ReportQuery & {
    entityRef?: string;
    rule?: string;
  },
  limit?: number,
): Promise<StoredWaiver[]> {
  const rows: WaiverRow[] = await knex<WaiverRow>('waivers')
    .whereIn(
      'entity_ref',
      knex<ServiceRow>('services')
        .select('entity_ref')
        .modify(among, knex, query),
    )
    .modify(builder => {
      if (entityRef) builder.where('entity_ref', entityRef);
      if (rule) builder.where('rule', rule);
    })
    .orderBy([
      { column: 'asked_at', order: 'desc' },
      { column: 'id', order: 'asc' },
    ])
    .modify(builder => {
      if (limit !== undefined) builder.limit(limit);
    });
  return rows.map(toStoredWaiver);
}

/** See {@link Store.waiversToWarnOf}. */
export async function waiversToWarnOf(
  knex: Knex,
  today: string,
  until: string,
): Promise<StoredWaiver[]> {
  const rows = await knex<WaiverRow>('waivers')
    .where({ decision: 'approved' })
    .whereNull('warned_at')
    .where('until', '>=', today)
    .where('until', '<=', until)
    .orderBy('until');
  return rows.map(toStoredWaiver);
}

/** See {@link Store.warned}. */
export async function warned(
  knex: Knex,
  id: string,
  at: Date,
): Promise<boolean> {
  const updated = await knex<WaiverRow>('waivers')
    .where({ id })
    .whereNull('warned_at')
    .update({ warned_at: time(at) });
  return updated > 0;
}

/** See {@link Store.waiversInForce}: of several services, by entity ref. */
export async function waiversInForce(
  knex: Knex,
  entityRefs: readonly string[],
  today: string,
): Promise<Map<string, StoredWaiver[]>> {
  const rows = await knex<WaiverRow>('waivers')
    .whereIn('entity_ref', entityRefs)
    .where({ decision: 'approved' })
    .where('until', '>=', today)
    .orderBy(['asked_at', 'id']);
  const byService = new Map<string, StoredWaiver[]>();
  for (const row of rows) {
    const known = byService.get(row.entity_ref) ?? [];
    byService.set(row.entity_ref, [...known, toStoredWaiver(row)]);
  }
  return byService;
}

/** See {@link Store.staleAssessments}. */
export async function staleAssessments(
  knex: Knex,
  hashOf: (policyKey: string) => string,
  today: string,
): Promise<string[]> {
  const assessed = () =>
    knex<ServiceRow>('services').whereNotNull('policy_hash');
  const keys = await assessed().distinct('policy_key', 'policy_hash');
  const stale = new Set<string>();
  for (const { policy_key, policy_hash } of keys) {
    if (policy_hash === hashOf(policy_key)) continue;
    const rows = await assessed()
      .select('entity_ref')
      .where({ policy_key, policy_hash });
    for (const row of rows) stale.add(row.entity_ref);
  }
  const holding = await knex<WaiverRow>('waivers')
    .select('id', 'entity_ref')
    .where({ decision: 'approved' })
    .where('until', '>=', today)
    .orderBy('id');
  const byService = new Map<string, string[]>();
  for (const { id, entity_ref } of holding) {
    byService.set(entity_ref, [...(byService.get(entity_ref) ?? []), id]);
  }
  const counting = await assessed()
    .select('entity_ref', 'waivers')
    .where(any =>
      any
        .whereNot('waivers', '[]')
        .orWhereIn(
          'entity_ref',
          knex<WaiverRow>('waivers')
            .select('entity_ref')
            .where({ decision: 'approved' })
            .where('until', '>=', today),
        ),
    );
  for (const { entity_ref, waivers: counted } of counting) {
    const ids = JSON.stringify([...(byService.get(entity_ref) ?? [])].sort());
    if (ids !== (counted ?? '[]')) stale.add(entity_ref);
  }
  return [...stale];
}

export function toStoredWaiver(row: WaiverRow): StoredWaiver {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    rule: row.rule,
    path: row.path ?? undefined,
    reason: row.reason,
    compensation: row.compensation ?? undefined,
    until: row.until,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    decision: row.decision ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    decisionReason: row.decision_reason ?? undefined,
    approvedBy: row.approved_by ?? undefined,
    approvedAt: row.approved_at ?? undefined,
  };
}

function toRow(one: StoredWaiver): Omit<WaiverRow, 'warned_at'> {
  return {
    id: one.id,
    entity_ref: one.entityRef,
    rule: one.rule,
    path: one.path ?? null,
    reason: one.reason,
    compensation: one.compensation ?? null,
    until: one.until,
    asked_by: one.askedBy,
    asked_at: one.askedAt,
    decision: one.decision ?? null,
    decided_by: one.decidedBy ?? null,
    decided_at: one.decidedAt ?? null,
    decision_reason: one.decisionReason ?? null,
    approved_by: one.approvedBy ?? null,
    approved_at: one.approvedAt ?? null,
  };
}
