import { Finding } from './finding';
import { ScannedImage } from './image';
import { Category, Grade, Level, OutcomeState, Severity } from './words';

/** What one rule says of a service. @public */
export interface Outcome {
  rule: string;
  state: OutcomeState;
  category: Category;
  severity: Severity;
  /** Points the score would rise if this rule passed and nothing else changed. Only on `fail`. */
  gain?: number;
  /** Why it is unknown or waived. */
  reason?: string;
  /**
   * On `fail` and `waived`: of the controls that the rule names, those that its findings are about. Absent: all of them.
   * A rule that looks at several settings fails for one of them, and says nothing against the controls of the others.
   */
  controls?: string[];
  /** Controls that are not met by what the rule itself has nothing against, as they ask for more. */
  unmet?: string[];
}

/** The score of one category; `score` is absent when no rule of it applies. @public */
export interface CategoryScore {
  category: Category;
  /** 0 to 100. */
  score?: number;
  passed: number;
  failed: number;
  unknown: number;
}

/** A file that was found but could not be judged. @public */
export interface Unreadable {
  file: string;
  /** In the user's words: "is larger than 1 MiB", "holds binary data". */
  reason: string;
}

/** A rule of ours that threw. It says nothing of the service. @public */
export interface Crash {
  rule: string;
  file: string;
  message: string;
}

/**
 * How a scan ended.
 *
 * `complete`: every file was judged by every rule. `partial`: see `unreadable` and `crashes`.
 * `not-containerised`: there is no container file, so there is no score.
 *
 * @public
 */
export type CheckStatus = 'complete' | 'partial' | 'not-containerised';

/**
 * One run of the rules over the files of one service.
 *
 * @public
 */
export interface ScanResult {
  status: CheckStatus;
  /** 0 to 100. Absent when not containerised, or when no rule could say anything. */
  score?: number;
  grade?: Grade;
  level?: Level;
  categories: CategoryScore[];
  outcomes: Outcome[];
  findings: Finding[];
  /** The files that were judged, with what they were taken for. */
  files: ScannedFile[];
  unreadable: Unreadable[];
  crashes: Crash[];
  /** The images that the service is built on and runs, by file and place. */
  images: ScannedImage[];
}

/** A file that was judged. @public */
export interface ScannedFile {
  file: string;
  kind: Finding['kind'];
}
