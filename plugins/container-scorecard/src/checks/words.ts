import {
  CategoryScore,
  Outcome,
  Severity,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Words } from '../hooks/useWords';

/**
 * A score without its fraction. Rounded down, so that a score that misses the line never looks as if it met it.
 */
export function wholeScore(score: number): number {
  return Math.floor(score + 1e-6);
}

/** A severity within a sentence. */
export function severityWord(severity: Severity, t: Words): string {
  return t(`severity.${severity}`).toLocaleLowerCase();
}

/** `+8`, `+0.4`; nothing for a gain that nobody would see. */
export function gainWords(gain: number | undefined): string | undefined {
  if (gain === undefined || gain < 0.05) return undefined;
  return `+${gain >= 1 ? Math.round(gain) : gain.toFixed(1)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(items: string[], t: Words): string {
  if (items.length < 2) return items.join('');
  return t('common.and', {
    list: items.slice(0, -1).join(', '),
    last: items[items.length - 1],
  });
}

/** A title for a rule whose documentation could not be loaded, from its id. */
export function titleFromRuleId(id: string): string {
  const words = id.slice(id.indexOf('/') + 1).replace(/[-_]+/g, ' ');
  return words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

/** A commit in the length people quote; other revisions as they are. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{12,64}$/i.test(revision) ? revision.slice(0, 7) : revision;
}

/** The base of a category's score, in words. */
export function categoryBase(category: CategoryScore, t: Words): string {
  const { passed, failed, unknown } = category;
  const judged = passed + failed;
  if (judged === 0) {
    return unknown ? t('scorecard.baseAllUnknown') : t('scorecard.baseNone');
  }
  return unknown
    ? t('scorecard.baseUnknown', {
        passed: `${passed}`,
        judged: `${judged}`,
        unknown: `${unknown}`,
      })
    : t('scorecard.base', { passed: `${passed}`, judged: `${judged}` });
}

/** How many checks say anything of a service, and how many of those cannot tell. */
export function countChecks(outcomes: Outcome[]): {
  checks: number;
  unknown: number;
  waived: number;
} {
  const checks = outcomes.filter(o => o.state !== 'not-applicable');
  return {
    checks: checks.length,
    unknown: checks.filter(o => o.state === 'unknown').length,
    waived: checks.filter(o => o.state === 'waived').length,
  };
}

/** A text from elsewhere as a sentence of its own. */
export function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
