import { Finding, Outcome, Severity, SEVERITIES } from '@plimsoll/findings';
import type { Located } from '@plimsoll/syntax';
import { FileInCheck } from './file-in-check';
import { maskSentence } from './mask';
import type { FixEdit, OfferedFix, ReportOptions } from './rule';
import type { ActiveRule } from './rule-set';

/** A file that was written to be found fault with must not drown the rest. */
const MOST_PER_FILE = 100;
const MOST_PER_RULE = 300;
const MOST_REASONS = 3;

/** Something a rule has said, with what it said before that begins at the same place. */
interface Said {
  readonly path: string;
  readonly end: number;
  readonly message: string;
  readonly finding: Finding;
  readonly before: Said | undefined;
}

/** What one rule has to say of one service; there is none for a rule that says nothing. */
export class RuleRun {
  readonly findings: Finding[] = [];
  #open = false;
  #waived: string[] | undefined;
  /** The controls that its findings are about, open and accepted, as long as each of them says so. */
  #about: Set<string> | 'all' | undefined;
  #unknown: Set<string> | undefined;
  /** By where it begins. */
  #said: Map<number, Said> | undefined;
  #left = 0;

  constructor(readonly by: ActiveRule) {}

  /** The files cannot tell. */
  doubt(why: string): void {
    this.#unknown ??= new Set();
    if (this.#unknown.size < MOST_REASONS) this.#unknown.add(why);
  }

  /** Fail over unknown over waived. */
  outcome(): Outcome {
    if (this.#open) return this.#failure();
    if (this.#unknown)
      return this.#outcome(
        'unknown',
        maskSentence([...this.#unknown].join('; '), []),
      );
    const reasons = [...new Set(this.#waived)].slice(0, MOST_REASONS);
    return this.#narrowed(this.#outcome('waived', reasons.join('; ')));
  }

  /** Says no; `files` are those a fix may edit. */
  add(
    file: FileInCheck,
    at: Located,
    message: string,
    options: ReportOptions,
    files: ReadonlyMap<string, FileInCheck>,
  ): void {
    const { rule, hasFixedSeverity, severity: usual } = this.by;
    const severity = hasFixedSeverity ? usual : options.severity ?? usual;
    const seen = this.#find(file, at, message);
    if (seen) {
      // What is harmless in the override may be serious in the base.
      seen.severity =
        SEVERITIES.find(word => word === seen.severity || word === severity) ??
        severity;
      return;
    }

    const range = file.range(at);
    const suppressed = file.accepted(rule, range);
    this.#note(options.controls);
    // One that counts is always shown, however many accepted ones stand before it.
    if ((suppressed || this.#open) && this.#isEnough(file)) {
      this.#left++;
      return;
    }
    if (suppressed) {
      this.#waived ??= [];
      this.#waived.push(suppressed.reason ?? 'Accepted by a comment');
    } else {
      this.#open = true;
    }
    const finding: Finding = {
      rule: rule.id,
      kind: file.parsed.kind,
      severity,
      confidence: options.confidence ?? rule.confidence,
      file: file.path,
      range,
      message: file.sentence(message),
      fingerprint: file.fingerprint(rule.id, at),
      excerpt: file.shown.excerpt(range),
    };
    const fix = options.fix && fixOf(options.fix, file, files);
    if (fix) finding.fix = fix;
    if (suppressed) finding.suppressed = suppressed;
    this.#said ??= new Map();
    const { start, end } = at;
    const before = this.#said.get(start);
    this.#said.set(start, { path: file.path, end, message, finding, before });
    this.findings.push(finding);
  }

  /** What was said already: a template and what extends it, or a base file and its override, can give the same twice. */
  #find(file: FileInCheck, at: Located, message: string): Finding | undefined {
    let said = this.#said?.get(at.start);
    while (said) {
      const { path, end } = said;
      if (path === file.path && end === at.end && said.message === message)
        return said.finding;
      said = said.before;
    }
    return undefined;
  }

  #isEnough({ path }: FileInCheck): boolean {
    const { length } = this.findings;
    if (length < MOST_PER_FILE) return false;
    if (length >= MOST_PER_RULE) return true;
    const ofFile = this.findings.filter(({ file }) => file === path);
    return ofFile.length >= MOST_PER_FILE;
  }

  #failure(): Outcome {
    const open = this.findings.filter(({ suppressed }) => !suppressed);
    const worst = SEVERITIES.find(s => open.some(f => f.severity === s));
    const shown = this.findings.length;
    return this.#narrowed(
      this.#outcome(
        'fail',
        this.#left > 0
          ? `Shows ${shown} findings of ${shown + this.#left}`
          : undefined,
        worst,
      ),
    );
  }

  #note(controls: readonly string[] | undefined) {
    if (!controls) this.#about = 'all';
    else if (this.#about !== 'all')
      this.#about = new Set([...(this.#about ?? []), ...controls]);
  }

  /** What is unknown may concern any of the rule's controls. */
  #narrowed(outcome: Outcome): Outcome {
    if (this.#about && this.#about !== 'all' && !this.#unknown)
      outcome.controls = [...this.#about].sort();
    return outcome;
  }

  #outcome(
    state: Outcome['state'],
    reason: string | undefined,
    severity: Severity = this.by.severity,
  ): Outcome {
    const { id, category } = this.by.rule;
    const outcome: Outcome = { rule: id, category, severity, state };
    if (reason !== undefined) outcome.reason = reason;
    return outcome;
  }
}

/** The fix with its places in lines and columns; none if it would carry a secret out of the file. */
function fixOf(
  { title, safe, edits }: OfferedFix,
  file: FileInCheck,
  files: ReadonlyMap<string, FileInCheck>,
): Finding['fix'] {
  if (givesAway(edits, file, files)) return undefined;
  return {
    title: file.sentence(title),
    safe,
    edits: edits.map(edit => ({
      ...placeOf(edit, file, files),
      text: edit.text,
    })),
  };
}

/** Whether a fix would write down again what is hidden: a secret of the file, or what stood in one of its places. */
function givesAway(
  edits: readonly FixEdit[],
  file: FileInCheck,
  files: ReadonlyMap<string, FileInCheck>,
): boolean {
  const replaced = edits.flatMap(({ at, file: path }) => [
    ...((path === undefined ? file : files.get(path))?.shown.hiddenIn(at) ??
      []),
  ]);
  return edits.some(
    ({ text }) =>
      file.shown.givesAway(text) ||
      replaced.some(secret => text.includes(secret)),
  );
}

function placeOf(
  edit: FixEdit,
  file: FileInCheck,
  files: ReadonlyMap<string, FileInCheck>,
) {
  const path = edit.file ?? file.path;
  const target = files.get(path);
  // Not there yet: the fix creates it.
  const range = target?.parsed.source.range(edit.at) ?? {
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 1,
  };
  return { file: path, range };
}
