import { z } from 'zod/v4';
import {
  Ask,
  commitOf,
  encodeOnce,
  idSchema,
  LINK,
  parseAnswer,
  parseEach,
  RepoReader,
  sizeSchema,
} from './RepoReader';

const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(z.unknown()),
});
const entrySchema = z.object({
  path: z.string(),
  mode: z.string(),
  type: z.string(),
  sha: idSchema,
  size: sizeSchema.optional(),
});

/** The repository at `/<owner>/<name>/tree/<branch>/`. */
export function createGithubReader(
  root: URL,
  ask: Ask,
): RepoReader | undefined {
  const found = /^\/([^/]+)\/([^/]+)\/?(?:(?:tree|blob)\/([^/]+)\/?)?$/.exec(
    root.pathname,
  );
  if (!found) return undefined;
  const [owner, name, ref = 'HEAD'] = found
    .slice(1)
    .map(part => part && encodeOnce(part));
  const repository = `/repos/${owner}/${name.replace(/\.git$/, '')}`;
  return {
    async revision(known) {
      const { status, body } = await ask(`${repository}/commits/${ref}`, {
        kind: 'revision',
        headers: {
          Accept: 'application/vnd.github.sha',
          // Not counted against the limit where it is still this one.
          ...(known && { 'If-None-Match': `"${known}"` }),
        },
      });
      return known && status === 304
        ? known
        : commitOf(body.toString('utf8').trim());
    },
    async listing(revision) {
      const { truncated, tree } = parseAnswer(
        await ask(`${repository}/git/trees/${revision}?recursive=1`, {
          kind: 'listing',
          headers: { Accept: 'application/vnd.github+json' },
        }),
        treeSchema,
      );
      if (truncated) return undefined;
      return parseEach(tree, entrySchema)
        .filter(({ type }) => type === 'blob')
        .map(({ path, sha, mode, size }) => ({
          path,
          id: sha,
          isLink: mode === LINK,
          size,
        }));
    },
    async content({ id }, _revision, most) {
      const { body } = await ask(`${repository}/git/blobs/${id}`, {
        kind: 'file',
        headers: { Accept: 'application/vnd.github.raw+json' },
        most,
      });
      return body;
    },
  };
}
