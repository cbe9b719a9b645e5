import { ScmIntegrations } from '@backstage/integration';
import {
  Scorecard,
  ScorecardFinding,
  ScorecardSummary,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Finding, ScanResult, SEVERITIES } from '@plimsoll/findings';
import { ServicePolicy } from './policies';
import { fileLink, folderLink } from './scan/hosts';
import { StoredScorecard, StoredService } from './store/Store';

/** A service as a list shows it. */
export function toSummary(
  { latest, ...service }: StoredService,
  { policy, requiredLevel }: ServicePolicy,
): ScorecardSummary {
  return {
    entityRef: service.entityRef,
    title: service.title,
    owner: service.owner,
    system: service.system,
    domain: service.domain,
    type: service.type,
    lifecycle: service.lifecycle,
    tags: service.tags,
    status: service.status,
    score: latest?.score,
    grade: latest?.grade,
    level: latest?.level,
    line: policy.line,
    requiredLevel,
    below: latest?.below,
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
    waived: latest?.waived,
  };
}

/** A service with all that is known of it. */
export function toScorecard(
  { service, history }: StoredScorecard,
  result: ScanResult | undefined,
  policy: ServicePolicy,
  integrations: ScmIntegrations,
): Scorecard {
  const { root, folder, url } = service.source;
  const revision = service.latest?.revision;
  const canLink = root !== undefined && revision !== undefined;
  const linkTo = (file: string, range?: Finding['range']) =>
    canLink ? fileLink(integrations, root, revision, file, range) : undefined;

  return {
    ...toSummary(service, policy),
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
    rulesVersion: service.latest?.rulesVersion,
    policyHash: service.latest?.policyHash,
  };
}

/** Open ones first, worst first, then as the engine has them: by place. */
function inOrder(findings: ScanResult['findings']): ScorecardFinding[] {
  const rank = ({ suppressed, waiver, severity }: Finding) =>
    (suppressed || waiver ? SEVERITIES.length : 0) +
    SEVERITIES.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}
