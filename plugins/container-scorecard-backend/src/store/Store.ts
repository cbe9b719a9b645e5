import {
  FindingCounts,
  ListScorecardsRequest,
  ScanProblem,
  ScanStatus,
  ScorecardOrder,
  ScorePoint,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Grade, Level, ScanResult } from '@plimsoll/findings';

/** Where a service's files are. */
export interface ServiceSource {
  /** As the entity says it. */
  url?: string;
  /** The root of the repository, for reading; absent where it cannot be read, and then `problem` says why. */
  root?: string;
  /** The service's folder in the repository, without slashes at the ends; empty for the root. */
  folder: string;
  /** Patterns of files that the entity adds to those of its folder, or takes away from them. */
  filePatterns?: string;
  problem?: ScanProblem;
}

/** A catalog entity that is scored. */
export interface Service {
  /** In lower case. */
  entityRef: string;
  title: string;
  /** Full entity refs. */
  owner?: string;
  system?: string;
  domain?: string;
  type?: string;
  lifecycle?: string;
  source: ServiceSource;
}

/** What is known of a service besides its findings. */
export interface StoredService extends Service {
  status: ScanStatus;
  problem?: ScanProblem;
  /** Set when there was a scan that gave a result. */
  latest?: {
    scannedAt: string;
    revision?: string;
    score?: number;
    grade?: Grade;
    level?: Level;
    counts: FindingCounts;
  };
  lastScanAt?: string;
  /** When the next scan is due; absent when none will be. */
  nextScanAt?: string;
  /** Whether a scan is asked for, and whether one is running. */
  asked: boolean;
  running: boolean;
}

/** Everything that is known of a service. */
export interface StoredScorecard {
  service: StoredService;
  result?: ScanResult;
  /** Oldest first. */
  history: ScorePoint[];
}

/** A service to scan, with what the last scan that gave a result was made of. */
export interface ClaimedService {
  entityRef: string;
  folder: string;
  filePatterns?: string;
  etag?: string;
  judgedBy?: string;
  /** The last day (YYYY-MM-DD) for which that result holds. */
  freshUntil?: string;
  /** Failed scans in a row. */
  failures: number;
}

/** Services of one repository that one worker, and no other, may scan until `until`. */
export interface Claim {
  token: string;
  /** The root of the repository, for reading. */
  root: string;
  services: ClaimedService[];
  /** The folders of all services of that repository, claimed or not. */
  folders: string[];
}

/** What came of a scan that gave a result. */
export interface ScanRecord {
  result: ScanResult;
  etag: string;
  revision?: string;
  judgedBy: string;
  freshUntil?: string;
}

/** When a scan ended, and when the next is due. */
export interface ScanTimes {
  at: Date;
  next: Date;
}

/** What a list shows. */
export interface ListQuery
  extends Pick<
    ListScorecardsRequest,
    'text' | 'status' | 'grade' | 'level' | 'owner' | 'system' | 'domain'
  > {
  minScore?: number;
  belowScore?: number;
  order: ScorecardOrder;
  limit: number;
  /** The last item of the page before. */
  after?: { value: string | number | null; entityRef: string };
  /** The only services that may be shown or counted; absent for all. */
  visible?: ReadonlySet<string>;
}

/** What a list answers. */
export interface ListPage {
  items: StoredService[];
  /** How many services match, on all pages. */
  totalItems: number;
  /** Where the page ends, for the query of the next; absent for an empty page. */
  end?: ListQuery['after'];
}

/**
 * Keeps services, their scans and whose turn it is. Any number of backends may share one.
 */
export interface Store {
  /** Adds services and brings known ones up to date. New ones and those whose source changed are due at once. */
  saveServices(services: Service[], now: Date): Promise<void>;
  /** Removes all services but these, and but those that were added after `since`. */
  keepServices(
    entityRefs: ReadonlySet<string>,
    since: Date,
  ): Promise<{ removed: number }>;

  /** Makes a service due at once. */
  ask(entityRef: string, now: Date): Promise<void>;
  /** Makes all services due at once whose repository has one of these addresses. */
  askRepositories(
    urls: readonly string[],
    now: Date,
  ): Promise<{ services: number }>;

  /** Claims the services of one repository in which one is due; those that were asked for go first. */
  claim(now: Date, until: Date): Promise<Claim | undefined>;
  /** Prolongs a claim. */
  renew(claim: Claim, until: Date): Promise<void>;
  /** Gives a claim back with nothing done. */
  release(claim: Claim): Promise<void>;

  /**
   * Each of these ends the claim on one service. `false` when the claim was lost meanwhile, to another worker
   * or because the service is gone or has another source now; nothing is kept of the scan then.
   */
  saveResult(
    claim: Claim,
    entityRef: string,
    record: ScanRecord,
    times: ScanTimes,
  ): Promise<boolean>;
  /** The last result still holds. */
  saveUnchanged(
    claim: Claim,
    entityRef: string,
    times: ScanTimes,
  ): Promise<boolean>;
  /** The last result, if there is one, stays. */
  saveFailure(
    claim: Claim,
    entityRef: string,
    problem: ScanProblem,
    times: ScanTimes,
  ): Promise<boolean>;

  service(entityRef: string, now: Date): Promise<StoredService | undefined>;
  scorecard(entityRef: string, now: Date): Promise<StoredScorecard | undefined>;
  list(query: ListQuery, now: Date): Promise<ListPage>;

  /** Forgets scores from before `before`, except the last of each service: from there the trend starts. */
  prune(before: Date): Promise<void>;
}
