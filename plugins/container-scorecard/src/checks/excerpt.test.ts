import { english } from '../__testUtils__/english';
import { markExcerpt, rangeWords } from './excerpt';

const excerpt = {
  startLine: 3,
  lines: ['services:', '  web:', '    user: root', '', '    tty: true'],
};

/** Writes the marks into the text. */
function marked(
  startLine: number,
  startColumn: number,
  endLine: number,
  endColumn: number,
): string[] {
  return markExcerpt(excerpt, {
    startLine,
    startColumn,
    endLine,
    endColumn,
  }).map(line =>
    line.marked === undefined
      ? `${line.number}:${line.before}${line.after}`
      : `${line.number}:${line.before}«${line.marked}»${line.after}`,
  );
}

it('marks a part of one line', () => {
  expect(marked(5, 11, 5, 15)).toEqual([
    '3:services:',
    '4:  web:',
    '5:    user: «root»',
    '6:',
    '7:    tty: true',
  ]);
});

it('marks several lines without their indentation', () => {
  expect(marked(4, 3, 5, 15)).toEqual([
    '3:services:',
    '4:  «web:»',
    '5:    «user: root»',
    '6:',
    '7:    tty: true',
  ]);
});

it('does not mark a line that the range only touches', () => {
  expect(marked(4, 3, 5, 1)[2]).toBe('5:    user: root');
});

it('marks the whole line for an empty range', () => {
  expect(marked(4, 1, 4, 1)[1]).toBe('4:«  web:»');
});

it('marks nothing when the range is elsewhere, and survives columns that are not there', () => {
  expect(marked(90, 1, 91, 1).join()).not.toContain('«');
  expect(marked(3, 50, 3, 60)[0]).toBe('3:services:«»');
});

it.each([
  [14, 1, 14, 9, 'line 14'],
  [12, 1, 16, 3, 'lines 12 to 16'],
  [12, 1, 13, 1, 'line 12'],
])(
  'names the range %d:%d-%d:%d as %s',
  (startLine, startColumn, endLine, endColumn, words) =>
    expect(
      rangeWords({ startLine, startColumn, endLine, endColumn }, english),
    ).toBe(words),
);
