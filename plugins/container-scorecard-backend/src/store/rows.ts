import {
  FindingTrace,
  ScanProblem,
  ScanStatus,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import {
  Finding,
  Grade,
  Level,
  ScanResult,
  SEVERITIES,
} from '@plimsoll/findings';
import { Assessment } from '../assessor';
import {
  ClaimedService,
  CommentedFinding,
  Service,
  StoredService,
} from './Store';
import { verdictsOf } from './verdicts';

/** A row of `services`. */
export interface ServiceRow {
  entity_ref: string;
  title: string;
  title_key: string;
  search_text: string;
  owner: string | null;
  system: string | null;
  domain: string | null;
  type: string | null;
  lifecycle: string | null;
  created_at: string;
  source_url: string | null;
  root_url: string | null;
  folder: string;
  file_patterns: string | null;
  due_at: string | null;
  priority: number;
  host: string | null;
  asked_at: string | null;
  claim: string | null;
  claim_until: string | null;
  failures: number;
  status: ScanStatus;
  problem_reason: string | null;
  problem_advice: string | null;
  last_scan_at: string | null;
  result_status: ScanResult['status'] | null;
  scanned_at: string | null;
  etag: string | null;
  revision: string | null;
  judged_by: string | null;
  fresh_until: string | null;
  score: number | null;
  grade: Grade | null;
  level: Level | null;
  critical: number;
  high: number;
  medium: number;
  low: number;
  info: number;
  tags: string | null;
  policy_key: string;
  rules_version: string | null;
  policy_hash: string | null;
  rule_set: string | null;
  verdicts: string | null;
  failing: string | null;
  remarks: string | null;
  categories: string | null;
  kinds: string | null;
  waivers: string | null;
  waived: number;
  line: number | null;
  required_level: Level | null;
  below: number | null;
  change: number;
}

/** A row of `results`. */
export interface ResultRow {
  entity_ref: string;
  result: string;
  open: string | null;
  commented: string | null;
}

/** A row of `history`. */
export interface HistoryRow
  extends Pick<ServiceRow, (typeof JOURNAL_COLUMNS)[number]> {
  id: number | string;
  at: string;
  causes: string;
  confirmed_at: string | null;
  confirmed_revision: string | null;
  added: string | null;
  gone: string | null;
}

/** What the history has of a service. */
export const JOURNAL_COLUMNS = [
  'entity_ref',
  'title',
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'status',
  'problem_reason',
  'score',
  'grade',
  'level',
  'line',
  'below',
  'critical',
  'high',
  'medium',
  'low',
  'info',
  'waived',
  'categories',
  'kinds',
  'revision',
  'rules_version',
  'policy_hash',
  'rule_set',
  'verdicts',
  'remarks',
  'waivers',
] as const satisfies ReadonlyArray<keyof ServiceRow>;

/** A row of `rule_sets`. */
export interface RuleSetRow {
  hash: string;
  rules: string;
}

/** A row of `scopes`. */
export interface ScopeRow {
  entity_ref: string;
  kind: 'group' | 'system' | 'domain';
  title: string;
  parent: string | null;
}

/** A row of `rollups`. */
export interface RollupRow {
  scope: string;
  day: string;
  totals: string;
}

/** A row of `images`. */
export interface ImageRow {
  entity_ref: string;
  reference: string;
  repository: string;
  tag: string | null;
  digest: string | null;
  file: string;
  line: number;
  ships: number;
  facts: string;
}

/** A row of `frozen_reports`. */
export interface FrozenReportRow {
  id: string;
  title: string;
  framework: string;
  scope: string | null;
  as_of: string;
  made_at: string;
  made_by: string;
  sha256: string;
  services: string;
}

/** A row of `frozen_report_parts`. */
export interface FrozenReportPartRow {
  report: string;
  part: number;
  made_at: string;
  content: Buffer;
}

/** A row of `waivers`. */
export interface WaiverRow {
  id: string;
  entity_ref: string;
  rule: string;
  path: string | null;
  reason: string;
  compensation: string | null;
  until: string;
  asked_by: string;
  asked_at: string;
  decision: 'approved' | 'refused' | 'withdrawn' | null;
  decided_by: string | null;
  decided_at: string | null;
  decision_reason: string | null;
  approved_by: string | null;
  approved_at: string | null;
  warned_at: string | null;
}

/** Why a service is due; the least goes first. */
export const PRIORITY = { asked: 0, pushed: 1, neverScanned: 2, stale: 3 };

/** Times as every column holds them: of one width, so that they sort as text. */
export const time = (date: Date) => date.toISOString();

/** The columns that come from the catalog. */
export function entityColumns(service: Service) {
  return {
    title: service.title,
    title_key: service.title.toLocaleLowerCase('en'),
    search_text: `${service.title} ${service.entityRef}`.toLocaleLowerCase(
      'en',
    ),
    owner: service.owner ?? null,
    system: service.system ?? null,
    domain: service.domain ?? null,
    type: service.type ?? null,
    lifecycle: service.lifecycle ?? null,
    tags: service.tags?.length ? JSON.stringify(service.tags) : null,
    policy_key: service.policyKey ?? '',
  };
}

/** The columns that say where the source is. */
export function sourceColumns({ source }: Service) {
  return {
    source_url: source.url ?? null,
    root_url: source.root ?? null,
    host: source.root ? new URL(source.root).host : null,
    folder: source.folder,
    file_patterns: source.filePatterns ?? null,
  };
}

/** The columns that say what is wrong. */
export function problemColumns(problem: ScanProblem | undefined) {
  return {
    problem_reason: problem?.reason ?? null,
    problem_advice: problem?.advice ?? null,
  };
}

/** The columns that sum an assessment up. */
export function assessmentColumns(assessment: Assessment) {
  const { result } = assessment;
  const open = openFindings(result);
  const counts = countBySeverity(
    severity => open.filter(finding => finding.severity === severity).length,
  );
  const { verdicts, failing, remarks } = verdictsOf(
    result.outcomes,
    assessment.ruleSet.rules,
  );
  return {
    status: result.status,
    result_status: result.status,
    score: result.score ?? null,
    grade: result.grade ?? null,
    level: result.level ?? null,
    ...counts,
    waived: result.outcomes.filter(({ state }) => state === 'waived').length,
    rules_version: assessment.rulesVersion,
    policy_hash: assessment.policyHash,
    rule_set: assessment.ruleSet.hash,
    verdicts,
    failing: JSON.stringify(failing),
    remarks: remarks.length ? JSON.stringify(remarks) : null,
    categories: JSON.stringify(
      Object.fromEntries(
        result.categories
          .filter(({ score }) => score !== undefined)
          .map(({ category, score }) => [category, score]),
      ),
    ),
    kinds: [...new Set(result.files.map(({ kind }) => kind))].sort().join(','),
    waivers: JSON.stringify([...assessment.waivers].sort()),
    line: assessment.line,
    required_level: assessment.requiredLevel ?? null,
    below: assessment.below === undefined ? null : Number(assessment.below),
  };
}

/** Open findings in short. */
export function tracesOf(result: ScanResult): FindingTrace[] {
  return openFindings(result).map(traceOf);
}

/** Findings that comments accept, in short. */
export function commentedOf({ findings }: ScanResult): CommentedFinding[] {
  return findings.flatMap(finding =>
    finding.suppressed
      ? [
          {
            ...traceOf(finding),
            reason: finding.suppressed.reason,
            until: finding.suppressed.until,
          },
        ]
      : [],
  );
}

function traceOf(finding: Finding): FindingTrace {
  const { rule, severity, file, range, fingerprint, message } = finding;
  return { rule, severity, file, line: range.startLine, fingerprint, message };
}

function openFindings({ findings }: ScanResult) {
  return findings.filter(({ suppressed, waiver }) => !suppressed && !waiver);
}

export function toClaimedService(row: ServiceRow): ClaimedService {
  return {
    entityRef: row.entity_ref,
    folder: row.folder,
    filePatterns: row.file_patterns ?? undefined,
    etag: row.etag ?? undefined,
    judgedBy: row.judged_by ?? undefined,
    freshUntil: row.fresh_until ?? undefined,
    failures: Number(row.failures),
    policyKey: row.policy_key,
  };
}

export function toStoredService(row: ServiceRow, now: Date): StoredService {
  return {
    entityRef: row.entity_ref,
    title: row.title,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    domain: row.domain ?? undefined,
    type: row.type ?? undefined,
    lifecycle: row.lifecycle ?? undefined,
    tags: row.tags === null ? undefined : JSON.parse(row.tags),
    policyKey: row.policy_key,
    source: {
      url: row.source_url ?? undefined,
      root: row.root_url ?? undefined,
      folder: row.folder,
      filePatterns: row.file_patterns ?? undefined,
    },
    status: row.status,
    problem: toProblem(row),
    latest: toLatest(row),
    lastScanAt: row.last_scan_at ?? undefined,
    nextScanAt: row.due_at ?? undefined,
    asked: row.asked_at !== null,
    running: row.claim_until !== null && row.claim_until > time(now),
  };
}

function toLatest(row: ServiceRow): StoredService['latest'] {
  if (row.scanned_at === null) return undefined;
  return {
    scannedAt: row.scanned_at,
    revision: row.revision ?? undefined,
    score: row.score === null ? undefined : Number(row.score),
    grade: row.grade ?? undefined,
    level: row.level ?? undefined,
    counts: countBySeverity(severity => Number(row[severity])),
    waived: Number(row.waived),
    line: row.line === null ? undefined : Number(row.line),
    requiredLevel: row.required_level ?? undefined,
    below: row.below === null ? undefined : Number(row.below) === 1,
    rulesVersion: row.rules_version ?? undefined,
    policyHash: row.policy_hash ?? undefined,
  };
}

function toProblem(row: ServiceRow): ScanProblem | undefined {
  if (row.problem_reason === null) return undefined;
  return { reason: row.problem_reason, advice: row.problem_advice ?? '' };
}

export function countBySeverity(
  count: (severity: (typeof SEVERITIES)[number]) => number,
) {
  return {
    critical: count('critical'),
    high: count('high'),
    medium: count('medium'),
    low: count('low'),
    info: count('info'),
  };
}
