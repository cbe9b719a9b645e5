import { ScmIntegrations } from '@backstage/integration';
import {
  Scorecard,
  ScorecardFinding,
  ScorecardSummary,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Finding, ScanResult, SEVERITIES } from '@plimsoll/findings';
import { fileLink, folderLink } from './scan/hosts';
import { StoredScorecard, StoredService } from './store/Store';

/** A service as a list shows it. */
export function toSummary(
  { latest, ...service }: StoredService,
  line: number,
): ScorecardSummary {
  return {
    entityRef: service.entityRef,
    title: service.title,
    owner: service.owner,
    system: service.system,
    domain: service.domain,
    type: service.type,
    lifecycle: service.lifecycle,
    status: service.status,
    score: latest?.score,
    grade: latest?.grade,
    level: latest?.level,
    line,
    counts: latest?.counts ?? {
      critical: 0,
      high: 0,
      medium: 0,
      low: 0,
      info: 0,
    },
    scannedAt: latest?.scannedAt,
    revision: latest?.revision,
    stale:
      latest !== undefined &&
      (service.status === 'failed' || service.status === 'unsupported'),
  };
}

/** A service with all that is known of it. */
export function toScorecard(
  { service, result, history }: StoredScorecard,
  line: number,
  integrations: ScmIntegrations,
): Scorecard {
  const { root, folder, url } = service.source;
  const revision = service.latest?.revision;
  const canLink = root !== undefined && revision !== undefined;
  const linkTo = (file: string, range?: Finding['range']) =>
    canLink ? fileLink(integrations, root, revision, file, range) : undefined;

  return {
    ...toSummary(service, line),
    categories: result?.categories ?? [],
    outcomes: result?.outcomes ?? [],
    findings: inOrder(result?.findings ?? []).map(finding => ({
      ...finding,
      link: linkTo(finding.file, finding.range),
    })),
    files: (result?.files ?? []).map(file => ({
      ...file,
      link: linkTo(file.file),
    })),
    unreadable: result?.unreadable ?? [],
    crashes: result?.crashes ?? [],
    sourceLink: canLink
      ? folderLink(integrations, root, revision, folder)
      : undefined,
    sourceUrl: url,
    problem: service.problem,
    lastScanAt: service.lastScanAt,
    nextScanAt: service.nextScanAt,
    scanning: service.asked || service.running,
    history,
  };
}

/** Open ones first, worst first, then as the engine has them: by place. */
function inOrder(findings: ScanResult['findings']): ScorecardFinding[] {
  const rank = ({ suppressed, severity }: Finding) =>
    (suppressed ? SEVERITIES.length : 0) + SEVERITIES.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
