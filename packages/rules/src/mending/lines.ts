import type { FixEdit } from '@plimsoll/engine';
import type { Dockerfile, Instruction, Located, Stage } from '@plimsoll/syntax';

/** A keyword in the case of the file. */
export const keyword = ({ from }: Stage, word: string): string =>
  from.keyword.raw === from.keyword.raw.toLowerCase()
    ? word.toLowerCase()
    : word;

/** What fills the stage, and what its user and folder are for. */
const building = new Set<Instruction['type']>([
  'from',
  'run',
  'copy',
  'add',
  'workdir',
  'user',
  'volume',
]);

/** The last instruction of a stage that builds it: what says how the image runs can stand behind it. */
export const endOfBuild = ({ instructions, from }: Stage): Instruction =>
  instructions.findLast(({ type }) => building.has(type)) ?? from;

/** Puts lines behind an instruction; nothing if its last line goes on. */
export function linesBehind(
  { source: { text, lineBreak } }: Dockerfile,
  { end }: Located,
  lines: readonly string[],
): FixEdit | undefined {
  if (end > 0 && text[end - 1] === '\n')
    return insertion(end, lines.map(line => line + lineBreak).join(''));
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline;
  if (text.slice(end, lineEnd).trim() !== '') return undefined;
  return newline < 0
    ? insertion(lineEnd, lines.map(line => lineBreak + line).join(''))
    : insertion(lineEnd + 1, lines.map(line => line + lineBreak).join(''));
}

/** Puts lines above an instruction and the comments that belong to it; nothing if it does not begin its line. */
export function linesAbove(
  { source: { text, lineBreak } }: Dockerfile,
  { start, comments }: Instruction,
  lines: readonly string[],
): FixEdit | undefined {
  const first = Math.min(start, comments[0]?.start ?? start);
  const lineStart = text.lastIndexOf('\n', first - 1) + 1;
  if (text.slice(lineStart, first).trim() !== '') return undefined;
  return insertion(lineStart, lines.map(line => line + lineBreak).join(''));
}

const insertion = (at: number, text: string): FixEdit => ({
  at: { start: at, end: at },
  text,
});

/** Removes the lines of an instruction; nothing if something else stands on them. */
export function withoutLines(
  { source: { text } }: Dockerfile,
  { start, end }: Located,
): FixEdit | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak + 1;
  const isAlone =
    /^\uFEFF?\s*$/.test(text.slice(lineStart, start)) &&
    text.slice(end, lineEnd).trim() === '';
  if (!isAlone) return undefined;
  const from = text[lineStart] === '\uFEFF' ? lineStart + 1 : lineStart;
  return { at: { start: from, end: lineEnd }, text: '' };
}
