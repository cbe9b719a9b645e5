import { Range, Suppression } from '@plimsoll/findings';
import type { ParsedFile } from '@plimsoll/syntax';
import { IgnoreComment, ignoreComments, trivyCode } from './ignore-comments';
import type { Rule } from './rule';
import { Lines, Targets } from './target';

/**
 * Which findings of a file its comments accept.
 *
 * A comment on a line of its own speaks of what stands below it: in a Dockerfile the whole instruction, in YAML the
 * key or item with everything under it. A comment behind something speaks of that line. What is absent is reported
 * at the place where it is missed, so a comment there speaks of it.
 */
export class Suppressions {
  readonly #comments: readonly {
    comment: IgnoreComment;
    target: Lines | 'file';
  }[];

  constructor(private readonly file: ParsedFile, today: string) {
    const targets = new Targets(file);
    this.#comments = ignoreComments(file.source, file.kind)
      .filter(({ problem, until }) => !problem && !(until && until < today))
      .slice(0, MOST_COMMENTS)
      .map(comment => ({ comment, target: targetOf(comment, targets, file) }));
  }

  /** The comment that accepts what this rule says of this range. */
  find(rule: Rule, range: Range): Suppression | undefined {
    if (this.#comments.length === 0) return undefined;
    const match = this.#comments.find(
      ({ comment, target }) =>
        covers(comment, target, range) && names(comment, rule),
    );
    if (!match) return undefined;
    const { reason, until } = match.comment;
    return {
      ...(reason && { reason }),
      ...(until && { until }),
      range: this.file.source.range(match.comment),
    };
  }
}

/** A file written to be slow may hold any number; one written by people does not. */
const MOST_COMMENTS = 500;

/** Whether a comment speaks of this rule. @public */
export function names({ tool, codes }: IgnoreComment, rule: Rule): boolean {
  if (tool === 'plimsoll') return codes.includes(rule.id);
  const references: readonly string[] = rule.references[tool] ?? [];
  if (codes.includes('*')) return references.length > 0;
  return references.some(reference =>
    // Some of Trivy's own ids have five digits, with a zero before them.
    codes.includes(tool === 'trivy' ? trivyCode(reference) : reference),
  );
}

function covers(
  { line }: IgnoreComment,
  target: Lines | 'file',
  { startLine, endLine }: Range,
): boolean {
  if (target === 'file') return true;
  if (startLine <= line && line <= endLine) return true;
  return target.first <= startLine && startLine <= target.last;
}

function targetOf(
  { scope, line, isTrailing }: IgnoreComment,
  targets: Targets,
  { kind }: ParsedFile,
): Lines | 'file' {
  if (scope === 'file') return 'file';
  if (isTrailing) return { first: line, last: line };
  if (scope === 'stage') return targets.stage(line);
  return kind === 'dockerfile'
    ? targets.instruction(line)
    : targets.block(line);
}
