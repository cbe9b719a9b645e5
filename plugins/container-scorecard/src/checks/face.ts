import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';

/**
 * What there is to show of a service: a result, or the one reason why there is none.
 */
export type Face =
  | 'result'
  | 'waiting'
  | 'not-containerised'
  | 'failed'
  | 'unsupported';

/** Chooses the face of a scorecard. A result stays in sight however the latest scan went. */
export function faceOf(
  scorecard: Pick<Scorecard, 'status' | 'outcomes' | 'score'>,
): Face {
  switch (scorecard.status) {
    case 'complete':
    case 'partial':
      return 'result';
    case 'not-containerised':
      return 'not-containerised';
    default:
      return scorecard.score !== undefined || scorecard.outcomes.length > 0
        ? 'result'
        : scorecard.status;
  }
}
