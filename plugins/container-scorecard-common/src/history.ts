import { Category, Grade, Level, Severity } from '@plimsoll/findings';
import { FindingCounts, ScanStatus } from './types';

/**
 * Why a scorecard is another than the one before.
 *
 * `code`: the repository changed. `rules`: other rules, or the same in another version. `policy`: what counts, or how
 * much. `waiver`: one began or ended. `time`: nothing but the date, such as an end of support. `first`: there was
 * none before. `catalog`: the service came, went or moved in the catalog. `source`: it could not be read, or can again.
 *
 * @public
 */
export type ChangeCause =
  | 'first'
  | 'code'
  | 'rules'
  | 'policy'
  | 'waiver'
  | 'time'
  | 'catalog'
  | 'source';

/** A finding as the history keeps it: enough to name it, without its text. @public */
export interface FindingTrace {
  rule: string;
  severity: Severity;
  file: string;
  /** From 1, at the revision at which it was found. */
  line: number;
  fingerprint: string;
  message: string;
}

/** A scorecard as it was from one moment on, and what made it another. Never changed once written. @public */
export interface HistoryEntry {
  /** Counts up per service; names the entry in a request. */
  id: string;
  /** From when. ISO 8601, UTC. */
  at: string;
  causes: ChangeCause[];
  status: ScanStatus;
  score?: number;
  grade?: Grade;
  level?: Level;
  counts: FindingCounts;
  /** Score by category, those that have one. */
  categories: Partial<Record<Category, number>>;
  revision?: string;
  /** The revision in the browser. */
  revisionLink?: string;
  /** Version of the rules and hash of the policy that judged: with the revision, all that it takes to judge again. */
  rulesVersion?: string;
  policyHash?: string;
  /** Open findings that were not there before. */
  added: FindingTrace[];
  /** Open findings that are there no more, whatever the cause. */
  gone: FindingTrace[];
}

/** What `GET …/history` takes. @public */
export interface HistoryRequest {
  /** How many days back, 1 to 800; default 90. The last entry before that comes first. */
  days?: number;
}

/** What `GET …/history` answers. @public */
export interface HistoryResponse {
  /** Oldest first. */
  items: HistoryEntry[];
}
