import { Edit, Finding } from '@plimsoll/findings';
import { applyEdits, overlap, SourceText, TextEdit } from '@plimsoll/syntax';

/** What became of a file, and of the findings in it. @public */
export interface FixResult {
  text: string;
  /** The findings whose fix is in the text. */
  applied: Finding[];
  /** The findings whose fix would touch what another fix changed, or another file. Check again to have them. */
  skipped: Finding[];
}

/** @public */
export interface FixOptions {
  /** Leave out the fixes that are only offered. */
  onlySafe: boolean;
}

/**
 * Applies the fixes of the findings of one file.
 *
 * A fix is applied whole or not at all; of two that touch the same characters the first in the file wins.
 * What a comment accepts is left as it is.
 *
 * @public
 */
export function applyFixes(
  { file, text }: { file: string; text: string },
  findings: readonly Finding[],
  { onlySafe }: FixOptions,
): FixResult {
  const source = new SourceText(file, text);
  const taken: TextEdit[] = [];
  const takenKeys = new Set<string>();
  const applied: Finding[] = [];
  const skipped: Finding[] = [];
  for (const finding of findings) {
    const { fix, suppressed } = finding;
    if (finding.file !== file || !fix || suppressed) continue;
    if (onlySafe && !fix.safe) continue;
    if (fix.edits.some(edit => edit.file !== file)) {
      skipped.push(finding);
      continue;
    }
    const edits = fix.edits.map(edit => locate(source, edit));
    // Two rules may ask for the same change.
    const wanted = edits.filter(edit => !takenKeys.has(keyOf(edit)));
    if (collides(taken, wanted)) {
      skipped.push(finding);
      continue;
    }
    taken.push(...wanted);
    for (const edit of wanted) takenKeys.add(keyOf(edit));
    applied.push(finding);
  }
  return { text: applyEdits(text, taken), applied, skipped };
}

function locate(source: SourceText, { range, text }: Edit): TextEdit {
  return {
    at: {
      start: source.offset(range.startLine, range.startColumn),
      end: source.offset(range.endLine, range.endColumn),
    },
    text,
  };
}

const keyOf = ({ at, text }: TextEdit) => `${at.start}:${at.end}:${text}`;

/** Two insertions at one place do not overlap, but which comes first would be chance. */
function collides(taken: readonly TextEdit[], wanted: readonly TextEdit[]) {
  if (overlap([...taken, ...wanted])) return true;
  return wanted.some(({ at }) =>
    taken.some(
      other =>
        (at.start === at.end || other.at.start === other.at.end) &&
        at.start <= other.at.end &&
        other.at.start <= at.end,
    ),
  );
}
