import {
  ComplianceException,
  ExceptionsResponse,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { FrameworkInfo } from '@plimsoll/findings';
import { ReportQuery, ReportRow, Store, StoredWaiver } from '../store/Store';
import { waiverState } from '../waivers';

const PAST = 'Comments in files are known of the present only';

/** What is accepted of the rules of a framework, and what comments in files hide, at a moment. */
export async function exceptionsOf(
  { controls }: FrameworkInfo,
  about: {
    store: Store;
    query: ReportQuery;
    rows: readonly ReportRow[];
    asOf: Date;
    isPast: boolean;
  },
): Promise<ExceptionsResponse> {
  const { store, query, rows, asOf, isPast } = about;
  const controlsOf = new Map<string, string[]>();
  for (const { id, rules } of controls) {
    for (const rule of rules)
      controlsOf.set(rule.id, [...(controlsOf.get(rule.id) ?? []), id]);
  }
  const byRef = new Map(rows.map(row => [row.entityRef, row]));
  const serviceOf = (entityRef: string) => ({
    entityRef,
    title: byRef.get(entityRef)?.title ?? entityRef,
  });
  const counted = new Set(rows.flatMap(({ waivers }) => waivers));
  const waivers = await store.waivers(query);
  const items = waivers
    .filter(
      ({ rule, askedAt }) =>
        controlsOf.has(rule) && askedAt <= asOf.toISOString(),
    )
    .map(
      (waiver): ComplianceException => ({
        kind: 'waiver',
        service: serviceOf(waiver.entityRef),
        rule: waiver.rule,
        controls: controlsOf.get(waiver.rule) ?? [],
        file: waiver.path,
        reason: waiver.reason,
        compensation: waiver.compensation,
        askedBy: waiver.askedBy,
        since: waiver.askedAt,
        until: waiver.until,
        id: waiver.id,
        ...decisionAt(waiver, asOf, counted),
      }),
    );
  const commented = isPast ? [] : await store.commented(query);
  for (const { entityRef, findings } of commented) {
    for (const { rule, file, line, reason, until } of findings) {
      const of = controlsOf.get(rule);
      if (!of) continue;
      items.push({
        kind: 'comment',
        service: serviceOf(entityRef),
        rule,
        controls: of,
        file,
        line,
        reason,
        until,
      });
    }
  }
  return {
    items: items.sort(
      (a, b) =>
        // Waivers first.
        compare(b.kind, a.kind) ||
        compare(a.service.entityRef, b.service.entityRef) ||
        compare(a.rule, b.rule) ||
        compare(a.file ?? '', b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0) ||
        compare(a.id ?? '', b.id ?? ''),
    ),
    ...(isPast && { note: PAST }),
  };
}

/** What was decided by then. One that counted in an assessment was approved, whatever is known of it. */
function decisionAt(
  waiver: StoredWaiver,
  asOf: Date,
  counted: ReadonlySet<string>,
): Partial<ComplianceException> {
  const end = asOf.toISOString();
  const today = end.slice(0, 10);
  const { decidedAt, decidedBy, decisionReason, approvedAt, approvedBy } =
    waiver;
  const approval = approvedAt &&
    approvedAt <= end && { approvedAt, approvedBy };
  if (decidedAt && decidedAt <= end) {
    return {
      decidedAt,
      decidedBy,
      decisionReason,
      ...approval,
      state: waiverState(waiver, today),
    };
  }
  const isApproved = approval || counted.has(waiver.id);
  return {
    ...(approval && { decidedAt: approvedAt, decidedBy: approvedBy }),
    ...approval,
    state: waiverState(
      { ...waiver, decision: isApproved ? 'approved' : undefined },
      today,
    ),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
