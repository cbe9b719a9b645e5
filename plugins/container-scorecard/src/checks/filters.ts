import {
  CATEGORIES,
  Category,
  SEVERITIES,
  Severity,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Check } from './checks';

/** What of the checks is shown. An empty list does not restrict. */
export interface CheckFilters {
  text: string;
  severity: Severity[];
  category: Category[];
  file: string[];
}

/** Filters from the address; what is not understood is left out. */
export function filtersFromQuery(query: URLSearchParams): CheckFilters {
  return {
    text: query.get('text') ?? '',
    severity: SEVERITIES.filter(s => query.getAll('severity').includes(s)),
    category: CATEGORIES.filter(c => query.getAll('category').includes(c)),
    file: [...new Set(query.getAll('file'))],
  };
}

/** The address with other filters; parameters that are not ours stay. */
export function filtersToQuery(
  query: URLSearchParams,
  filters: CheckFilters,
): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const name of ['text', 'severity', 'category', 'file'] as const) {
    next.delete(name);
    for (const value of [filters[name]].flat()) {
      if (value) next.append(name, value);
    }
  }
  return next;
}

/** How many restrictions are set. */
export function countFilters(filters: CheckFilters): number {
  return (
    filters.severity.length +
    filters.category.length +
    filters.file.length +
    (filters.text.trim() ? 1 : 0)
  );
}

/** The checks that pass the filters; `except` leaves one filter out, to count what each of its values would show. */
export function filterChecks(
  checks: Check[],
  filters: CheckFilters,
  except?: keyof CheckFilters,
): Check[] {
  const words =
    except === 'text'
      ? []
      : filters.text.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  const holds = <T>(name: keyof CheckFilters, allowed: T[], values: T[]) =>
    except === name ||
    allowed.length === 0 ||
    values.some(value => allowed.includes(value));
  return checks.filter(
    check =>
      holds('severity', filters.severity, [check.outcome.severity]) &&
      holds('category', filters.category, [check.outcome.category]) &&
      holds('file', filters.file, filesOf(check)) &&
      words.every(word => searchText(check).includes(word)),
  );
}

/** The files in which a check has findings, open or accepted. */
export function filesOf(check: Check): string[] {
  return [...check.open, ...check.accepted].map(finding => finding.file);
}

const searchTexts = new WeakMap<Check, string>();

function searchText(check: Check): string {
  const known = searchTexts.get(check);
  if (known !== undefined) return known;
  const text = [
    check.title,
    check.rule,
    ...Object.values(check.info?.references ?? {}).flat(),
    ...[...check.open, ...check.accepted].flatMap(f => [f.file, f.message]),
  ]
    .join('\n')
    .toLocaleLowerCase('en');
  searchTexts.set(check, text);
  return text;
}
