import {
  Outcome,
  SEVERITIES,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { gainWords } from './words';

/**
 * Why a check that fails would gain nothing if it alone were fixed; nothing where it gains something.
 *
 * An open critical or high holds the whole score down, so that what is milder counts only afterwards.
 */
export function noGainWords(
  outcome: Outcome,
  outcomes: readonly Outcome[],
): string | undefined {
  const { state, severity, gain } = outcome;
  if (state !== 'fail' || gainWords(gain)) return undefined;
  if (severity === 'info') return 'advice, costs no points';
  const failing = outcomes.filter(o => o.state === 'fail');
  const worst = SEVERITIES.find(s => failing.some(o => o.severity === s));
  if (worst === undefined) return undefined;
  const rivals = failing.filter(o => o.severity === worst).length;
  if (worst !== severity) {
    return rivals === 1
      ? `counts once the ${worst} one is fixed`
      : `counts once the ${rivals} ${worst} ones are fixed`;
  }
  return rivals > 1
    ? `counts once the other ${worst} ones are fixed too`
    : 'gains next to nothing by itself';
}
