import type { Request, Response, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import { requireUser } from '../access';
import type { ForgeContext } from '../context';
import { RequestError } from '../errors';
import type { Repository } from './Repository';
import { handOver } from './smartHttp';

// What a client asks for before a clone fits in a few kilobytes; git itself stops at 10 MiB.
const FETCH_LIMIT = 8 * 1024 * 1024;

/** Clone, fetch and push over smart HTTP, at `/<owner>/<repository>.git` and without the `.git`. */
export function createGitRouter(context: ForgeContext): ExpressRouter {
  const { git, repositories, pushes, log } = context;
  const router = Router();

  const repositoryOf = (request: Request) =>
    repositories.get(
      request.params.owner,
      request.params.repo.replace(/\.git$/, ''),
    );

  const serve = (
    request: Request,
    response: Response,
    repository: Repository,
    service: string,
    user?: string,
  ) =>
    handOver(request, response, repository, service, {
      git,
      repositories: repositories.folder,
      bodyLimit: user ? context.pushLimit : FETCH_LIMIT,
      user,
      log,
    });

  router.get('/:owner/:repo/info/refs', async (request, response) => {
    const { service } = request.query;
    const user =
      service === 'git-receive-pack'
        ? requireUser(request, context.user).name
        : undefined;
    if (service !== 'git-upload-pack' && service !== 'git-receive-pack') {
      throw new RequestError(
        403,
        'Only the smart HTTP protocol is served; use git 1.6.6 or newer.',
      );
    }
    const repository = await repositoryOf(request);
    await serve(request, response, repository, 'info/refs', user);
    response.end();
  });

  router.post('/:owner/:repo/git-upload-pack', async (request, response) => {
    const repository = await repositoryOf(request);
    await serve(request, response, repository, 'git-upload-pack');
    response.end();
  });

  router.post('/:owner/:repo/git-receive-pack', async (request, response) => {
    const user = requireUser(request, context.user).name;
    const repository = await repositoryOf(request);
    await pushes.during(repository, user, async () => {
      if (!request.destroyed) {
        await serve(request, response, repository, 'git-receive-pack', user);
      }
    });
    // Not before: who reads right after a push finds the default branch set and the hooks on their way.
    response.end();
  });

  return router;
}
