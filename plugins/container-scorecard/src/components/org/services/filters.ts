import {
  CATEGORIES,
  Category,
  Grade,
  Level,
  LEVEL_TITLES,
  ListScorecardsRequest,
  RuleInfo,
  SCAN_STATUSES,
  SCORECARD_ORDERS,
  ScorecardOrder,
  SEVERITIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';

/** Every grade, best first. */
export const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D', 'F'];

/** Every level, lowest first. */
export const LEVELS = Object.keys(LEVEL_TITLES) as Level[];

/** The filters that may have several values, in the order in which they are offered. */
export const LISTS = [
  'owner',
  'system',
  'domain',
  'grade',
  'level',
  'severity',
  'category',
  'rule',
  'status',
  'lifecycle',
  'type',
  'tag',
] as const;

/** A filter that may have several values. */
export type ListFilter = (typeof LISTS)[number];

/** Every parameter of the address that restricts the list. */
export const FILTERS = [...LISTS, 'text', 'line'] as const;

/** So many services are on a page. */
export const PAGE = 50;

/**
 * What the address asks for, as the backend takes it; what is not understood is left out. The backend knows no
 * categories: one stands for its rules.
 */
export function requestFromQuery(
  query: URLSearchParams,
  rules: Iterable<RuleInfo>,
): ListScorecardsRequest {
  const known = <T extends string>(name: string, values: readonly T[]) =>
    some(values.filter(value => query.getAll(name).includes(value)));
  const any = (name: string) => some([...new Set(query.getAll(name))]);
  const line = query.get('line');
  const categories = categoriesOf(query);
  const rule = [
    ...query.getAll('rule'),
    ...[...rules]
      .filter(({ category }) => categories.includes(category))
      .map(({ id }) => id),
  ];
  return {
    scope: query.get('scope') ?? undefined,
    text: query.get('text')?.trim() || undefined,
    status: known('status', SCAN_STATUSES),
    grade: known('grade', GRADES),
    level: known('level', LEVELS),
    owner: any('owner'),
    system: any('system'),
    domain: any('domain'),
    type: any('type'),
    lifecycle: any('lifecycle'),
    tag: any('tag'),
    rule: some([...new Set(rule)]),
    severity: known('severity', SEVERITIES),
    line: line === 'above' || line === 'below' ? line : undefined,
    order: orderOf(query),
  };
}

/** The categories that the address asks for. */
export function categoriesOf(query: URLSearchParams): Category[] {
  return CATEGORIES.filter(c => query.getAll('category').includes(c));
}

/** What the list is ordered by. */
export function orderOf(query: URLSearchParams): ScorecardOrder {
  const order = query.get('order') ?? '';
  return SCORECARD_ORDERS.some(known => known === order.replace(/^-/, ''))
    ? (order as ScorecardOrder)
    : 'title';
}

function some<T>(values: T[]): T[] | undefined {
  return values.length > 0 ? values : undefined;
}
