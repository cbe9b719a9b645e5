import {
  Control,
  ControlRuleState,
  ControlState,
  FrameworkInfo,
  Severity,
} from '@plimsoll/findings';
import { ChangeCause } from './history';
import { ReportRequest } from './reports';
import { ScorecardSummary } from './types';
import { WaiverState } from './waivers';

/** What `GET /frameworks` answers. @public */
export interface FrameworksResponse {
  items: FrameworkInfo[];
}

/** How many services have each state. @public */
export type ControlCounts = Record<ControlState, number>;

/** One control over many services. @public */
export interface ControlTotals extends Control {
  counts: ControlCounts;
  /** `met` of all for which it is met or not met, 0 to 1; absent where there is none. */
  passRate?: number;
  /** Services in which a failure of one of its rules is waived. */
  waived: number;
}

/** What `GET /compliance` takes. @public */
export interface ComplianceRequest extends ReportRequest {
  /** `cis-docker@1.8.0`. */
  framework: string;
  /** The end of this day, `YYYY-MM-DD`, UTC. Absent: now. */
  at?: string;
}

/**
 * The tables that a report is made of. `evidence`: how each service stands to each control. `population`: every service,
 * in the report or not. `findings`: where rules say no. `exceptions`: what is accepted. `closed`: what was found in the
 * year before and is there no more.
 *
 * @public
 */
export type ExportTable =
  | 'evidence'
  | 'population'
  | 'findings'
  | 'exceptions'
  | 'closed';

/** What `GET /compliance/export` takes. @public */
export interface ExportRequest extends ComplianceRequest {
  format: 'csv' | 'json' | 'sarif';
  /** With `csv`: which table; default `evidence`. The other formats hold all that they have a place for. */
  table?: ExportTable;
}

/** Who is in a report and who is not. Adds up to `services`. @public */
export interface Population {
  /** Everything in the catalog that policy scores. */
  services: number;
  assessed: number;
  notContainerised: number;
  /** By why: the source could not be read, there is none, no scan yet. */
  notRead: Array<{ entityRef: string; title: string; reason: string }>;
  /** Repositories that hold what was assessed. */
  repositories: number;
  /** Services that were assessed in part: a file could not be read, or a rule failed on it. */
  partial: number;
  /**
   * Entities of scored kinds that the catalog itself counts at the moment the report is made, for comparison with
   * `services`. Absent for the past and for a part of the organisation.
   */
  inCatalog?: number;
}

/** How results came about, and what they can and cannot show. @public */
export interface AssessmentMethod {
  /** As NIST SP 800-53A names methods: files were read and judged; nobody was interviewed, nothing was run. */
  term: 'examine';
  /** In a few sentences without a reference to a single service. */
  object: string;
  limits: string;
  independence: string;
  recheck: string;
}

/** What `GET /compliance` answers. @public */
export interface ComplianceReport {
  framework: Omit<FrameworkInfo, 'controls'>;
  scope?: { entityRef: string; title: string };
  /** The moment it shows, and the moment it was made. ISO 8601, UTC. */
  asOf: string;
  madeAt: string;
  population: Population;
  controls: ControlTotals[];
  /** Versions of the rules and hashes of the policies behind the results. */
  rulesVersions: string[];
  policyHashes: string[];
  /** When the first and the last of the scans ended that the results are from; absent where there is none. */
  scanned?: { first: string; last: string };
  /** What judges at present: `plimsoll --version` prints the same version and rules. */
  tool: {
    name: string;
    version: string;
    rules: string;
    /** What `rulesVersions` holds for services that were judged by it. */
    rulesVersion: string;
  };
  method: AssessmentMethod;
}

/** Why a finding does not count as open. @public */
export interface FindingAcceptance {
  /** A waiver that somebody else approved, or nothing but a comment in the file. */
  by: 'waiver' | 'comment';
  /** Id of the waiver. */
  waiver?: string;
  reason?: string;
  /** The last day on which it holds, `YYYY-MM-DD`. A comment need not have one. */
  until?: string;
  /** User entity refs; a comment has none. */
  askedBy?: string;
  approvedBy?: string;
}

/** One place where a rule says no, as evidence. @public */
export interface EvidenceFinding {
  rule: string;
  severity: Severity;
  /** In the repository. */
  file: string;
  /** From 1. Absent where only the file is known: see `ServiceFindings`. */
  line?: number;
  endLine?: number;
  message: string;
  /** Equal for the same finding after lines moved. */
  fingerprint: string;
  /** Its lines at the scanned revision, in the browser. */
  link?: string;
  /** When a scan first found it, as far as the history reaches back. */
  firstSeen?: string;
  accepted?: FindingAcceptance;
}

/** A finding that is there no more. @public */
export interface ClosedFinding {
  rule: string;
  file: string;
  /** Where it was when it was last seen. */
  line: number;
  message: string;
  fingerprint: string;
  firstSeen?: string;
  /** When a scan, or another assessment, first had it no more; and at which revision. */
  closedAt: string;
  revision?: string;
  /** Why: only `code` means that somebody mended it. */
  causes: ChangeCause[];
}

/** What was found in one service by the rules of a framework. @public */
export interface ServiceFindings {
  entityRef: string;
  /** Of the scan that the findings are from. */
  revision?: string;
  scannedAt?: string;
  items: EvidenceFinding[];
  /** Of the year before the report, newest first. */
  closed: ClosedFinding[];
  /** What is not known of them, in a sentence: for the past, only what the history keeps. */
  note?: string;
}

/** A failure that is accepted, or that somebody asked to be, or that a comment in a file hides. @public */
export interface ComplianceException {
  /** `waiver`: asked for and decided by two people. `comment`: an ignore comment, which nobody approved. */
  kind: 'waiver' | 'comment';
  service: { entityRef: string; title: string };
  rule: string;
  /** Ids of the controls that the rule gives evidence for. */
  controls: string[];
  /** A path with stars for a waiver, absent where it is for all files; the file of a comment. */
  file?: string;
  /** Of the finding that a comment hides. */
  line?: number;
  reason?: string;
  /** What keeps the risk small meanwhile. */
  compensation?: string;
  /** User entity refs. */
  askedBy?: string;
  decidedBy?: string;
  decisionReason?: string;
  /** When it was asked for and decided. ISO 8601, UTC. */
  since?: string;
  decidedAt?: string;
  /** Who approved it and when, also where the last decision was to withdraw it. */
  approvedBy?: string;
  approvedAt?: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  until?: string;
  /** Of a waiver, at the moment that the report shows. */
  state?: WaiverState;
  /** Id of the waiver. */
  id?: string;
}

/** What `GET /compliance/exceptions` answers. @public */
export interface ExceptionsResponse {
  /** By service. Waivers first. */
  items: ComplianceException[];
  /** What is not known of them, in a sentence. */
  note?: string;
}

/** The evidence for one control in one service. @public */
export interface ControlEvidence {
  service: Pick<
    ScorecardSummary,
    'entityRef' | 'title' | 'owner' | 'system' | 'domain'
  >;
  state: ControlState;
  /** Why, in a sentence. */
  reason: string;
  /** "Configuration in source at revision …". */
  revision?: string;
  revisionLink?: string;
  scannedAt?: string;
  rulesVersion?: string;
  policyHash?: string;
  rules: ControlRuleState[];
  waivers: string[];
}

/** The evidence for one control in one service, with the places behind it. @public */
export interface ControlServiceEvidence extends ControlEvidence {
  /** What the rules that fail for this control found; accepted findings are marked. */
  findings: EvidenceFinding[];
  /** What is not known of the findings. */
  findingsNote?: string;
  /** Commands that judge the same files again. Absent where the repository or the revision is not known. */
  recheck?: string;
}

/** What `GET /compliance/services` takes. @public */
export interface ControlServicesRequest extends ComplianceRequest {
  control: string;
  /** Only services in one of these states. */
  state?: ControlState[];
  /** 1 to 500, default 500. All of them are in the export. */
  limit?: number;
}

/** What `GET /compliance/services` answers. @public */
export interface ControlServicesResponse {
  control: ControlTotals;
  /** Not met first, then by title. */
  items: ControlServiceEvidence[];
  /** How many there are, also beyond the limit. */
  totalItems: number;
}

/** A report as it was when somebody froze it. @public */
export interface FrozenReport {
  id: string;
  title: string;
  /** What it holds. */
  framework: string;
  scope?: string;
  asOf: string;
  madeAt: string;
  /** User entity ref. */
  madeBy: string;
  /** SHA-256 of `content` as it is served, in hex. */
  sha256: string;
}

/** What `POST /reports` takes. @public */
export interface FreezeRequest extends ComplianceRequest {
  title?: string;
}

/** What `GET /reports` answers: those that the caller made or may see in full, newest first. @public */
export interface ReportsResponse {
  items: FrozenReport[];
}
