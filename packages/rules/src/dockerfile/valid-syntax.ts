import { defineRule } from '@plimsoll/engine';
import type { OfferedFix, ReportOptions } from '@plimsoll/engine';
import { isValidImageName } from '@plimsoll/syntax';
import type { ImageRef, Problem, SourceText } from '@plimsoll/syntax';
import { shown } from '../shown';

export default defineRule({
  id: 'dockerfile/valid-syntax',
  title: 'Write a Dockerfile that builds',
  category: 'image-build',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['image/builds-as-written'],
    urls: ['https://docs.docker.com/reference/dockerfile/'],
  },
  why: `
    The builder refuses this file, so nothing can be built from it: no new release, and no security fix either. What
    stands in a line that cannot be read is not judged by any other rule; all other lines are.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FORM node:24-alpine\nCOPY . /srv\n',
      good: 'FROM node:24-alpine\nCOPY . /srv\n',
    },
  ],
  check: {
    dockerfile: {
      file({ problems, source }, report) {
        for (const problem of problems) {
          const { code, message } = problem;
          if (ofOtherRules.has(code)) continue;
          report(problem, message, {
            ...degrees[code],
            fix: renaming(problem, source),
          });
        }
      },
      from({ name, image, base }, report) {
        if (base !== 'image' || !image || name?.value === undefined) return;
        if (name.variables.length || isValidImageName(name.value)) return;
        report(name, ...imageProblem(name.value, image));
      },
    },
  },
});

/** Offers what was probably meant; whether it was, only the author knows. */
function renaming(
  { start, end, meant }: Problem,
  source: SourceText,
): OfferedFix | undefined {
  if (meant === undefined) return undefined;
  const raw = source.slice({ start, end });
  const text = raw === raw.toLowerCase() ? meant.toLowerCase() : meant;
  return {
    title: `Write ${text}`,
    safe: false,
    edits: [{ at: { start, end }, text }],
  };
}

/** What is wrong with the name of an image, and what to write instead where that is plain. */
function imageProblem(
  name: string,
  { repository }: ImageRef,
): [message: string, options?: ReportOptions] {
  const address = /^[a-z]+:\/\//i.exec(name);
  if (address)
    return [`An image is named without ${address[0]}: leave that out`];
  const written = repository.value ?? '';
  const lower = written.toLowerCase();
  if (lower !== written && isValidImageName(name.toLowerCase()))
    return [
      `The name of an image has no capitals: write ${shown(lower)}`,
      {
        fix: {
          title: `Write ${shown(lower)}`,
          safe: false,
          edits: [{ at: repository, text: lower }],
        },
      },
    ];
  return [
    'This is no name of an image: write its repository, a colon and a tag, or @ and a whole digest',
  ];
}

/** Problems that have a rule of their own, because more is to be said of them than that they are there. */
const ofOtherRules = new Set([
  'bad-onbuild',
  'bad-port',
  'from-first',
  'single-quoted-json',
]);

/** Problems that do not always keep the image from being built. */
const degrees: Readonly<Record<string, ReportOptions>> = {
  // The builder takes it for words: it builds, and does not start.
  'bad-json': { severity: 'high' },
  // The shell in the image may know more than the one we read.
  'shell-syntax': { severity: 'high', confidence: 'likely' },
};
