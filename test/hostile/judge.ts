import { check, kindOf, Policy } from '@plimsoll/engine';
import type { SourceFile } from '@plimsoll/engine';
import { usualPaths } from '@plimsoll/engine/testing';
import type { Kind, Range, ScanResult } from '@plimsoll/findings';
import { rules } from '@plimsoll/rules';
import { SourceText } from '@plimsoll/syntax';

/** Every rule switched on, with the options at which it reports the most. */
export const strictest = (policy: Policy): Policy => ({
  ...policy,
  rules: Object.fromEntries(
    rules.map(({ id, strictest: options }) => [id, { enabled: true, options }]),
  ),
});

/** What is scored at all: without one of them nothing is told of the other files. */
const CONTAINER_KINDS = new Set<Kind>(['dockerfile', 'compose', 'kubernetes']);
const BESIDE: SourceFile = { file: 'Dockerfile', text: 'FROM scratch\n' };

/** A text as a file of a service: where files of its kind usually are, beside a Dockerfile if it needs one. */
export function serviceWith(kind: Kind, text: string): SourceFile[] {
  const one = { file: usualPaths[kind], text };
  return CONTAINER_KINDS.has(kind) ? [one] : [one, BESIDE];
}

/** Judges the files of a service that has no others. */
export function judge(
  files: readonly SourceFile[],
  policy: Policy,
): ScanResult {
  return check({ files, paths: files.map(({ file }) => file) }, rules, {
    today: '2026-11-23',
    policy,
  });
}

/** What of a result cannot be, whatever the files: one line each, that begins with a word for the sort of mistake. */
export function mistakesIn(
  files: readonly SourceFile[],
  { crashes, files: read, unreadable, findings, ...result }: ScanResult,
): string[] {
  const mistakes = crashes.map(
    ({ rule, message }) => `crash of ${rule}: ${message}`,
  );
  const texts = new Map(
    files.map(({ file, text }) => [file, new SourceText(file, text)]),
  );
  const known = new Set([...read, ...unreadable, ...crashes].map(f => f.file));
  // Some YAML is only by its text one of ours.
  for (const { file, text } of files)
    if (!known.has(file) && kindOf(file, text))
      mistakes.push(`loss of ${file}`);
  for (const { rule, file, range, excerpt, fix } of findings) {
    if (!isInside(range, texts.get(file)))
      mistakes.push(`range of ${rule}: ${JSON.stringify(range)}`);
    if (!(excerpt.startLine >= 1 && excerpt.startLine <= range.startLine))
      mistakes.push(`excerpt of ${rule} from ${excerpt.startLine}`);
    // An edit may make a file that there is not.
    for (const edit of fix?.edits ?? [])
      if (texts.has(edit.file) && !isInside(edit.range, texts.get(edit.file)))
        mistakes.push(`fix of ${rule}: ${JSON.stringify(edit.range)}`);
  }
  const { score, categories, outcomes } = result;
  if (score !== undefined && !isShare(score)) mistakes.push(`score ${score}`);
  for (const one of categories) {
    const { category, passed, failed, unknown } = one;
    if (one.score !== undefined && !isShare(one.score))
      mistakes.push(`score of ${category} ${one.score}`);
    if (![passed, failed, unknown].every(isCount))
      mistakes.push(`number in ${category}`);
  }
  for (const { rule, gain } of outcomes)
    if (gain !== undefined && !isShare(gain))
      mistakes.push(`gain of ${rule} ${gain}`);
  return mistakes;
}

function isInside(range: Range, source: SourceText | undefined): boolean {
  if (!source) return false;
  const start = source.offset(range.startLine, range.startColumn);
  const end = source.offset(range.endLine, range.endColumn);
  const same = source.range({ start, end });
  return (
    start <= end &&
    same.startLine === range.startLine &&
    same.startColumn === range.startColumn &&
    same.endLine === range.endLine &&
    same.endColumn === range.endColumn
  );
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
const isShare = (value: number) => value >= 0 && value <= 100;
