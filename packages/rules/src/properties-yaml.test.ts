import { check, defaultPolicy } from '@plimsoll/engine';
import type { Rule } from '@plimsoll/engine';
import { messageProblem, usualPaths } from '@plimsoll/engine/testing';
import type { Kind } from '@plimsoll/findings';
import { SourceText } from '@plimsoll/syntax';
import fc from 'fast-check';
import { loadRule, ruleFiles } from '../scripts/rule-files';

const kinds: readonly Kind[] = [
  'compose',
  'github-actions',
  'gitlab-ci',
  'kubernetes',
];
const rules: Rule[] = ruleFiles().map(loadRule);
const policy = {
  ...defaultPolicy,
  rules: Object.fromEntries(
    rules.map(({ id, strictest }) => [
      id,
      { enabled: true, options: strictest },
    ]),
  ),
};

const seeds = rules.flatMap(({ examples }) =>
  examples.flatMap(({ kind, bad, good }) =>
    kinds.includes(kind)
      ? [
          { kind, text: bad },
          { kind, text: good },
        ]
      : [],
  ),
);

/** What breaks readers of YAML, and of what is written in it. */
const splinters = [
  ...['"', "'", '\\', '\n', '\r\n', '\t', ' ', '  ', ':', ': ', '- ', '? '],
  ...['[', ']', '{', '}', ',', '|', '>', '|2-', '#', '&a ', '*a', '!reset '],
  ...['!reference [a, b]', '<<: *a\n', '---\n', '%', '@', '`', '\u0000'],
  ...['$', '${', '${A:-', '}', '$(', '$[[', ']]', '${{', '}}', '{{', '{%'],
  ...['\uFEFF', '\uFFFC', '\u2028', '\ud83d', '\ud83d\udea2', 'a'.repeat(300)],
  ...['true', 'null', '0', '-1', '1e9', '22:22', '/', '//', '..', '@sha256:'],
  ...['docker build ', ' | ', ' && ', '<<EOF\n', 'extends: web', 'build: .'],
];

const seed = fc.constantFrom(...seeds);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const mutated = fc
  .tuple(
    seed,
    fc.array(fc.tuple(share, fc.constantFrom(...splinters), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([{ kind, text }, changes]) => ({
    kind,
    text: changes.reduce((now, [where, splinter, replaces]) => {
      const at = Math.floor(where * now.length);
      const end = replaces ? at + splinter.length : at;
      return now.slice(0, at) + splinter + now.slice(end);
    }, text),
  }));

it('says something in order of whatever is in a file, and never fails', () => {
  fc.assert(
    fc.property(mutated, ({ kind, text }) => {
      const file = usualPaths[kind];
      const files = [
        { file, text },
        { file: 'Dockerfile', text: 'FROM a:1\n' },
      ];
      const { crashes, findings } = check({ files }, rules, {
        today: '2026-11-23',
        policy,
      });
      expect(crashes).toEqual([]);
      const source = new SourceText(file, text);
      for (const finding of findings.filter(found => found.file === file)) {
        expect(messageProblem(finding.message)).toBeUndefined();
        const { startLine, startColumn, endLine, endColumn } = finding.range;
        const start = source.offset(startLine, startColumn);
        const end = source.offset(endLine, endColumn);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 1500, seed: 23 },
  );
}, 120_000);
