import { applyFixes, check, defaultPolicy } from '@plimsoll/engine';
import type { Rule } from '@plimsoll/engine';
import type { Finding } from '@plimsoll/findings';
import { parseDockerfile, SourceText } from '@plimsoll/syntax';
import fc from 'fast-check';
import { loadRule, ruleFiles } from '../scripts/rule-files';
import { unmendedDockerfiles } from './__fixtures__/unmended-dockerfiles';

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
const file = 'Dockerfile';

const seeds = [
  ...Object.values(unmendedDockerfiles),
  ...rules.flatMap(({ examples }) =>
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

const seed = fc.constantFrom(...seeds);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, where: number) => Math.floor(where * text.length);

const truncated = fc
  .tuple(seed, share)
  .map(([text, where]) => text.slice(0, at(text, where)));

const spliced = fc
  .tuple(seed, share, seed, share)
  .map(
    ([one, end, other, start]) =>
      one.slice(0, at(one, end)) + other.slice(at(other, start)),
  );

const mutated = fc
  .tuple(
    seed,
    fc.array(
      fc.tuple(share, fc.nat({ max: 6 }), fc.constantFrom(...splinters)),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([text, changes]) =>
    changes.reduce((changed, [where, length, splinter]) => {
      const start = at(changed, where);
      return changed.slice(0, start) + splinter + changed.slice(start + length);
    }, text),
  );

const hostile = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 2, arbitrary: spliced },
  { weight: 1, arbitrary: truncated },
);

function checkText(text: string) {
  return check({ files: [{ file, text }], paths: [file] }, rules, {
    today: '2026-11-23',
    policy,
  });
}

/** Runs are many, but bounded in time on a slow machine too. */
const bounded = { interruptAfterTimeLimit: 4000, seed: 20261123 };

it('judges any text without failing, and underlines what is there', () => {
  fc.assert(
    fc.property(hostile, text => {
      const { crashes, findings } = checkText(text);
      expect({ text, crashes }).toEqual({ text, crashes: [] });
      const source = new SourceText(file, text);
      for (const finding of findings) expectInside(finding, source);
    }),
    { ...bounded, numRuns: 600 },
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
    isEmpty: isEmpty && isBlank(text),
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
      if (!mended.applied.length) return;
      const known = new Set(problemsOf(text));
      // Behind a SHELL in single quotes nothing was read as shell.
      if (known.has('single-quoted-json')) known.add('shell-syntax');
      const broken = problemsOf(mended.text).filter(code => !known.has(code));
      const about = { text, mended: mended.text };
      expect({ ...about, broken }).toEqual({ ...about, broken: [] });
      expect({ ...about, comments: commentsOf(mended.text) }).toEqual({
        ...about,
        comments: commentsOf(text),
      });
    }),
    { ...bounded, numRuns: 400 },
  );
});

const problemsOf = (text: string) =>
  parseDockerfile(file, text).problems.map(({ code }) => code);

const commentsOf = (text: string) =>
  parseDockerfile(file, text).comments.map(comment => comment.text);

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
    { ...bounded, numRuns: 300, interruptAfterTimeLimit: 2000 },
  );
});
