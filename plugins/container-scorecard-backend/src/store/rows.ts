import {
  ScanProblem,
  ScanStatus,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Grade, Level, ScanResult, SEVERITIES } from '@plimsoll/findings';
import { ClaimedService, Service, StoredService } from './Store';

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
}

/** A row of `results`. */
export interface ResultRow {
  entity_ref: string;
  result: string;
}

/** A row of `scores`. */
export interface ScoreRow {
  entity_ref: string;
  at: string;
  score: number;
  revision: string | null;
}

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
  };
}

/** The columns that say where the source is. */
export function sourceColumns({ source }: Service) {
  return {
    source_url: source.url ?? null,
    root_url: source.root ?? null,
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

/** The columns that sum a result up. */
export function resultColumns(result: ScanResult) {
  const open = result.findings.filter(finding => !finding.suppressed);
  const counts = countBySeverity(
    severity => open.filter(finding => finding.severity === severity).length,
  );
  return {
    status: result.status,
    result_status: result.status,
    score: result.score ?? null,
    grade: result.grade ?? null,
    level: result.level ?? null,
    ...counts,
  };
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
  };
}

function toProblem(row: ServiceRow): ScanProblem | undefined {
  if (row.problem_reason === null) return undefined;
  return { reason: row.problem_reason, advice: row.problem_advice ?? '' };
}

function countBySeverity(
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
