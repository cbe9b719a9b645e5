import {
  CATEGORIES,
  Category,
  OutcomeState,
  SEVERITIES,
  Severity,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Check, CHECK_GROUPS } from './checks';

/** What of the checks is shown. An empty list does not restrict. */
export interface CheckFilters {
  text: string;
  state: OutcomeState[];
  severity: Severity[];
  category: Category[];
  file: string[];
}

/** Nothing left out. */
export const NO_FILTERS: CheckFilters = {
  text: '',
  state: [],
  severity: [],
  category: [],
  file: [],
};

/** Filters from the address; what is not understood is left out. */
export function filtersFromQuery(query: URLSearchParams): CheckFilters {
  return {
    text: query.get('text') ?? '',
    state: CHECK_GROUPS.filter(s => query.getAll('state').includes(s)),
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
  for (const name of Object.keys(NO_FILTERS) as Array<keyof CheckFilters>) {
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
    filters.state.length +
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
  const shown = checks.filter(
    check =>
      holds('state', filters.state, [check.outcome.state]) &&
      holds('severity', filters.severity, [check.outcome.severity]) &&
      holds('category', filters.category, [check.outcome.category]) &&
      holds('file', filters.file, check.files) &&
      words.every(word => searchText(check).includes(word)),
  );
  return except === 'file' || filters.file.length === 0
    ? shown
    : shown.map(check => inFiles(check, filters.file));
}

/** A check with no more than its findings in some files. */
function inFiles(check: Check, files: string[]): Check {
  const isIn = ({ file }: { file: string }) => files.includes(file);
  return {
    ...check,
    open: check.open.filter(isIn),
    accepted: check.accepted.filter(isIn),
  };
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
