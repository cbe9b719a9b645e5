import type { Case } from './cases';
import type { Judged } from './judge';

/** Where we say something else than a peer, on purpose. */
export interface Difference {
  peer: string;
  code: string;
  /** Id of the case; `*` stands for any text. */
  id: string;
  reason: string;
}

/** How far we agree on the cases of one code. */
export interface Agreement {
  peer: string;
  code: string;
  cases: number;
  agree: number;
  onPurpose: number;
  differ: number;
  unmapped: number;
  errors: number;
}

/** A case with verdict and, if we differ on purpose, why. */
export interface Compared {
  judged: Judged;
  reason?: string;
}

/** What is counted: cases with a verdict that is not in doubt. */
export const counts = ({ expect, doubt }: Case) =>
  expect !== undefined && !doubt;

/** The difference that covers a case, if any does. */
export function onPurpose(
  { id, peer, code }: Judged,
  differences: readonly Difference[],
): Difference | undefined {
  return differences.find(
    difference =>
      difference.peer === peer &&
      difference.code === code &&
      matches(difference.id, id),
  );
}

/** Adds up by code, in the order in which codes first occur. */
export function byCode(compared: readonly Compared[]): Agreement[] {
  const rows = new Map<string, Agreement>();
  for (const { judged, reason } of compared) {
    const { peer, code, expect, verdict } = judged;
    const key = `${peer} ${code}`;
    const row = rows.get(key) ?? {
      ...{ peer, code, cases: 0, agree: 0, onPurpose: 0 },
      ...{ differ: 0, unmapped: 0, errors: 0 },
    };
    rows.set(key, row);
    row.cases++;
    if (verdict === 'unmapped') row.unmapped++;
    else if (verdict === 'error') row.errors++;
    else if (verdict === expect) row.agree++;
    else if (reason) row.onPurpose++;
    else row.differ++;
  }
  return [...rows.values()];
}

/** One row for all. */
export function total(rows: readonly Agreement[]): Agreement {
  const sum = (
    key: 'cases' | 'agree' | 'onPurpose' | 'differ' | 'unmapped' | 'errors',
  ) => rows.reduce((all, row) => all + row[key], 0);
  return {
    peer: 'total',
    code: '',
    cases: sum('cases'),
    agree: sum('agree'),
    onPurpose: sum('onPurpose'),
    differ: sum('differ'),
    unmapped: sum('unmapped'),
    errors: sum('errors'),
  };
}

function matches(pattern: string, id: string): boolean {
  const parts = pattern.split('*');
  if (parts.length === 1) return pattern === id;
  let at = parts[0].length;
  if (!id.startsWith(parts[0])) return false;
  for (const part of parts.slice(1, -1)) {
    const found = id.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = parts[parts.length - 1];
  return id.endsWith(last) && id.length - last.length >= at;
}
