import express, {
  type Request,
  type Response,
  type Router as ExpressRouter,
} from 'express';
import Router from 'express-promise-router';
import { requireSignedForm } from '../access';
import type { ForgeContext } from '../context';
import { RequestError } from '../errors';
import { filesBetween, patchBetween } from '../git/compare';
import { readyTitle } from '../pulls/PullRequest';
import { PullRequests } from '../pulls/PullRequests';
import { linkTo, sendPage } from './layout';
import { MAX_PATCH, pullPage, pullsPage, type PullDetails } from './pullPages';

/** Pull requests for people: to read, to merge, to close. */
export function createPullPagesRouter(context: ForgeContext): ExpressRouter {
  const router = Router();

  const within = async (request: Request) => {
    const { owner, repo } = request.params;
    const repository = await context.repositories.get(owner, repo);
    const pulls = new PullRequests(repository, context.pushes);
    return { repository, pulls, number: Number(request.params.number) };
  };
  const all = '/:owner/:repo/pulls';
  const one = `${all}/:number(\\d{1,9})`;

  router.get(all, async (request, response) => {
    const { repository, pulls } = await within(request);
    sendPage(response, pullsPage(repository, await pulls.all()));
  });

  router.get(`${one}.:kind(diff|patch)`, (request, response) => {
    response.redirect(302, `/api/v1/repos${request.path}`);
  });

  router.get(one, async (request, response) => {
    const { repository, pulls, number } = await within(request);
    const pull = await pulls.get(number);
    const details: PullDetails = {
      commits: await pulls.commitsOf(pull),
      files: [],
      mergeable: await pulls.isMergeable(pull),
      signIn: context.user && { hint: context.signInHint },
    };
    if (details.commits) {
      const { mergeBase, head } = details.commits;
      details.files = await filesBetween(repository, mergeBase, head);
      const patch = await patchBetween(repository, mergeBase, head);
      details.patch =
        patch.length > MAX_PATCH ? undefined : patch.toString('utf8');
    }
    sendPage(response, pullPage(repository, pull, details));
  });

  router.post(
    one,
    express.urlencoded({ extended: false, limit: '16kb' }),
    async (request: Request, response: Response) => {
      const { name } = requireSignedForm(request, context.user);
      const { pulls, number } = await within(request);
      const { do: what, head } = request.body as Record<string, unknown>;
      const merge = () =>
        pulls.merge(number, name, { expected: String(head ?? '') });
      const makeReady = async () =>
        pulls.edit(number, { title: readyTitle(await pulls.get(number)) });
      switch (what) {
        case 'merge':
          await merge();
          break;
        case 'ready':
          await makeReady();
          break;
        case 'ready-merge':
          await makeReady();
          await merge();
          break;
        case 'close':
          await pulls.edit(number, { state: 'closed' });
          break;
        case 'reopen':
          await pulls.edit(number, { state: 'open' });
          break;
        default:
          throw new RequestError(422, 'The form does not say what to do.');
      }
      const { owner, repo } = request.params;
      response.redirect(303, linkTo(owner, repo, 'pulls', String(number)));
    },
  );

  return router;
}
