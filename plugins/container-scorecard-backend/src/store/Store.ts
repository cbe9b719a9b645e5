import {
  ChangeCause,
  FrozenReport,
  DayTotals,
  FindingCounts,
  FindingTrace,
  HistoryEntry,
  ListScorecardsRequest,
  ScanProblem,
  ScanStatus,
  ScorecardOrder,
  ScorePoint,
} from '@plimsoll/backstage-plugin-container-scorecard-common';
import { Category, Grade, Level, ScannedImage } from '@plimsoll/findings';
import type { Pause } from '../hosts/pause';
import type { Assessment, PackedResult, RuleSetInfo } from '../assessor';
import type { FailingRule, Remark } from './verdicts';

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
  tags?: string[];
  /** Which overrides of the policy hold for it; see `Policies`. */
  policyKey?: string;
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
    waived: number;
    line?: number;
    requiredLevel?: Level;
    below?: boolean;
    rulesVersion?: string;
    policyHash?: string;
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
  /** What the last scan that gave a result found, under no policy. */
  found?: PackedResult;
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
  policyKey: string;
}

/** Services of one repository that one worker, and no other, may scan until `until`. */
export interface Claim {
  token: string;
  /** The root of the repository, for reading. */
  root: string;
  /** Whether somebody asked for it, or pushed to it. */
  urgent: boolean;
  services: ClaimedService[];
  /** The folders of all services of that repository, claimed or not. */
  folders: string[];
}

/** Which claims a worker can do with. */
export interface ClaimFilter {
  /** Only what somebody asked for, or pushed to. */
  urgent?: boolean;
  /** Hosts that cannot be asked for more at present, unless somebody waits for it. */
  exceptHosts?: readonly string[];
}

/** What came of a scan that gave a result. */
export interface ScanRecord {
  /** What the rules said, all of them. */
  found: PackedResult;
  /** What that comes to. */
  assessment: Assessment;
  etag: string;
  revision?: string;
  judgedBy: string;
  freshUntil?: string;
}

/** What is kept of a service that an assessment is made of. */
export interface KeptResult {
  found: PackedResult;
  policyKey: string;
  /** Those that hold on the day. */
  waivers: StoredWaiver[];
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
    | 'text'
    | 'status'
    | 'grade'
    | 'level'
    | 'owner'
    | 'system'
    | 'domain'
    | 'type'
    | 'lifecycle'
    | 'tag'
    | 'rule'
    | 'severity'
    | 'line'
  > {
  /** Only services of this part of the organisation. */
  within?: Within;
  /** Where the rules of the filter `rule` stand, by rule set. */
  failing?: ReadonlyArray<{ hash: string; place: number }>;
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

/** The services of a part of the organisation: those with one of these owners, systems or domains. */
export interface Within {
  column: 'owner' | 'system' | 'domain';
  refs: readonly string[];
}

/** A group, a system or a domain. */
export interface StoredScope {
  entityRef: string;
  kind: 'group' | 'system' | 'domain';
  title: string;
  parent?: string;
}

/** A waiver as it was asked for and decided. */
export interface StoredWaiver {
  id: string;
  entityRef: string;
  rule: string;
  path?: string;
  reason: string;
  compensation?: string;
  /** Its last day, `YYYY-MM-DD`. */
  until: string;
  askedBy: string;
  askedAt: string;
  decision?: 'approved' | 'refused' | 'withdrawn';
  decidedBy?: string;
  decidedAt?: string;
  decisionReason?: string;
  /** Also of one that was withdrawn later. */
  approvedBy?: string;
  approvedAt?: string;
}

/** One service in a report: what its latest, or a former, assessment came to. */
export interface ReportRow {
  entityRef: string;
  title: string;
  owner?: string;
  system?: string;
  domain?: string;
  type?: string;
  lifecycle?: string;
  status: ScanStatus;
  problem?: string;
  score?: number;
  grade?: Grade;
  level?: Level;
  below?: boolean;
  counts: FindingCounts;
  waived: number;
  categories: Partial<Record<Category, number>>;
  /** Kinds of files that were judged. */
  kinds: readonly string[];
  revision?: string;
  /** When the scan ended or, in a report of the past, since when it has been so. */
  at?: string;
  rulesVersion?: string;
  policyHash?: string;
  /** Hash of the rule set, and one letter per rule of it. */
  ruleSet?: string;
  verdicts?: string;
  failing: readonly FailingRule[];
  remarks: readonly Remark[];
  /** Where its source is now, for links. */
  root?: string;
  folder?: string;
  filePatterns?: string;
  /** Ids of the waivers that were counted. */
  waivers: readonly string[];
}

/** A finding that a comment in a file accepts. */
export interface CommentedFinding extends FindingTrace {
  reason?: string;
  until?: string;
}

/** What comments accept in one service. */
export interface CommentedService {
  entityRef: string;
  findings: readonly CommentedFinding[];
}

/** What is open in a service at present, in short. */
export interface OpenFindings {
  revision?: string;
  findings: readonly FindingTrace[];
}

/** A step in the history of one service, as far as it is about findings. */
export interface FindingStep {
  at: string;
  causes: ChangeCause[];
  status: ScanStatus | 'removed';
  /** The revision of the step, and the last one that was the same. */
  revision?: string;
  lastRevision?: string;
  added: readonly FindingTrace[];
  gone: readonly FindingTrace[];
}

/** The score that a service had at some time, and what it was part of then. */
export interface PastScore
  extends Pick<ReportRow, 'entityRef' | 'owner' | 'system' | 'domain'> {
  score: number;
}

/** An image as services name it, with what they know of it. */
export interface StoredImage
  extends Pick<
    ScannedImage,
    | 'reference'
    | 'tag'
    | 'distribution'
    | 'product'
    | 'endsOn'
    | 'ends'
    | 'moveTo'
    | 'retired'
    | 'lastBuilt'
    | 'unknown'
  > {
  /** Empty where a variable hides it. */
  repository: string;
  /** How many services name it, in how many it ships, and how many name a digest. */
  services: number;
  ships: number;
  pinned: number;
}

/** Where a service names an image. */
export interface StoredImagePlace {
  service: StoredService;
  file: string;
  line: number;
  digest?: string;
  ships: boolean;
}

/** What a report takes its services from. */
export interface ReportQuery {
  within?: Within;
  /** As in a list. */
  visible?: ReadonlySet<string>;
}

/** A step in the history of one service. */
export interface HistoryStep extends Omit<HistoryEntry, 'revisionLink'> {
  entityRef: string;
}

/** One step of some service in the history, as trends need it. */
export interface TrendStep {
  entityRef: string;
  at: string;
  status: ScanStatus | 'removed';
  score?: number;
  grade?: Grade;
  below?: boolean;
  critical: number;
}

/** How many services have a status and a grade. */
export interface CensusEntry {
  status: ScanStatus;
  grade?: Grade;
  services: number;
}

/** What a part of the organisation added up to on a day. */
export interface Rollup {
  scope: string;
  totals: DayTotals;
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
    now: Date,
  ): Promise<{ removed: number }>;

  /** Makes a service due at once, for a person waits for it. */
  ask(entityRef: string, now: Date): Promise<void>;
  /** Makes all services due at once whose repository has one of these addresses. */
  pushedTo(urls: readonly string[], now: Date): Promise<{ services: number }>;

  /**
   * Claims the services of one repository in which one is due. First come those that a person asked for, then those
   * that were pushed to, then those that were never scanned, then the others; among these whoever is due longest.
   * Those on hosts that are left alone are passed over.
   */
  claim(
    now: Date,
    until: Date,
    filter?: ClaimFilter,
  ): Promise<Claim | undefined>;
  /** Lets a host alone; a longer pause that holds stays. */
  pauseHost(host: string, pause: Pause, now: Date): Promise<void>;
  /** Whether a host is left alone. */
  pauseOf(host: string, now: Date): Promise<Pause | undefined>;
  /** All hosts that are left alone. */
  pauses(now: Date): Promise<Array<Pause & { host: string }>>;
  /** How many repositories have services, by host. */
  repositories(): Promise<Array<{ host: string; repositories: number }>>;
  /** Adds requests to those of a period, counted since 1970, that is so many seconds long. Answers how many it has now. */
  spend(requests: {
    host: string;
    seconds: number;
    period: number;
    requests: number;
  }): Promise<number>;
  /**
   * Makes due at once what was scanned, added or asked for in the future: the clock was set back since, and its next turn
   * is as far away.
   */
  mendTimes(now: Date): Promise<{ services: number }>;

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

  /** Keeps the names of rules, so that verdicts can be read. */
  saveRuleSet(ruleSet: RuleSetInfo): Promise<void>;
  /** Ids of the rules of a rule set. */
  ruleSet(hash: string): Promise<readonly string[] | undefined>;
  /**
   * Assesses what was found of a service anew, for another policy or other waivers. `false` where nothing was found.
   */
  reassess(
    entityRef: string,
    assessed: (kept: KeptResult) => Assessment,
    at: Date,
  ): Promise<boolean>;
  /** Services that were assessed with another policy or other waivers than these. */
  staleAssessments(
    hashOf: (policyKey: string) => string,
    today: string,
  ): Promise<string[]>;

  /** What was found of each service, one after the other. */
  keptResults(
    query: ReportQuery,
    now: Date,
  ): AsyncIterable<KeptResult & { service: StoredService }>;

  /** Adds a request. `false` where one for the same is undecided or holds. */
  addWaiver(waiver: StoredWaiver, today: string): Promise<boolean>;
  /** Keeps a decision. `false` where another one was made since. */
  decideWaiver(
    waiver: StoredWaiver,
    before: StoredWaiver['decision'],
  ): Promise<boolean>;
  waiver(id: string): Promise<StoredWaiver | undefined>;
  /** Newest first; all of them without a limit. */
  waivers(
    query: ReportQuery & { entityRef?: string; rule?: string },
    limit?: number,
  ): Promise<StoredWaiver[]>;
  /** Waivers that hold today and end by `until`, of whose end nobody was told. */
  waiversToWarnOf(today: string, until: string): Promise<StoredWaiver[]>;
  /** Notes that somebody is told. `false` where another backend was first. */
  warned(id: string, at: Date): Promise<boolean>;
  /** Waivers that hold on a day, of one service. */
  waiversInForce(entityRef: string, today: string): Promise<StoredWaiver[]>;

  /** Puts these in the place of all scopes that are known. */
  saveScopes(scopes: readonly StoredScope[]): Promise<void>;
  scopes(): Promise<StoredScope[]>;

  /** What every service comes to now: the same array where nothing has changed. */
  report(query: ReportQuery): Promise<readonly ReportRow[]>;
  /** What every service came to at a moment, as far as the history reaches back. */
  reportAt(query: ReportQuery, at: Date): Promise<ReportRow[]>;
  /** The scores of all services at a moment, with what they were part of. */
  scoresAt(at: Date): Promise<PastScore[]>;
  /** The same by entity ref; of a service that had none then, its first since. */
  scoresSince(at: Date): Promise<ReadonlyMap<string, number>>;

  /** The history of one service since a moment, with the last step before it; oldest first. */
  history(entityRef: string, since: Date): Promise<HistoryStep[]>;
  /** The steps of all services since a moment, with the last of each before it; oldest first. */
  trendSteps(query: ReportQuery, since: Date): Promise<TrendStep[]>;

  /** Images by how they are written and what is known of them. */
  images(query: ReportQuery): Promise<StoredImage[]>;
  /** Where one is named, by service. */
  imagePlaces(
    query: ReportQuery,
    reference: string,
    now: Date,
  ): Promise<StoredImagePlace[]>;

  /** What comments in files accept, of the services in which they do; by entity ref. */
  commented(query: ReportQuery): Promise<CommentedService[]>;
  /** What is open in these services at present, by entity ref. A hundred or so at a time. */
  openFindings(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, OpenFindings>>;
  /** How the findings of these services came and went, oldest first, by entity ref. A hundred or so at a time. */
  findingSteps(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, readonly FindingStep[]>>;

  /** Keeps one part of a frozen report, from 0. Nobody sees it before the report itself is added. */
  saveReportPart(
    report: string,
    part: number,
    content: Buffer,
    at: Date,
  ): Promise<void>;
  /** Takes the parts of a report back that will not be added. */
  removeReportParts(report: string): Promise<void>;
  /** The parts of a frozen report, one after the other. */
  reportParts(report: string): AsyncIterable<Buffer>;
  /** Adds a frozen report, of which all parts are there. */
  saveFrozenReport(
    report: FrozenReport & { services: readonly string[] },
  ): Promise<void>;
  /** All of them without their content, newest first. */
  frozenReports(): Promise<
    Array<FrozenReport & { services: readonly string[] }>
  >;
  frozenReport(
    id: string,
  ): Promise<(FrozenReport & { services: readonly string[] }) | undefined>;

  /** Keeps what scopes add up to; a day that is there already is written over. */
  saveRollups(rollups: readonly Rollup[]): Promise<void>;
  /** The days of a scope from `since` (`YYYY-MM-DD`) on, oldest first. Empty `scope` for all services. */
  rollups(scope: string, since: string): Promise<DayTotals[]>;

  /** How many services there are, by status and grade. */
  census(): Promise<CensusEntry[]>;
  /** How many are due and not claimed. */
  queued(now: Date): Promise<number>;

  /**
   * Forgets the history from before `before`, except the last step of each service: from there it goes on. And parts of
   * frozen reports that nobody finished.
   */
  prune(before: Date): Promise<void>;
}
