import type { CorpusProject } from '../corpus';

/** Whether any file of a project holds something. */
export const anyFile =
  (pattern: RegExp) =>
  ({ files }: CorpusProject) =>
    files.some(({ text }) => pattern.test(text));

/** Whether any file of a project is called so. */
export const anyName =
  (pattern: RegExp) =>
  ({ files }: CorpusProject) =>
    files.some(({ file }) => pattern.test(file));
