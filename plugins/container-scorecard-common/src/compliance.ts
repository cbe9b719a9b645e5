import {
  Control,
  ControlRuleState,
  ControlState,
  FrameworkInfo,
} from '@plimsoll/findings';
import { ReportRequest } from './reports';
import { ScorecardSummary } from './types';

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

/** What `GET /compliance/export` takes. @public */
export interface ExportRequest extends ComplianceRequest {
  format: 'csv' | 'json' | 'sarif';
}

/** Who is in a report and who is not. Adds up to `services`. @public */
export interface Population {
  /** Everything in the catalog that policy scores. */
  services: number;
  assessed: number;
  notContainerised: number;
  /** By why: the source could not be read, there is none, no scan yet. */
  notRead: Array<{ entityRef: string; title: string; reason: string }>;
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

/** What `GET /compliance/services` takes. @public */
export interface ControlServicesRequest extends ComplianceRequest {
  control: string;
}

/** What `GET /compliance/services` answers. @public */
export interface ControlServicesResponse {
  control: ControlTotals;
  /** Not met first, then by title. */
  items: ControlEvidence[];
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
