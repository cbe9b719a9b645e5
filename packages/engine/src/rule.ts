import {
  Category,
  Confidence,
  Kind,
  RuleExample,
  Severity,
} from '@plimsoll/findings';
import type {
  Located,
  LocatedInFile,
  ParsedFile,
  Service,
} from '@plimsoll/syntax';
import type { Files, Nodes } from './nodes';
import type { ControlId, RuleReferences } from './references';

/** One replacement of a fix. An insertion has an empty `at`, a deletion an empty `text`. @public */
export interface FixEdit {
  at: Located;
  text: string;
  /** Where the edit is not in the file of the finding: the other file's path. A new file takes its text at 0. */
  file?: string;
}

/**
 * A way to mend a finding. `safe` only if behaviour cannot change, except as intended:
 * safe fixes are applied in bulk, the others are offered.
 *
 * @public
 */
export interface OfferedFix {
  title: string;
  safe: boolean;
  edits: FixEdit[];
}

/** What may differ from finding to finding of one rule. @public */
export interface ReportOptions {
  fix?: OfferedFix;
  /** Where this finding is worse or better than the rule's usual one. */
  severity?: Severity;
  /** Where this finding is surer or less sure than the rule's usual one. */
  confidence?: Confidence;
  /** Of the controls that the rule names, those that this finding speaks against; all unless given. */
  controls?: readonly ControlId[];
}

/**
 * How a rule that looks at the whole service says what it found.
 *
 * @public
 */
export interface ServiceReport {
  /** Says no, at a node that knows its file, as those of YAML files do. */
  (at: LocatedInFile, message: string, options?: ReportOptions): void;
  /** Says no, in that file. */
  in(
    file: ParsedFile,
    at: Located,
    message: string,
    options?: ReportOptions,
  ): void;
  /** The files cannot tell: neither pass nor fail. */
  unknown(why: string): void;
  /** There is nothing here for this rule to judge. */
  notApplicable(): void;
  /** What is here is fine by this rule and not by these controls, which ask for more. Neither passes nor fails. */
  unmet(...controls: ControlId[]): void;
}

/**
 * How a rule says what it found. A visit that says nothing is a pass.
 *
 * @public
 */
export interface Report extends ServiceReport {
  /**
   * Says no. `at` is what a person would underline; it is in the file that is being visited,
   * or in the one it knows itself to be in.
   */
  (at: Located, message: string, options?: ReportOptions): void;
}

/** What a rule knows besides the node. @public */
export interface ServiceContext<O = unknown> {
  readonly service: Service;
  /** The rule's options: its own defaults under those of the policy. */
  readonly options: O;
  /** The day of the scan, `YYYY-MM-DD`. */
  readonly today: string;
  /** Ids of all the rules there are, also of those that are off. */
  readonly ruleIds: ReadonlySet<string>;
}

/** What a rule knows besides the node. @public */
export interface VisitContext<O = unknown, F = ParsedFile>
  extends ServiceContext<O> {
  /** The file that is being visited. */
  readonly file: F;
}

/** Judges one node. @public */
export type Visitor<Node, O, F> = (
  node: Node,
  report: Report,
  context: VisitContext<O, F>,
) => void;

/**
 * What a rule looks at: per kind of file a visitor per node, or the whole service at once.
 *
 * @public
 */
export type Check<O> = {
  [K in keyof Nodes]?: {
    [N in keyof Nodes[K]]?: Visitor<Nodes[K][N], O, Files[K]>;
  };
} & {
  service?: (
    service: Service,
    report: ServiceReport,
    context: ServiceContext<O>,
  ) => void;
};

/**
 * A rule as its author writes it: what it is, then how it judges.
 *
 * @public
 */
export interface RuleSpec<O extends object> {
  /** `<folder>/<words>`, the path of its file. Chosen once, never changed. */
  id: string;
  /** The remedy, as one would say it to a colleague: "Run as a non-root user". */
  title: string;
  category: Category;
  /** How bad it is if it is true. */
  severity: Severity;
  /** How sure the rule is of what it says. */
  confidence: Confidence;
  /** `false` for a rule that counts only where a policy asks for it. */
  enabled?: boolean;
  references: RuleReferences;
  /** Why it matters, in Markdown, for the developer who has to act. */
  why: string;
  /** When not to follow it, in Markdown; reads on from "Not for you if". */
  unless?: string;
  examples: readonly [RuleExample, ...RuleExample[]];
  /** The options with their defaults. */
  options?: O;
  /** What each option says, in Markdown; for the page of the rule. */
  optionNotes?: { readonly [K in keyof O]: string };
  /** The options at which the rule reports the most; only where they differ from the defaults. */
  strictest?: Partial<O>;
  /** Only with a `service` visitor: the kinds of file it judges. */
  kinds?: readonly [Kind, ...Kind[]];
  /**
   * Words of which a file holds at least one if there is anything in it to judge: the names of the tools that the rule
   * is about. Where none of them stands, the rule is not applicable and is not asked, which is most of the time.
   */
  mentions?: readonly [string, ...string[]];
  /** The day (YYYY-MM-DD) of the facts it judges by, where these change by themselves. */
  factsOf?: string;
  check: Check<O>;
}

/**
 * A rule. The type of its options is erased, so that every rule has this one type.
 *
 * @public
 */
export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly enabled: boolean;
  readonly references: RuleReferences;
  readonly why: string;
  readonly unless?: string;
  readonly examples: readonly RuleExample[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly optionNotes: Readonly<Record<string, string>>;
  readonly strictest: Readonly<Record<string, unknown>>;
  readonly kinds: readonly Kind[];
  readonly mentions?: readonly string[];
  readonly factsOf?: string;
  // The visitors take the options whose type is erased here; `check()` hands each rule its own.
  readonly check: Check<any>;
}

/**
 * Makes a rule of what its author wrote.
 *
 * Everything that `check()` can stamp on a finding (id, severity, fingerprint, excerpt) is not the author's to write.
 *
 * @public
 */
export function defineRule<O extends object = {}>(spec: RuleSpec<O>): Rule {
  const visited = Object.keys(spec.check).filter(
    key => key !== 'service',
  ) as Kind[];
  if (spec.check.service && !spec.kinds) {
    throw new Error(
      `Rule ${spec.id} has a "service" visitor, so it has to name the kinds of file it judges: kinds: ['compose']`,
    );
  }
  if (!spec.check.service && spec.kinds) {
    throw new Error(
      `Rule ${spec.id} names its kinds, but they are the keys of its "check"; leave "kinds" to rules with a "service" visitor`,
    );
  }
  return {
    ...spec,
    enabled: spec.enabled ?? true,
    options: { ...spec.options },
    optionNotes: { ...spec.optionNotes },
    strictest: { ...spec.strictest },
    kinds: spec.kinds ?? visited,
  };
}
