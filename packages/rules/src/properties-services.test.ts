import { applyFixes } from '@plimsoll/engine';
import { messageProblem, usualPaths } from '@plimsoll/engine/testing';
import type { Finding } from '@plimsoll/findings';
import { KINDS } from '@plimsoll/findings';
import { readService, SourceText } from '@plimsoll/syntax';
import fc from 'fast-check';
import { corpus, otherFiles } from './__fixtures__/corpus';
import { checkFiles, everyRule } from './__fixtures__/every-rule';
import { hostileTexts } from './__testUtils__/hostile-texts';

jest.setTimeout(180_000);

interface File {
  file: string;
  text: string;
}

const examples = [
  ...corpus.map(([, text]) => ({ kind: 'dockerfile', text })),
  ...otherFiles,
  ...everyRule.flatMap(rule =>
    rule.examples.flatMap(({ kind, bad, good }) => [
      { kind, text: bad },
      { kind, text: good },
    ]),
  ),
];

/** What breaks readers of YAML and of lists of lines, and of what is written in them. */
const splinters = [
  ...['"', "'", '\\', '\n', '\r\n', '\t', ' ', '  ', ':', ': ', '- ', '? '],
  ...['[', ']', '{', '}', ',', '|', '>', '|2-', '#', '&a ', '*a', '!reset '],
  ...['!reference [a, b]', '<<: *a\n', '---\n', '%', '@', '`', '\u0000', '!'],
  ...['$', '${', '${A:-', '}', '$(', '$[[', ']]', '${{', '}}', '{{', '{%'],
  ...['\uFEFF', '\uFFFC', '\u2028', '\ud83d', '\ud83d\udea2', 'a'.repeat(300)],
  ...['true', 'null', '0', '-1', '1e9', '22:22', '/', '//', '..', '@sha256:'],
  ...['docker build ', ' | ', ' && ', '<<EOF\n', 'extends: web', 'build: .'],
  ...['**/', '!**', '=', 'A=', 'export ', 'target "a" {\n', 'kind: List\n'],
];

const fileOf = Object.fromEntries(
  KINDS.map(kind => [
    kind,
    hostileTexts(
      examples.flatMap(example => (example.kind === kind ? example.text : [])),
      splinters,
    ).map(text => ({ file: usualPaths[kind], text })),
  ]),
);

/** Services with a Dockerfile and up to two files of other kinds; one of them is broken, or more. */
const services = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...KINDS.filter(k => k !== 'dockerfile')), {
      minLength: 1,
      maxLength: 2,
    }),
    fc.oneof(
      { weight: 3, arbitrary: fc.constant('FROM a:1\n') },
      { weight: 1, arbitrary: fileOf.dockerfile.map(({ text }) => text) },
    ),
  )
  .chain(([kinds, dockerfile]) =>
    fc
      .tuple(...kinds.map(kind => fileOf[kind]))
      .map(files => [{ file: 'Dockerfile', text: dockerfile }, ...files]),
  );

/** The same services in every run. */
const runs = (numRuns: number) => ({ numRuns, seed: 20261123 });

it('has texts of every kind to begin with', () => {
  const kinds = new Set(examples.map(({ kind }) => kind));
  expect(KINDS.filter(kind => !kinds.has(kind))).toEqual([]);
});

it('says something in order of whatever is in a service, and never fails', () => {
  fc.assert(
    fc.property(services, files => {
      const { crashes, findings } = checkFiles(files);
      expect({ files, crashes }).toEqual({ files, crashes: [] });
      // Any text of a Dockerfile has its own test.
      for (const finding of findings.filter(f => f.file !== 'Dockerfile')) {
        const { file, message, rule } = finding;
        const text = textOf(files, file);
        const problem = messageProblem(message);
        expect({ rule, message, problem }).toEqual({ rule, message });
        const words = wordsOf(finding, text);
        // What is missed in a file without anything has no words.
        expect({ rule, isMissed: text.trim() !== '' && words === '' }).toEqual({
          rule,
          isMissed: false,
        });
      }
    }),
    runs(1500),
  );
});

it('breaks no file with a fix, and mends what the fix is for', () => {
  fc.assert(
    fc.property(services, files => {
      const { findings } = checkFiles(files);
      for (const finding of findings) {
        const mended = mend(files, finding);
        // What cannot be read as it was meant cannot be mended for sure either.
        const isBroken = (some: readonly File[]) =>
          problemsOf(some, finding.file).length > 0;
        if (!mended || isBroken(files)) continue;
        const about = { finding, files, mended };
        const again = checkFiles(mended).findings;
        const isMended =
          timesOf(finding, again, files, mended) <
          timesOf(finding, findings, files);
        expect({ ...about, isMended, isBroken: isBroken(mended) }).toEqual({
          ...about,
          isMended: true,
          isBroken: false,
        });
      }
    }),
    runs(600),
  );
});

/** The files with one fix applied, if it has one that is of its own file or makes a new one. */
function mend(files: readonly File[], finding: Finding): File[] | undefined {
  const changed = finding.fix?.edits[0].file;
  if (changed === undefined) return undefined;
  const before = textOf(files, changed);
  const { text, applied } = applyFixes(
    { file: changed, text: before },
    [{ ...finding, file: changed }],
    { onlySafe: false },
  );
  if (!applied.length) return undefined;
  return [
    ...files.filter(({ file }) => file !== changed),
    { file: changed, text },
  ];
}

it('says the same however an editor saves the files', () => {
  fc.assert(
    fc.property(services, hostile => {
      // A line break of the Mac of old, or a second mark, is another text.
      const files = change(hostile, text =>
        text.replace(/\r\n?/g, '\n').replace(/\uFEFF/g, ''),
      );
      const said = verdictsOf(files);
      const marked = verdictsOf(change(files, text => `\uFEFF${text}`));
      expect({ files, said: marked }).toEqual({ files, said });
      const crlf = verdictsOf(
        change(files, text => text.replace(/\n/g, '\r\n')),
      );
      expect({ files, said: crlf }).toEqual({ files, said });
    }),
    runs(400),
  );
});

const change = (files: readonly File[], how: (text: string) => string) =>
  files.map(({ file, text }) => ({ file, text: how(text) }));

const verdictsOf = (files: readonly File[]) =>
  checkFiles(files).findings.map(
    ({ file, rule, message, range }) =>
      `${file}:${range.startLine} ${rule} ${message}`,
  );

const textOf = (files: readonly File[], name: string) =>
  files.find(({ file }) => file === name)?.text ?? '';

function problemsOf(files: readonly File[], name: string) {
  const service = readService(files.slice());
  return [
    ...service.dockerfiles,
    ...service.ignoreFiles,
    ...service.composes,
    ...service.workflows,
    ...service.pipelines,
    ...service.manifests,
    ...service.envFiles,
    ...service.bakes,
  ].flatMap(({ source, problems }) => (source.file === name ? problems : []));
}

/** How often the same is said of the same words. */
function timesOf(
  finding: Finding,
  findings: readonly Finding[],
  before: readonly File[],
  now = before,
): number {
  const words = wordsOf(finding, textOf(before, finding.file));
  return findings.filter(
    other =>
      other.rule === finding.rule &&
      other.message === finding.message &&
      wordsOf(other, textOf(now, other.file)) === words,
  ).length;
}

/** The words that are underlined; their place has to be in the text. */
function wordsOf({ range, file }: Finding, text: string): string {
  const source = new SourceText(file, text);
  const start = source.offset(range.startLine, range.startColumn);
  const end = source.offset(range.endLine, range.endColumn);
  expect(source.range({ start, end })).toEqual(range);
  return text.slice(start, end);
}
