import { FindingAcceptance } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Words } from '../../../hooks/useWords';
import { nameOf } from '../Scopes';

/** Who accepted a finding and why, or that nobody did. */
export function acceptanceWords(
  t: Words,
  { by, reason, until, approvedBy }: FindingAcceptance,
): string {
  const said = reason ?? t('compliance.noReason');
  const end = until
    ? t('compliance.until', { day: until })
    : t('compliance.noEnd');
  return by === 'comment'
    ? t('compliance.acceptedByComment', { reason: said, end })
    : t('compliance.acceptedByWaiver', {
        reason: said,
        end,
        user: approvedBy ? nameOf(approvedBy) : '–',
      });
}
