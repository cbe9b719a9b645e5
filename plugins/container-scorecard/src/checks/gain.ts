import {
  Outcome,
  SEVERITIES,
  Severity,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Words } from '../hooks/useWords';
import { gainWords, severityWord } from './words';

/** Why a check gains nothing by itself: it is only advice, it counts after others or with them, or it counts so little. */
export type NoGain =
  | { why: 'advice' | 'little' }
  /** After so many of a severity. */
  | { why: 'later'; severity: Severity; count: number }
  | { why: 'together'; severity: Severity };

/**
 * Why a check that fails would gain nothing if it alone were fixed; nothing where it gains something.
 *
 * An open critical or high holds the whole score down, so that what is milder counts only afterwards.
 */
export function noGain(
  outcome: Outcome,
  outcomes: readonly Outcome[],
): NoGain | undefined {
  const { state, severity, gain } = outcome;
  if (state !== 'fail' || gainWords(gain)) return undefined;
  if (severity === 'info') return { why: 'advice' };
  const failing = outcomes.filter(o => o.state === 'fail');
  const worst = SEVERITIES.find(s => failing.some(o => o.severity === s));
  if (worst === undefined) return undefined;
  const rivals = failing.filter(o => o.severity === worst).length;
  if (worst !== severity) {
    return { why: 'later', severity: worst, count: rivals };
  }
  return rivals > 1 ? { why: 'together', severity: worst } : { why: 'little' };
}

/** The same in words; nothing for nothing. */
export function noGainWords(
  reason: NoGain | undefined,
  t: Words,
): string | undefined {
  switch (reason?.why) {
    case 'later':
      return t('next.later', {
        count: reason.count,
        severity: severityWord(reason.severity, t),
      });
    case 'together':
      return t('next.together', {
        severity: severityWord(reason.severity, t),
      });
    default:
      return reason && t(`next.${reason.why}`);
  }
}
