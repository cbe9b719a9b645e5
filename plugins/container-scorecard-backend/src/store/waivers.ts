import { Knex } from 'knex';
import { ServiceRow, WaiverRow } from './rows';
import { StoredWaiver } from './Store';

/** See {@link Store.waiversInForce}. */
export async function waiversInForce(
  knex: Knex,
  entityRef: string,
  today: string,
): Promise<StoredWaiver[]> {
  const rows = await knex<WaiverRow>('waivers')
    .where({ entity_ref: entityRef, decision: 'approved' })
    .where('until', '>=', today)
    .orderBy(['asked_at', 'id']);
  return rows.map(toStoredWaiver);
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
  for (const { entity_ref, waivers } of counting) {
    const ids = JSON.stringify([...(byService.get(entity_ref) ?? [])].sort());
    if (ids !== (waivers ?? '[]')) stale.add(entity_ref);
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
  };
}
