import {
  Edit,
  Excerpt,
  ScorecardFinding,
} from '@plimsoll/backstage-plugin-container-scorecard-common';

/** One line of a diff; `before` and `after` are its numbers in the old and the new file. */
export interface DiffLine {
  sign: ' ' | '+' | '-';
  text: string;
  before?: number;
  after?: number;
}

/** What a fix does, as far as the excerpt shows the lines that it changes. */
export interface FixDiff {
  /** The excerpt before and after the fix; empty when the fix changes nothing in it. */
  lines: DiffLine[];
  /** Edits of other files, or of lines that the excerpt does not show. */
  elsewhere: Edit[];
}

/** Applies the edits of a finding's fix to its excerpt. */
export function fixDiff(finding: ScorecardFinding): FixDiff {
  const { excerpt } = finding;
  const here: Edit[] = [];
  const elsewhere: Edit[] = [];
  for (const edit of finding.fix?.edits ?? []) {
    const shown =
      edit.file === finding.file &&
      offsetOf(excerpt, edit.range.startLine, edit.range.startColumn) !==
        undefined &&
      offsetOf(excerpt, edit.range.endLine, edit.range.endColumn) !== undefined;
    (shown ? here : elsewhere).push(edit);
  }
  if (here.length === 0) return { lines: [], elsewhere };
  const after = splitLines(applyEdits(excerpt, here));
  return {
    lines: trimContext(diffLines(excerpt.lines, after, excerpt.startLine), 3),
    elsewhere,
  };
}

/** The patch of a fix as `git apply` takes it; nothing when part of the fix is not shown. */
export function patchOf(
  finding: ScorecardFinding,
  diff: FixDiff,
): string | undefined {
  if (diff.elsewhere.length > 0 || diff.lines.length === 0) return undefined;
  const old = diff.lines.filter(line => line.sign !== '+');
  const now = diff.lines.filter(line => line.sign !== '-');
  const start = (lines: DiffLine[], number: 'before' | 'after') =>
    lines.length ? lines[0][number] : finding.excerpt.startLine - 1;
  return [
    `--- a/${finding.file}`,
    `+++ b/${finding.file}`,
    `@@ -${start(old, 'before')},${old.length} +${start(now, 'after')},${
      now.length
    } @@`,
    ...diff.lines.map(line => `${line.sign}${line.text}`),
    '',
  ].join('\n');
}

/** The lines that a fix puts in. */
export function newLinesOf(diff: FixDiff): string {
  return [
    ...diff.lines.filter(line => line.sign === '+').map(line => line.text),
    ...diff.elsewhere.flatMap(edit => splitLines(edit.text)),
  ].join('\n');
}

/** Splits into lines; the line break at the end does not begin one more. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r?\n/);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Where a place is in the excerpt's text; nothing when the excerpt does not hold it. */
function offsetOf(
  excerpt: Excerpt,
  line: number,
  column: number,
): number | undefined {
  const index = line - excerpt.startLine;
  const inside = index >= 0 && index < excerpt.lines.length;
  const atEnd = index === excerpt.lines.length && column === 1;
  if (!inside && !atEnd) return undefined;
  if (inside && column - 1 > excerpt.lines[index].length) return undefined;
  let offset = column - 1;
  for (let i = 0; i < index; i += 1) offset += excerpt.lines[i].length + 1;
  return offset;
}

function applyEdits(excerpt: Excerpt, edits: Edit[]): string {
  let text = excerpt.lines.map(line => `${line}\n`).join('');
  const placed = edits
    .map((edit, order) => ({
      text: edit.text,
      start: offsetOf(excerpt, edit.range.startLine, edit.range.startColumn)!,
      end: offsetOf(excerpt, edit.range.endLine, edit.range.endColumn)!,
      order,
    }))
    // From the end, so that offsets before stay true; of two at one place the first given stays first.
    .sort((a, b) => b.start - a.start || b.order - a.order);
  for (const edit of placed) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return text;
}

/** The shortest way from one list of lines to another: longest common subsequence. Excerpts are short. */
function diffLines(
  old: string[],
  now: string[],
  firstLine: number,
): DiffLine[] {
  const common = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(now.length + 1).fill(0),
  );
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      common[i][j] =
        old[i] === now[j]
          ? common[i + 1][j + 1] + 1
          : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    const before = firstLine + i;
    const after = firstLine + j;
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ sign: ' ', text: old[i], before, after });
      i += 1;
      j += 1;
    } else if (
      j >= now.length ||
      (i < old.length && common[i + 1][j] >= common[i][j + 1])
    ) {
      lines.push({ sign: '-', text: old[i], before });
      i += 1;
    } else {
      lines.push({ sign: '+', text: now[j], after });
      j += 1;
    }
  }
  return lines;
}

/** Leaves so many unchanged lines around the changes. */
function trimContext(lines: DiffLine[], context: number): DiffLine[] {
  const changed = lines.flatMap((line, index) =>
    line.sign === ' ' ? [] : [index],
  );
  if (changed.length === 0) return [];
  return lines.slice(
    Math.max(0, changed[0] - context),
    changed[changed.length - 1] + context + 1,
  );
}
