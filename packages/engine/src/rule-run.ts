import { Finding, Outcome, Severity, SEVERITIES } from '@plimsoll/findings';
import { SourceText } from '@plimsoll/syntax';
import type {
  Located,
  LocatedInFile,
  ParsedFile,
  Service,
} from '@plimsoll/syntax';
import { FileInCheck } from './file-in-check';
import type { RulePolicy } from './policy';
import type {
  FixEdit,
  OfferedFix,
  Report,
  ReportOptions,
  Rule,
  ServiceContext,
} from './rule';

/** A file that was written to be found fault with must not drown the rest. */
const MOST_PER_FILE = 100;
const MOST_PER_RULE = 300;

/** What one rule makes of one service. */
export class RuleRun {
  readonly severity: Severity;
  readonly report: Report;
  readonly context: ServiceContext & { file?: ParsedFile };
  readonly findings: Finding[] = [];

  #visit = { reported: false, unknown: false, notApplicable: false };
  #file: FileInCheck | undefined;
  #passed = false;
  #open = false;
  #waived: string[] = [];
  #unknown = new Set<string>();
  #isUnknown = false;
  #countByFile = new Map<string, number>();
  #seen = new Map<string, Finding>();
  #left = 0;

  constructor(
    readonly rule: Rule,
    private readonly policy: RulePolicy,
    private readonly files: ReadonlyMap<string, FileInCheck>,
    service: Service,
    today: string,
    ruleIds: ReadonlySet<string>,
  ) {
    this.severity = policy.severity ?? rule.severity;
    this.context = {
      service,
      options: { ...rule.options, ...policy.options },
      today,
      ruleIds,
    };
    const report = (
      at: Located | LocatedInFile,
      message: string,
      options?: ReportOptions,
    ) => this.#add(this.#fileOf(at), at, message, options);
    this.report = Object.assign(report, {
      in: (
        file: ParsedFile,
        at: Located,
        message: string,
        options?: ReportOptions,
      ) => this.#add(this.#known(file.source.file), at, message, options),
      unknown: (why: string) => this.#doubt(why),
      notApplicable: () => {
        this.#visit.notApplicable = true;
      },
    });
  }

  /** Lets the rule judge one node, or the service where there is no file. Gives what it threw, if it did. */
  visit(
    visitor: (node: any, report: Report, context: any) => void,
    node: unknown,
    file: FileInCheck | undefined,
  ): Error | undefined {
    this.#visit = { reported: false, unknown: false, notApplicable: false };
    this.#file = file;
    this.context.file = file?.parsed;
    try {
      visitor(node, this.report, this.context);
    } catch (error) {
      this.#doubt('The rule failed; this is a mistake of ours, not of yours');
      return error instanceof Error ? error : new Error(String(error));
    }
    const { reported, unknown, notApplicable } = this.#visit;
    this.#passed ||= !reported && !unknown && !notApplicable;
    return undefined;
  }

  /** The rule cannot judge a file at all. */
  leaveUnknown(why: string): void {
    this.#doubt(why);
  }

  /** Fail over unknown over waived over pass; what was never visited is not applicable. */
  outcome(): Outcome {
    const { rule, severity } = this;
    const base = { rule: rule.id, category: rule.category, severity };
    if (this.#open) {
      const open = this.findings.filter(({ suppressed }) => !suppressed);
      const worst = SEVERITIES.find(s => open.some(f => f.severity === s));
      return {
        ...base,
        state: 'fail',
        severity: worst ?? severity,
        ...(this.#left > 0 && {
          reason: `Shows ${this.findings.length} findings of ${
            this.findings.length + this.#left
          }`,
        }),
      };
    }
    if (this.#isUnknown) {
      return {
        ...base,
        state: 'unknown',
        reason: [...this.#unknown].join('; '),
      };
    }
    if (this.#waived.length) {
      const reasons = [...new Set(this.#waived)].slice(0, 3);
      return { ...base, state: 'waived', reason: reasons.join('; ') };
    }
    return { ...base, state: this.#passed ? 'pass' : 'not-applicable' };
  }

  #doubt(why: string) {
    this.#visit.unknown = true;
    this.#isUnknown = true;
    if (this.#unknown.size < 3) this.#unknown.add(why);
  }

  #fileOf(at: Located | LocatedInFile): FileInCheck {
    // The source of a variable is not a file but says where its value comes from.
    if ('source' in at && at.source instanceof SourceText)
      return this.#known(at.source.file);
    if (this.#file) return this.#file;
    throw new Error(
      `Rule ${this.rule.id} looks at the whole service, so it has to name the file: report.in(file, at, message)`,
    );
  }

  #known(path: string): FileInCheck {
    const file = this.files.get(path);
    if (file) return file;
    throw new Error(
      `Rule ${this.rule.id} reports in ${path}, which is no file of the service`,
    );
  }

  #add(
    file: FileInCheck,
    at: Located,
    message: string,
    options: ReportOptions = {},
  ) {
    this.#visit.reported = true;
    // A template and what extends it, or a base file and its override, can say the same thing twice.
    const key = `${file.path}\0${at.start}\0${at.end}\0${message}`;
    const severity =
      this.policy.severity ?? options.severity ?? this.rule.severity;
    const seen = this.#seen.get(key);
    if (seen) {
      // What is harmless in the override may be serious in the base.
      seen.severity =
        SEVERITIES.find(word => word === seen.severity || word === severity) ??
        severity;
      return;
    }

    const range = file.range(at);
    const suppressed = file.suppressions.find(this.rule, range);
    const count = this.#countByFile.get(file.path) ?? 0;
    const enough =
      count >= MOST_PER_FILE || this.findings.length >= MOST_PER_RULE;
    // One that counts is always shown, however many accepted ones stand before it.
    if (enough && (suppressed || this.#open)) {
      this.#left++;
      return;
    }
    this.#countByFile.set(file.path, count + 1);
    if (suppressed) {
      this.#waived.push(suppressed.reason ?? 'Accepted by a comment');
    } else {
      this.#open = true;
    }
    const fix = options.fix && this.#fix(file, options.fix);
    const finding: Finding = {
      rule: this.rule.id,
      kind: file.parsed.kind,
      severity,
      confidence: options.confidence ?? this.rule.confidence,
      file: file.path,
      range,
      message: file.sentence(message),
      fingerprint: file.fingerprint(this.rule.id, at),
      excerpt: file.shown.excerpt(range),
      ...(fix && { fix }),
      ...(suppressed && { suppressed }),
    };
    this.#seen.set(key, finding);
    this.findings.push(finding);
  }

  /** The fix with its places in lines and columns; none if it would carry a secret out of the file. */
  #fix(file: FileInCheck, { title, safe, edits }: OfferedFix): Finding['fix'] {
    if (edits.some(({ text }) => file.shown.givesAway(text))) return undefined;
    return {
      title,
      safe,
      edits: edits.map(edit => ({
        ...this.#place(file, edit),
        text: edit.text,
      })),
    };
  }

  #place(file: FileInCheck, edit: FixEdit) {
    const path = edit.file ?? file.path;
    const target = this.files.get(path);
    // Not there yet: the fix creates it.
    const range = target?.parsed.source.range(edit.at) ?? {
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 1,
    };
    return { file: path, range };
  }
}
