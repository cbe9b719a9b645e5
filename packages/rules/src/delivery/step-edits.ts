import type { LocatedInFile, Step, TextEdit } from '@plimsoll/syntax';

/** The spaces before what stands at an offset of its line. */
function indentOf({ source, start }: LocatedInFile): string {
  return ' '.repeat(source.position(start).column - 1);
}

/**
 * Gives an input of an action a value, where the step is written over several lines; undefined where it has the input
 * already, or is written in a way that is left to a person.
 */
export function setInput(
  step: Step,
  name: string,
  value: string,
): TextEdit[] | undefined {
  const { node, source } = step;
  if (node.isFlow || step.input(name)) return undefined;
  const given = node.map('with');
  const [first] = given?.entries ?? [];
  if (first)
    return given?.isFlow
      ? undefined
      : [
          {
            at: { start: first.start, end: first.start },
            text: `${name}: ${value}${source.lineBreak}${indentOf(first)}`,
          },
        ];
  const uses = node.entry('uses');
  if (!uses || node.has('with')) return undefined;
  const line = source.lineAt(source.position(uses.value.end).line);
  const indent = indentOf(uses);
  return [
    {
      at: { start: line.end, end: line.end },
      text: `${source.lineBreak}${indent}with:${source.lineBreak}${indent}  ${name}: ${value}`,
    },
  ];
}

/** Takes a whole line away that holds nothing but this. */
export function removeLine(at: LocatedInFile): TextEdit[] | undefined {
  const { source, start, end } = at;
  const { line } = source.position(start);
  if (source.position(end).line !== line) return undefined;
  const { start: from, end: to } = source.lineAt(line);
  const around = source.text.slice(from, start) + source.text.slice(end, to);
  if (!/^\s*(?:#.*)?$/.test(around)) return undefined;
  const next = source.text.startsWith(source.lineBreak, to)
    ? to + source.lineBreak.length
    : to;
  return [{ at: { start: from, end: next }, text: '' }];
}
