import { applyFixes } from '@plimsoll/engine';
import type { Finding } from '@plimsoll/findings';
import { parseDockerfile, SourceText } from '@plimsoll/syntax';
import fc from 'fast-check';
import { corpus } from './__fixtures__/corpus';
import { checkFiles, everyRule } from './__fixtures__/every-rule';
import { hostileTexts } from './__testUtils__/hostile-texts';
import { unmendedDockerfiles } from './__fixtures__/unmended-dockerfiles';

// What is told of any text here takes as many steps on a slow machine, but longer.
jest.setTimeout(180_000);

const file = 'Dockerfile';

const seeds = [
  ...corpus.map(([, text]) => text),
  ...Object.values(unmendedDockerfiles),
  ...everyRule.flatMap(({ examples }) =>
    examples
      .filter(({ kind }) => kind === 'dockerfile')
      .flatMap(({ bad, good }) => [bad, good]),
  ),
];

/** What breaks readers: quotes, escapes, ends of things, and characters that are wide or take no space. */
const splinters = [
  ...['"', "'", '`', '\\', '\\\n', '\\\r\n', '\n', '\r\n', '\r', '\t', ' '],
  ...['$', '${', '}', '$(', ')', '((', '[', ']', '["', '",', "['", '{', '#'],
  ...['<<EOF', '\nEOF\n', '<<-"X Y"', '&&', '||', ';', '|', '&', '>', '--'],
  ...['=', ':', '@', '/', '.', '-', '0', '\u0000', '\uFEFF', '\uFFFC'],
  ...['\u00e9', '\u2028', '\ud83d', '\ud83d\udea2', '{{', '{%', '<%'],
  ...['FROM ', 'RUN ', 'COPY ', 'ONBUILD ', 'AS ', 'ENV a ', '# escape=`\n'],
  ...['EXPOSE ', 'CMD ', 'MAINTAINER ', '--from=', '--mount=', 'sh -c '],
];

const hostile = hostileTexts(seeds, splinters);
const checkText = (text: string) => checkFiles([{ file, text }]);

/** The same texts in every run: what fails here fails everywhere. */
const runs = (numRuns: number) => ({ numRuns, seed: 20261123 });

it('judges any text without failing, and underlines what is there', () => {
  fc.assert(
    fc.property(hostile, text => {
      const { crashes, findings } = checkText(text);
      expect({ text, crashes }).toEqual({ text, crashes: [] });
      const source = new SourceText(file, text);
      for (const finding of findings) expectInside(finding, source);
    }),
    runs(600),
  );
});

function expectInside({ rule, range, message }: Finding, source: SourceText) {
  const start = source.offset(range.startLine, range.startColumn);
  const end = source.offset(range.endLine, range.endColumn);
  const { text } = source;
  expect(source.range({ start, end })).toEqual(range);
  // Other white space may well be what is wrong: in JSON, or where the builder takes it for a letter.
  const isBlank = (stretch: string) => /^(?: |\r?\n)*$/.test(stretch);
  const isEmpty = isBlank(text.slice(start, end));
  expect({ rule, text, isEmpty }).toEqual({
    rule,
    text,
    isEmpty: isEmpty && isBlank(text.replace('\uFEFF', '')),
  });
  // What a message quotes may be anything, but it stays one line that can be read.
  const isSentence = /^[^\p{Cc}]{10,301}$/u.test(message);
  expect({ rule, text, message, isSentence }).toEqual({
    rule,
    text,
    message,
    isSentence: true,
  });
}

it('breaks nothing with the fixes of any text', () => {
  fc.assert(
    fc.property(hostile, text => {
      const { findings } = checkText(text);
      const mended = applyFixes({ file, text }, findings, { onlySafe: true });
      expectUnbroken(text, mended.text, mended.applied);
      expect({ text, comments: commentsOf(mended.text) }).toEqual({
        text,
        comments: commentsOf(text),
      });
    }),
    runs(400),
  );
});

it('breaks nothing with the fixes that are offered, one by one or all', () => {
  fc.assert(
    fc.property(hostile, text => {
      const { findings } = checkText(text);
      const own = findings.filter(({ fix }) => fix);
      const apply = (some: readonly Finding[]) =>
        applyFixes({ file, text }, some, { onlySafe: false });
      const all = apply(own);
      expectUnbroken(text, all.text, all.applied);
      for (const finding of own) {
        const mended = apply([finding]);
        if (!mended.applied.length) continue;
        expectUnbroken(text, mended.text, mended.applied);
        const again = checkText(mended.text).findings;
        const about = { finding, text, mended: mended.text };
        const isMended =
          timesOf(finding, again, text, mended.text) <
          timesOf(finding, findings, text);
        expect({ ...about, isMended }).toEqual({ ...about, isMended: true });
      }
    }),
    runs(300),
  );
});

/** How often the same is said of the same words. */
function timesOf(
  finding: Finding,
  findings: readonly Finding[],
  before: string,
  now = before,
): number {
  const words = wordsOf(finding, before);
  return findings.filter(
    other =>
      other.rule === finding.rule &&
      other.message === finding.message &&
      wordsOf(other, now) === words,
  ).length;
}

function wordsOf({ range }: Finding, text: string): string {
  const source = new SourceText(file, text);
  const start = source.offset(range.startLine, range.startColumn);
  return text.slice(start, source.offset(range.endLine, range.endColumn));
}

/** No fix makes a file that the builder refuses. */
function expectUnbroken(
  text: string,
  mended: string,
  applied: readonly Finding[],
) {
  const by = applied.map(({ rule }) => rule);
  // What is read only now may have something else wrong with it.
  if (by.includes('dockerfile/valid-syntax')) return;
  const known = new Set(problemsOf(text));
  // Behind a SHELL in single quotes nothing was read as shell.
  if (known.has('single-quoted-json')) known.add('shell-syntax');
  const broken = problemsOf(mended).filter(code => !known.has(code));
  const about = { by, text, mended };
  expect({ ...about, broken }).toEqual({ ...about, broken: [] });
}

const problemsOf = (text: string) =>
  parseDockerfile(file, text).problems.map(({ code }) => code);

const commentsOf = (text: string) =>
  parseDockerfile(file, text).comments.map(comment => comment.text);

it('says the same however an editor saves the text', () => {
  fc.assert(
    fc.property(hostile, hostileText => {
      // A line break of the Mac of old, or a second mark, is another text.
      const text = hostileText.replace(/\r\n?/g, '\n').replace(/\uFEFF/g, '');
      const said = verdictsOf(text);
      const about = { text };
      expect({ ...about, said: verdictsOf(`\uFEFF${text}`) }).toEqual({
        ...about,
        said,
      });
      expect({
        ...about,
        said: verdictsOf(text.replace(/\n/g, '\r\n')),
      }).toEqual({ ...about, said });
    }),
    runs(200),
  );
});

const verdictsOf = (text: string) =>
  checkText(text).findings.map(
    ({ rule, message, range }) => `${range.startLine} ${rule} ${message}`,
  );

it('says of everything that the builder would refuse that it does', () => {
  fc.assert(
    fc.property(hostile, text => {
      const { findings, unreadable } = checkText(text);
      const { problems, template, source } = parseDockerfile(file, text);
      // Binary data and templates are not judged; of a flood only the beginning is told.
      if (unreadable.length || template || problems.length > 50) return;
      const places = findings.map(({ range }) => ({
        start: source.offset(range.startLine, range.startColumn),
        end: source.offset(range.endLine, range.endColumn),
      }));
      const unsaid = problems.filter(
        problem =>
          !places.some(
            ({ start, end }) => start <= problem.end && problem.start <= end,
          ),
      );
      expect({ text, unsaid }).toEqual({ text, unsaid: [] });
    }),
    runs(300),
  );
});
