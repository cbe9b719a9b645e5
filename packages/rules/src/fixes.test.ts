import { applyFixes } from '@plimsoll/engine';
import type { Finding } from '@plimsoll/findings';
import { parseDockerfile } from '@plimsoll/syntax';
import fc from 'fast-check';
import { corpus } from './__fixtures__/corpus';
import { checkFiles, everyRule } from './__fixtures__/every-rule';
import { unmendedDockerfiles } from './__fixtures__/unmended-dockerfiles';
import { buildOf } from './__fixtures__/build-of';

const file = 'Dockerfile';

/** What all rules say of a Dockerfile; a rule that throws fails the test. */
function findingsOf(text: string): readonly Finding[] {
  const { findings, crashes } = checkFiles([{ file, text }]);
  expect(crashes).toEqual([]);
  return findings;
}

const isMendable = ({ fix, suppressed }: Finding) =>
  fix?.safe === true && !suppressed;

/**
 * Applies all safe fixes, and again as long as there are any: of fixes that touch the same characters only one is
 * applied at a time.
 */
function mend(text: string): string {
  let mended = text;
  for (let round = 0; round < 8; round++) {
    const findings = findingsOf(mended);
    const result = applyFixes({ file, text: mended }, findings, {
      onlySafe: true,
    });
    if (!result.applied.length) return mended;
    mended = result.text;
  }
  throw new Error(`There is always something left to mend:\n${mended}`);
}

/** Comments in the order in which they stand, wherever that is. */
const commentsOf = (text: string) =>
  parseDockerfile(file, text).comments.map(comment => comment.text);

/** The rules that are broken. */
const rulesOf = (text: string) =>
  findingsOf(text)
    .filter(({ suppressed }) => !suppressed)
    .map(({ rule }) => rule);

const problemsOf = (text: string) =>
  parseDockerfile(file, text).problems.map(({ code }) => code);

/** Mends a text and holds the result to what is promised of safe fixes. */
function expectWellMended(text: string): string {
  const mended = mend(text);
  const about = { text, mended };
  // None of the findings is left, so that there is nothing to do a second time.
  const left = findingsOf(mended).filter(isMendable);
  expect({ ...about, left }).toEqual({ ...about, left: [] });
  // Nothing new is wrong with it, unless what is now read could not be read before.
  const before = new Set(rulesOf(text));
  const wasRead = problemsOf(text).length === 0;
  const added = rulesOf(mended).filter(id => wasRead && !before.has(id));
  expect({ ...about, added }).toEqual({ ...about, added: [] });
  // No fix breaks what could be read, or hides what could not.
  const known = new Set(problemsOf(text));
  // Behind a SHELL in single quotes nothing was read as shell.
  if (known.has('single-quoted-json')) known.add('shell-syntax');
  const broken = problemsOf(mended).filter(code => !known.has(code));
  expect({ ...about, broken }).toEqual({ ...about, broken: [] });
  expect({ ...about, comments: commentsOf(mended) }).toEqual({
    ...about,
    comments: commentsOf(text),
  });
  expect({ ...about, build: buildOf(mended) }).toEqual({
    ...about,
    build: buildOf(text),
  });
  return mended;
}

const files = Object.entries(unmendedDockerfiles);

describe.each([...files, ...corpus])('%s', (_, text) => {
  it('says the same build when it is mended', () => {
    const mended = expectWellMended(text);
    expect(mend(mended)).toBe(mended);
  });

  it('comes out the same as other editors save it', () => {
    const mended = mend(text);
    expect(expectWellMended(text.replace(/\n/g, '\r\n'))).toBe(
      mended.replace(/\n/g, '\r\n'),
    );
    expect(expectWellMended(`\uFEFF${text}`)).toBe(`\uFEFF${mended}`);
  });
});

it('leaves alone what needs no mending', () => {
  const text = unmendedDockerfiles['nothing to mend'];
  expect(mend(text)).toBe(text);
});

it('mends each file of the fixtures as it is shown here', () => {
  const mended = files.map(([title, text]) => `## ${title}\n${mend(text)}`);
  expect(mended.join('\n')).toMatchSnapshot();
});

it('mends whatever stands together in one file', () => {
  const lines = Object.values(unmendedDockerfiles).flatMap(text =>
    instructionsOf(text),
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...new Set(lines)), { maxLength: 12 }),
      fc.constantFrom('\n', '\r\n'),
      (chosen, lineBreak) => {
        const text = ['FROM alpine:3.24', ...chosen, ''].join('\n');
        const mended = expectWellMended(text.replace(/\n/g, lineBreak));
        expect(mended).toBe(mend(text).replace(/\n/g, lineBreak));
      },
    ),
    { numRuns: 60, seed: 20261123 },
  );
});

const examples = everyRule.flatMap(({ id, examples: all }) =>
  all
    .filter(({ kind, with: others }) => kind === 'dockerfile' && !others)
    .map(({ bad }, index) => [`${id} ${index + 1}`, bad] as const),
);

it.each([...files, ...examples])(
  'offers for %s what takes the finding away and breaks nothing',
  (_, text) => {
    const before = findingsOf(text);
    const known = problemsOf(text);
    // Behind a SHELL in single quotes nothing was read as shell.
    if (known.includes('single-quoted-json')) known.push('shell-syntax');
    for (const finding of before) {
      const { fix, rule, suppressed } = finding;
      const isHere = fix?.edits.every(edit => edit.file === file);
      if (!fix || !isHere || suppressed) continue;
      const { text: mended } = applyFixes({ file, text }, [finding], {
        onlySafe: false,
      });
      const count = (list: readonly Finding[]) =>
        list.filter(other => other.rule === rule && !other.suppressed).length;
      const broken = problemsOf(mended).filter(code => !known.includes(code));
      const left = count(findingsOf(mended));
      const about = { rule, mended };
      expect({ ...about, broken, isLess: left < count(before) }).toEqual({
        ...about,
        broken: [],
        isLess: true,
      });
    }
  },
);

/** The instructions of a file, each with its lines. */
function instructionsOf(text: string): string[] {
  return parseDockerfile(file, text)
    .instructions.filter(({ type }) => type !== 'unknown')
    .map(({ start, end }) => text.slice(start, end));
}
