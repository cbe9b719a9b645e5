import { Edit, Finding, Range } from '@plimsoll/findings';
import { applyFixes } from './fix';

const file = 'Dockerfile';

const at = (line: number, from: number, to: number): Range => ({
  startLine: line,
  startColumn: from,
  endLine: line,
  endColumn: to,
});

const edit = (range: Range, text: string, path = file): Edit => ({
  file: path,
  range,
  text,
});

function finding(edits: Edit[], more: Partial<Finding> = {}): Finding {
  return {
    rule: 'dockerfile/x',
    kind: 'dockerfile',
    severity: 'low',
    confidence: 'certain',
    file,
    range: edits[0].range,
    message: 'x',
    fingerprint: '0',
    excerpt: { startLine: 1, lines: [] },
    fix: { title: 'x', safe: true, edits },
    ...more,
  };
}

const fix = (text: string, findings: Finding[], onlySafe = false) => {
  const result = applyFixes({ file, text }, findings, { onlySafe });
  return {
    text: result.text,
    applied: result.applied.map(entry => findings.indexOf(entry)),
    skipped: result.skipped.map(entry => findings.indexOf(entry)),
  };
};

it('applies edits anywhere, with CRLF and a byte-order mark', () => {
  expect(
    fix('\uFEFFfrom a\r\nrun b\r\n', [
      finding([edit(at(1, 1, 5), 'FROM')]),
      finding([edit(at(2, 1, 4), 'RUN'), edit(at(2, 6, 6), ' c')]),
    ]),
  ).toEqual({
    text: '\uFEFFFROM a\r\nRUN b c\r\n',
    applied: [0, 1],
    skipped: [],
  });
});

it('leaves alone what is only offered, if asked to', () => {
  const offered = finding([edit(at(1, 1, 2), 'b')]);
  offered.fix!.safe = false;
  expect(fix('a', [offered], true)).toEqual({
    text: 'a',
    applied: [],
    skipped: [],
  });
  expect(fix('a', [offered]).text).toBe('b');
});

it('applies a fix whole or not at all, the first one first', () => {
  expect(
    fix('abcdef', [
      finding([edit(at(1, 1, 3), 'X')]),
      finding([edit(at(1, 2, 4), 'Y'), edit(at(1, 6, 7), 'Z')]),
      finding([edit(at(1, 5, 6), 'W')]),
    ]),
  ).toEqual({ text: 'XcdWf', applied: [0, 2], skipped: [1] });
});

it('does not leave to chance which of two insertions comes first', () => {
  expect(
    fix('ab', [
      finding([edit(at(1, 2, 2), 'X')]),
      finding([edit(at(1, 2, 2), 'Y')]),
    ]),
  ).toEqual({ text: 'aXb', applied: [0], skipped: [1] });
});

it('makes a change once that two rules ask for', () => {
  expect(
    fix('ab', [
      finding([edit(at(1, 2, 2), 'X')]),
      finding([edit(at(1, 2, 2), 'X')]),
    ]),
  ).toEqual({ text: 'aXb', applied: [0, 1], skipped: [] });
});

it('leaves what is accepted, other files, and fixes that reach into them', () => {
  expect(
    fix('ab', [
      finding([edit(at(1, 1, 2), 'X')], {
        suppressed: { range: at(1, 1, 2) },
      }),
      finding([edit(at(1, 1, 2), 'Y', 'other')], { file: 'other' }),
      finding([edit(at(1, 1, 2), 'Z'), edit(at(1, 1, 1), 'x', 'other')]),
    ]),
  ).toEqual({ text: 'ab', applied: [], skipped: [2] });
});
