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
} from './RepoReader';

const commitSchema = z.object({ id: z.string() });
const treeSchema = z.array(z.unknown());
const entrySchema = z.object({
  id: idSchema,
  type: z.string(),
  path: z.string(),
  mode: z.string(),
});

/**
 * The repository at `/<group>/<project>/-/tree/<branch>/`.
 *
 * @param relativePath - where GitLab is below the root of its host
 */
export function createGitlabReader(
  root: URL,
  relativePath: string,
  ask: Ask,
): RepoReader | undefined {
  const [before, after] = root.pathname
    .slice(relativePath.length)
    .split(/\/-\/(?:tree|blob)\//);
  const project = decodeURIComponent(before)
    .replace(/^\/+|(?<!\/)\/+$/g, '')
    .replace(/\.git$/, '');
  // An address of older times, in which the branch cannot be told from the project.
  if (!project.includes('/') || /\/(?:tree|blob)\//.test(project))
    return undefined;
  const ref = after ? encodeOnce(after.replace(/\/$/, '')) : 'HEAD';
  const repository = `/projects/${encodeURIComponent(project)}/repository`;
  return {
    async revision() {
      const answer = await ask(`${repository}/commits/${ref}?stats=false`, {
        kind: 'revision',
      });
      return commitOf(parseAnswer(answer, commitSchema).id);
    },
    async listing(revision) {
      // All at once: pages of a hundred would be more requests than the archive.
      const answer = await ask(
        `${repository}/tree?ref=${revision}&recursive=true&pagination=none`,
        { kind: 'listing' },
      );
      if (/rel="next"/.test(answer.headers.get('link') ?? '')) return undefined;
      return parseEach(parseAnswer(answer, treeSchema), entrySchema)
        .filter(({ type }) => type === 'blob')
        .map(({ path, id, mode }) => ({ path, id, isLink: mode === LINK }));
    },
    async content({ id }, _revision, most) {
      const { body } = await ask(`${repository}/blobs/${id}/raw`, {
        kind: 'file',
        most,
      });
      return body;
    },
  };
}
