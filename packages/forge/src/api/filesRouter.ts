import type { Request, Response, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { ForgeContext } from '../context';
import { RequestError } from '../errors';
import { changeFiles, type FileChange } from '../git/changeFiles';
import { isCommitId, treePathOf } from '../names';
import { branchCommit } from '../pulls/PullRequests';
import { numberOf, textOf, writing } from './requests';
import { branchShape, commitShape, contentsShape, treeShape } from './shapes';

type Params = Record<string, string>;
type Fields = Record<string, unknown>;

const LIMIT = '64mb';
const TREE_PAGE = 1000;

/** Branches, trees, and commits made of files: what a client needs to change a repository without a clone. */
export function createFilesRouter(context: ForgeContext): ExpressRouter {
  const { repositories, pushes, baseUrl } = context;
  const router = Router();

  router.get('/repos/:owner/:repo/branches/*', async (request, response) => {
    const { owner, repo, 0: name } = request.params as Params;
    const repository = await repositories.get(owner, repo);
    const id = await branchCommit(repository, name);
    response.json(
      branchShape(baseUrl, repository, name, await repository.commit(id)),
    );
  });

  router.get(
    '/repos/:owner/:repo/git/trees/:sha',
    async (request, response) => {
      const { owner, repo, sha } = request.params;
      const repository = await repositories.get(owner, repo);
      const id = isCommitId(sha)
        ? await repository.commitId({ kind: 'commit', name: sha })
        : undefined;
      if (!id) {
        throw new RequestError(
          404,
          `There is no commit ${sha} in ${repository.fullName}.`,
        );
      }
      const all = await repository.everythingAt(id);
      const entries = /^(1|true)$/.test(textOf(request.query.recursive))
        ? all
        : all.filter(({ path }) => !path.includes('/'));
      const page = numberOf(request.query.page, 1);
      const size = Math.min(
        numberOf(request.query.per_page, TREE_PAGE),
        TREE_PAGE,
      );
      const end = page * size;
      response.json(
        treeShape(
          baseUrl,
          repository,
          await repository.commit(id),
          entries.slice(end - size, end),
          { page, total: entries.length, truncated: end < entries.length },
        ),
      );
    },
  );

  const change = async (
    request: Request,
    changes: FileChange[],
  ): Promise<{ files: object[]; commit: object; verification: null }> => {
    const { owner, repo } = request.params;
    const user = context.user!.name;
    const repository = await repositories.get(owner, repo);
    const body = request.body as Fields;
    const branch = textOf(body.branch) || (await repository.defaultBranch());
    const newBranch = textOf(body.new_branch) || branch;
    const author = (body.author ?? {}) as Fields;
    const id = await pushes.during(repository, user, () =>
      changeFiles(repository, {
        branch,
        newBranch,
        message: textOf(body.message).trim() || standardMessage(changes),
        author: {
          name: textOf(author.name) || user,
          email: textOf(author.email) || `${user}@localhost`,
        },
        changes,
      }),
    );
    const at = { ref: newBranch, commit: id };
    const kept = changes.filter(({ operation }) => operation !== 'delete');
    const entries = await repository.entriesAt(
      id,
      kept.map(({ path }) => path),
    );
    return {
      files: kept.map(({ path, content }) =>
        contentsShape(baseUrl, repository, entries.get(path)!, at, content),
      ),
      commit: commitShape(baseUrl, repository, await repository.commit(id)),
      verification: null,
    };
  };

  router.post(
    '/repos/:owner/:repo/contents',
    writing(context, LIMIT),
    async (request: Request, response: Response) => {
      const { files } = (request.body ?? {}) as Fields;
      if (!Array.isArray(files)) {
        throw new RequestError(422, "'files' is missing: a list of changes.");
      }
      response.status(201).json(await change(request, files.map(changeOf)));
    },
  );

  const single =
    (operation: FileChange['operation'], status: number) =>
    async (request: Request, response: Response) => {
      const body = request.body as Fields;
      const path = treePathOf((request.params as Params)[0]);
      const { files, ...answer } = await change(request, [
        changeOf({ ...body, operation, path }),
      ]);
      response.status(status).json({ content: files[0] ?? null, ...answer });
    };
  const file = '/repos/:owner/:repo/contents/*';
  router.post(file, writing(context, LIMIT), single('create', 201));
  router.put(file, writing(context, LIMIT), single('update', 200));
  router.delete(file, writing(context, LIMIT), single('delete', 200));

  return router;
}

function changeOf(given: unknown): FileChange {
  const { operation, path, content, sha } = (given ?? {}) as Fields;
  if (
    operation !== 'create' &&
    operation !== 'update' &&
    operation !== 'delete'
  ) {
    throw new RequestError(
      422,
      `The operation of a file is create, update or delete; the forge has no other.`,
    );
  }
  const text = textOf(content);
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    throw new RequestError(422, `The content of ${path} is not base64.`);
  }
  return {
    operation,
    path: textOf(path),
    sha: textOf(sha),
    content: Buffer.from(text, 'base64'),
  };
}

function standardMessage(changes: FileChange[]): string {
  return `Change ${changes.map(({ path }) => path).join(', ')}`.slice(0, 200);
}
