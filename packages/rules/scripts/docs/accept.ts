import type { Rule } from '@plimsoll/engine';
import { checkExample, usualPaths } from '@plimsoll/engine/testing';
import type { RuleExample } from '@plimsoll/findings';
import { codeBlock, languageOf, paragraphs } from './markdown';

const details = 'reason="…" until=YYYY-MM-DD';

/** How to accept a finding by a comment: shown on the first example of which it is true. */
export function acceptSection(rule: Rule): string {
  const shown = rule.examples.flatMap(
    example => above(rule, example) ?? anywhere(rule, example) ?? [],
  );
  return paragraphs([
    '## Accepting it',
    ...(shown[0] ?? [
      'There is no line that a comment could stand above: switch the rule off in the policy.',
    ]),
    '[Other comments, and how far they reach](../../../engine/README.md#comments-that-accept-findings)',
  ]);
}

function above(rule: Rule, example: RuleExample): string[][] | undefined {
  const comment = `# plimsoll ignore=${rule.id}`;
  const lines = linesAccepted(rule, example, comment);
  if (!lines) return undefined;
  const indent = indentOf(lines[0]);
  const text = [
    `${comment} ${details}`,
    ...lines.map(line => line.slice(indent.length)),
  ].join('\n');
  return [
    [
      'With a reason and, if you like, the last day on which it holds:',
      codeBlock(languageOf(fileOf(example)), text),
    ],
  ];
}

function anywhere(rule: Rule, example: RuleExample): string[][] | undefined {
  const comment = `# plimsoll ignore-file=${rule.id}`;
  const lines = linesOf(example);
  if (!isAccepted(rule, example, lines.length, comment)) return undefined;
  return [
    [
      'With a reason and, if you like, the last day on which it holds, for the whole file:',
      codeBlock(languageOf(fileOf(example)), `${comment} ${details}`),
    ],
  ];
}

/**
 * The lines of the bad text from below the comment to what is reported first, with the comment as near as it can be;
 * undefined if it does not accept that finding from anywhere above.
 */
export function linesAccepted(
  rule: Rule,
  example: RuleExample,
  comment: string,
): string[] | undefined {
  const { findings } = checkExample(rule, example, 'bad');
  const first = findings.find(({ file }) => file === fileOf(example));
  if (!first) return undefined;
  const lines = linesOf(example);
  for (let index = first.range.startLine - 1; index >= 0; index--) {
    if (isAccepted(rule, example, index, comment))
      return lines.slice(index, first.range.startLine);
  }
  return undefined;
}

/** Whether a comment in front of the line of this index accepts what is reported first. */
function isAccepted(
  rule: Rule,
  example: RuleExample,
  index: number,
  comment: string,
): boolean {
  const lines = linesOf(example);
  lines.splice(index, 0, `${indentOf(lines[index] ?? '')}${comment}`);
  const bad = `${lines.join('\n')}\n`;
  const { findings } = checkExample(rule, { ...example, bad }, 'bad');
  return Boolean(findings[0]?.suppressed);
}

const fileOf = ({ file, kind }: RuleExample) => file ?? usualPaths[kind];
const linesOf = ({ bad }: RuleExample) =>
  bad.replace(/\r?\n$/, '').split(/\r?\n/);
const indentOf = (line: string) => /^\s*/.exec(line)![0];
