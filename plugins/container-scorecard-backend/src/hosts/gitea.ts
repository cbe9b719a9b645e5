import { z } from 'zod/v4';
import {
  Ask,
  commitOf,
  encodeOnce,
  idSchema,
  LINK,
  ListedFile,
  parseAnswer,
  parseEach,
  RepoReader,
  sizeSchema,
} from './RepoReader';

const commitSchema = z.object({ sha: z.string() });
const treeSchema = z.object({
  truncated: z.boolean(),
  tree: z.array(z.unknown()).nullable(),
});
const entrySchema = z.object({
  path: z.string(),
  mode: z.string(),
  type: z.string(),
  sha: idSchema,
  size: sizeSchema.optional(),
});

/** Gitea gives a thousand entries at a time; with more pages than this the archive is the fewer requests. */
const MOST_PAGES = 5;

/**
 * The repository at `/<owner>/<name>/src/branch/<branch>/`, of Gitea and Forgejo.
 *
 * @param relativePath - where Gitea is below the root of its host
 */
export function createGiteaReader(
  root: URL,
  relativePath: string,
  ask: Ask,
): RepoReader | undefined {
  const found =
    /^\/([^/]+)\/([^/]+)\/src\/(?:branch|tag|commit)\/([^/]+)\/?$/.exec(
      root.pathname.slice(relativePath.length),
    );
  if (!found) return undefined;
  const [owner, name, ref] = found.slice(1).map(encodeOnce);
  const repository = `/repos/${owner}/${name}`;
  return {
    async revision() {
      const answer = await ask(
        `${repository}/git/commits/${ref}?stat=false&verification=false&files=false`,
        { kind: 'revision' },
      );
      return commitOf(parseAnswer(answer, commitSchema).sha);
    },
    async listing(revision) {
      const files: ListedFile[] = [];
      for (let page = 1; page <= MOST_PAGES; page++) {
        const { truncated, tree } = parseAnswer(
          await ask(
            `${repository}/git/trees/${revision}?recursive=true&per_page=1000&page=${page}`,
            { kind: 'listing' },
          ),
          treeSchema,
        );
        const entries = parseEach(tree ?? [], entrySchema);
        for (const { type, path, sha, mode, size } of entries) {
          if (type === 'blob')
            files.push({ path, id: sha, isLink: mode === LINK, size });
        }
        if (!truncated) return files;
      }
      return undefined;
    },
    async content({ path }, revision, most) {
      const at = path.split('/').map(encodeURIComponent).join('/');
      const { body } = await ask(`${repository}/raw/${at}?ref=${revision}`, {
        kind: 'file',
        most,
      });
      return body;
    },
  };
}
