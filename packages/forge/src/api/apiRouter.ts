import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type express from 'express';
import { type Request, type Response } from 'express';
import Router from 'express-promise-router';
import type { ForgeContext } from '../context';
import { RequestError } from '../errors';
import type { Repository } from '../git/Repository';
import { isCommitId, isRefName, treePathOf } from '../names';
import { createFilesRouter } from './filesRouter';
import { createPullsRouter } from './pullsRouter';
import { nextLink, pageOf, textOf, writing } from './requests';
import {
  commitShape,
  contentsShape,
  organisationShape,
  repositoryShape,
} from './shapes';

type Params = Record<string, string>;

const MAX_FILE = 10 * 1024 * 1024;

/** The part of Gitea's REST API that Backstage uses, mounted at `/api/v1`. */
export function createApiRouter(context: ForgeContext): express.Router {
  const { repositories, baseUrl } = context;
  const router = Router();

  router.get('/orgs/:org', async (request, response) => {
    const owner = await findOwner(context, request.params.org);
    response.json(organisationShape(baseUrl, owner));
  });

  router.get('/orgs/:org/repos', async (request, response) => {
    const owner = await findOwner(context, request.params.org);
    const names = await repositories.names(owner);
    const { page, limit } = pageOf(request);
    const start = (page - 1) * limit;
    const found = await Promise.all(
      names
        .slice(start, start + limit)
        .map(name => repositories.find(owner, name)),
    );
    nextLink(response, `${baseUrl}/api/v1/orgs/${owner}/repos`, {
      page,
      limit,
      total: names.length,
    });
    response.json(
      await Promise.all(
        found
          .filter(repository => repository !== undefined)
          .map(repository => repositoryShape(baseUrl, repository)),
      ),
    );
  });

  router.post(
    '/orgs/:org/repos',
    writing(context, '64kb'),
    async (request: Request, response: Response) => {
      const owner = await findOwner(context, request.params.org);
      const wanted = newRepositoryOf(request.body);
      const repository = await repositories.create(owner, wanted.name, wanted);
      response.status(201).json(await repositoryShape(baseUrl, repository));
    },
  );

  router.get('/repos/:owner/:repo', async (request, response) => {
    const { owner, repo } = request.params;
    const repository = await repositories.get(owner, repo);
    response.json(await repositoryShape(baseUrl, repository));
  });

  router.get(
    '/repos/:owner/:repo/git/commits/:ref',
    async (request, response) => {
      const { owner, repo, ref } = request.params;
      const repository = await repositories.get(owner, repo);
      const id = await commitIdOf(repository, ref);
      response.json(
        commitShape(baseUrl, repository, await repository.commit(id)),
      );
    },
  );

  router.get('/repos/:owner/:repo/archive/:file', async (request, response) => {
    const { owner, repo, file } = request.params;
    const repository = await repositories.get(owner, repo);
    const ref = file.match(/^(.+)\.tar\.gz$/)?.[1];
    if (!ref) {
      throw new RequestError(400, 'Only <ref>.tar.gz archives are made.');
    }
    await sendArchive(response, repository, await commitIdOf(repository, ref));
  });

  router.get(
    ['/repos/:owner/:repo/contents', '/repos/:owner/:repo/contents/*'],
    async (request, response) => {
      // Typed by hand, because express types an array of paths by its first one only.
      const { owner, repo, 0: rest = '' } = request.params as Params;
      const repository = await repositories.get(owner, repo);
      const path = treePathOf(rest);
      const ref =
        textOf(request.query.ref) || (await repository.defaultBranch());
      const at = { ref, commit: await commitIdOf(repository, ref) };
      const entry = await repository.entryAt(at.commit, path);
      if (!entry) {
        throw new RequestError(
          404,
          `There is no ${path} in ${repository.fullName} at ${ref}.`,
        );
      }
      if (entry.kind === 'folder') {
        const entries = await repository.list(entry);
        response.json(
          entries.map(child => contentsShape(baseUrl, repository, child, at)),
        );
        return;
      }
      if ((entry.size ?? 0) > MAX_FILE) {
        throw new RequestError(
          413,
          `${path} has ${entry.size} bytes; contents are given up to ${MAX_FILE}. Read the archive instead.`,
        );
      }
      const content =
        entry.kind === 'submodule' ? undefined : await repository.read(entry);
      response.json(contentsShape(baseUrl, repository, entry, at, content));
    },
  );

  router.get('/repos/:owner/:repo/raw/*', async (request, response) => {
    const { owner, repo, 0: rest } = request.params as Params;
    const repository = await repositories.get(owner, repo);
    const path = treePathOf(rest);
    const ref = textOf(request.query.ref) || (await repository.defaultBranch());
    const content = await repository.readAt(
      await commitIdOf(repository, ref),
      path,
    );
    if (!content) {
      throw new RequestError(
        404,
        `There is no file ${path} in ${repository.fullName} at ${ref}.`,
      );
    }
    response.type('application/octet-stream').send(content);
  });

  router.use(createFilesRouter(context));
  router.use(createPullsRouter(context));

  router.use((request: Request) => {
    throw new RequestError(
      404,
      `The forge has no ${request.method} ${request.baseUrl}${request.path}. It speaks only the part of Gitea's API that Backstage uses.`,
    );
  });

  return router;
}

async function findOwner(context: ForgeContext, name: string): Promise<string> {
  if (!(await context.repositories.hasOwner(name))) {
    throw new RequestError(404, `There is no organisation ${name}.`);
  }
  return name;
}

/** The API takes branches, tags and commit ids in the same place; a branch wins, as in Gitea. */
async function commitIdOf(
  repository: Repository,
  ref: string,
): Promise<string> {
  const id =
    (isRefName(ref) &&
      ((await repository.commitId({ kind: 'branch', name: ref })) ??
        (await repository.commitId({ kind: 'tag', name: ref })))) ||
    (isCommitId(ref) &&
      (await repository.commitId({ kind: 'commit', name: ref })));
  if (!id) {
    throw new RequestError(
      404,
      `There is no branch, tag or commit ${ref} in ${repository.fullName}.`,
    );
  }
  return id;
}

async function sendArchive(
  response: Response,
  repository: Repository,
  commitId: string,
): Promise<void> {
  // Gitea puts everything into a folder called like the repository, in lower case.
  const folder = repository.name.toLowerCase();
  response.setHeader('Content-Type', 'application/gzip');
  response.setHeader(
    'Content-Disposition',
    `attachment; filename="${folder}-${commitId.slice(0, 10)}.tar.gz"`,
  );
  try {
    await pipeline(
      repository.archive(commitId, folder),
      createGzip({ level: 1 }),
      response,
    );
  } catch (error) {
    // The status is sent; a connection cut in the middle is how the reader learns of it.
    if (
      (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE'
    ) {
      throw error;
    }
  }
}

function newRepositoryOf(body: unknown) {
  const given = (body ?? {}) as Record<string, unknown>;
  if (typeof given.name !== 'string') {
    throw new RequestError(422, "The repository needs a 'name'.");
  }
  for (const option of ['auto_init', 'template']) {
    if (given[option]) {
      throw new RequestError(422, `'${option}' is not supported by the forge.`);
    }
  }
  return {
    name: given.name,
    description: textOf(given.description).slice(0, 2000),
    defaultBranch: textOf(given.default_branch) || undefined,
  };
}
