import type { LocatedInFile, Step, TextEdit } from '@plimsoll/syntax';

/** The spaces before what stands at an offset of its line. */
function indentOf({ source, start }: LocatedInFile): string {
  return ' '.repeat(source.position(start).column - 1);
}

/**
 * Gives inputs of an action their values, where the step is written over several lines; undefined where it has one of
 * them already, or is written in a way that is left to a person.
 */
export function setInputs(
  step: Step,
  inputs: Readonly<Record<string, string>>,
): TextEdit[] | undefined {
  const { node, source } = step;
  const names = Object.keys(inputs);
  if (node.isFlow || names.some(name => step.input(name))) return undefined;
  const lines = names.map(name => `${name}: ${inputs[name]}`);
  const given = node.map('with');
  const [first] = given?.entries ?? [];
  if (first)
    return given?.isFlow
      ? undefined
      : [
          {
            at: { start: first.start, end: first.start },
            text: lines
              .map(line => `${line}${source.lineBreak}${indentOf(first)}`)
              .join(''),
          },
        ];
  const uses = node.entry('uses');
  if (!uses || node.has('with')) return undefined;
  const { line } = source.position(uses.value.end);
  const { end } = source.lineAt(line);
  const indent = indentOf(uses);
  return [
    {
      at: { start: end, end },
      text: ['with:', ...lines.map(text => `  ${text}`)]
        .map(text => `${source.lineBreak}${indent}${text}`)
        .join(''),
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
