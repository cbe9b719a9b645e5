import { Category, Confidence, Kind, Severity } from './words';

/**
 * Where others say the same thing. Codes are as the peer prints them today.
 *
 * @public
 */
export interface References {
  /** What a set-up ought to have, and the rule asks for: `<section>/<words>`. */
  practices?: string[];
  /** `<framework>@<version>:<id>`, for instance `cis-docker@1.8.0:4.1`. */
  controls?: string[];
  hadolint?: string[];
  trivy?: string[];
  checkov?: string[];
  buildkit?: string[];
  kics?: string[];
  dclint?: string[];
  zizmor?: string[];
  'kube-linter'?: string[];
  urls?: string[];
}

/**
 * Everything there is to say about a rule without running it.
 *
 * @public
 */
export interface RuleInfo {
  id: string;
  /** The remedy, as one would say it to a colleague: "Run as a non-root user". */
  title: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
  kinds: Kind[];
  /** Whether the rule counts unless a policy says otherwise. */
  enabled: boolean;
  /** Why it matters, in Markdown. */
  why: string;
  /** When not to follow it, in Markdown. */
  unless?: string;
  references: References;
  examples: RuleExample[];
  /** Whether the rule ever offers a fix. */
  fixable: boolean;
}

/**
 * A text that the rule reports and one that it does not.
 *
 * @public
 */
export interface RuleExample {
  kind: Kind;
  title?: string;
  /** Path of the file, where it is not the kind's usual name. */
  file?: string;
  bad: string;
  good: string;
  /** Other files of the service that the example needs, path to text. */
  with?: Record<string, string>;
  /** Options of the rule, over its defaults, that the example needs. */
  options?: Record<string, unknown>;
}
