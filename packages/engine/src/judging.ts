import type { Finding } from '@plimsoll/findings';
import { SourceText } from '@plimsoll/syntax';
import type {
  Located,
  LocatedInFile,
  ParsedFile,
  Service,
} from '@plimsoll/syntax';
import { FileInCheck } from './file-in-check';
import type { Report, ReportOptions, VisitContext } from './rule';
import type { ControlId } from './references';
import { RuleRun } from './rule-run';
import type { ActiveRule, RuleSet, Visitor } from './rule-set';
import type { Weighable } from './score';

const noOptions: ReportOptions = {};

/**
 * Lets rules visit nodes, and hands what they say to their runs.
 *
 * There is one `report` and one context for all of them, set before each visit: a visit is over when it returns.
 */
export class Judging {
  /** By the index of the rule; only of those that have said something of the service. */
  readonly #runs: (RuleRun | undefined)[];
  /** Whether a rule has looked at something and had nothing to say. */
  readonly #passed: boolean[];
  /** By rule: controls that are not met although it has nothing against what it saw. */
  readonly #unmet = new Map<ActiveRule, Set<string>>();
  readonly #report: Report;
  readonly #context: Writable<VisitContext<unknown, ParsedFile | undefined>>;
  #by: ActiveRule | undefined;
  #file: FileInCheck | undefined;
  /** Whether the rule has said anything of the node. */
  #said = false;

  constructor(
    private readonly rules: RuleSet,
    service: Service,
    today: string,
    private readonly files: ReadonlyMap<string, FileInCheck>,
  ) {
    this.#runs = rules.active.map(() => undefined);
    this.#passed = rules.active.map(() => false);
    this.#context = {
      service,
      today,
      ruleIds: rules.ids,
      options: undefined,
      file: undefined,
    };
    const report = (
      at: Located | LocatedInFile,
      message: string,
      options?: ReportOptions,
    ) => this.#add(this.#fileOf(at), at, message, options);
    this.#report = Object.assign(report, {
      in: (
        file: ParsedFile,
        at: Located,
        message: string,
        options?: ReportOptions,
      ) => this.#add(this.#known(file.source.file), at, message, options),
      unknown: (why: string) => {
        this.#said = true;
        this.#runOf(this.#current).doubt(why);
      },
      notApplicable: () => {
        this.#said = true;
      },
      unmet: (...controls: ControlId[]) => {
        const by = this.#current;
        const known = this.#unmet.get(by) ?? new Set();
        this.#unmet.set(by, known);
        for (const control of controls) known.add(control);
      },
    });
  }

  /** Lets a rule judge nodes of a file, or the service where there is no file. Gives what it threw first, if it did. */
  visit(
    { by, visit }: Visitor,
    nodes: readonly unknown[],
    file: FileInCheck | undefined,
  ): Error | undefined {
    this.#by = by;
    this.#file = file;
    this.#context.options = by.options;
    this.#context.file = file?.parsed;
    let thrown: Error | undefined;
    for (const node of nodes) {
      this.#said = false;
      try {
        visit(node, this.#report, this.#context);
        if (!this.#said) this.#passed[by.index] = true;
      } catch (error) {
        this.leaveUnknown(
          by,
          'The rule failed; this is a mistake of ours, not of yours',
        );
        thrown ??= error instanceof Error ? error : new Error(String(error));
      }
    }
    return thrown;
  }

  /** The rule cannot judge something at all. */
  leaveUnknown(by: ActiveRule, why: string): void {
    this.#runOf(by).doubt(why);
  }

  /** Fail over unknown over waived over pass; what was never visited is not applicable. */
  outcomes(): Weighable[] {
    return this.rules.active.map(by => {
      const run = this.#runs[by.index];
      const silent = this.#passed[by.index] ? by.passed : by.notApplicable;
      const weighable = run
        ? { outcome: run.outcome(), severityOnPass: by.severity }
        : silent;
      const unmet = this.#unmet.get(by);
      return unmet
        ? {
            ...weighable,
            outcome: { ...weighable.outcome, unmet: [...unmet].sort() },
          }
        : weighable;
    });
  }

  findings(): Finding[] {
    const findings: Finding[] = [];
    for (const run of this.#runs)
      if (run) for (const finding of run.findings) findings.push(finding);
    return findings;
  }

  #runOf(by: ActiveRule): RuleRun {
    const run = this.#runs[by.index] ?? new RuleRun(by);
    this.#runs[by.index] = run;
    return run;
  }

  get #current(): ActiveRule {
    if (this.#by) return this.#by;
    throw new Error('Only a rule that is visiting something can say anything');
  }

  #add(
    file: FileInCheck,
    at: Located,
    message: string,
    options: ReportOptions = noOptions,
  ) {
    this.#said = true;
    this.#runOf(this.#current).add(file, at, message, options, this.files);
  }

  #fileOf(at: Located | LocatedInFile): FileInCheck {
    // The source of a variable is not a file but says where its value comes from.
    if ('source' in at && at.source instanceof SourceText)
      return this.#known(at.source.file);
    if (this.#file) return this.#file;
    throw new Error(
      `Rule ${
        this.#current.rule.id
      } looks at the whole service, so it has to name the file: report.in(file, at, message)`,
    );
  }

  #known(path: string): FileInCheck {
    const file = this.files.get(path);
    if (file) return file;
    throw new Error(
      `Rule ${
        this.#current.rule.id
      } reports in ${path}, which is no file of the service`,
    );
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
