import { ComplianceReport } from '@plimsoll/backstage-plugin-container-scorecard-common';
import { exactTime } from '../../Timestamp';
import { Words } from '../../../hooks/useWords';

/** What the report is of, and when: `CIS Docker Benchmark 1.8.0 · Scope: Payments · As of … · made …`. */
export function headWords(t: Words, report: ComplianceReport): string {
  return [
    `${report.framework.name} ${report.framework.version} (${report.framework.id})`,
    t('compliance.scope', { scope: report.scope?.title ?? t('scope.all') }),
    t('compliance.asOf', { time: exactTime(report.asOf) }),
    t('compliance.made', { time: exactTime(report.madeAt) }),
  ].join(' · ');
}
