import { Scorecard } from '@plimsoll/backstage-plugin-container-scorecard-common';

/** Changes with a scorecard: by a scan, or without one by another policy or waiver. */
export function versionOf(scorecard: Scorecard): string {
  const { scannedAt, status, policyHash, score, waived } = scorecard;
  return [scannedAt, status, policyHash, score, waived].join();
}
