import type { Request, Response, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { ForgeContext } from '../context';
import { RequestError } from '../errors';
import { filesBetween, patchBetween } from '../git/compare';
import type { PullRequest } from '../pulls/PullRequest';
import { PullRequests, type MergeStyle } from '../pulls/PullRequests';
import { nextLink, pageOf, textOf, writing } from './requests';
import { changedFileShape, pullShape } from './shapes';

type Fields = Record<string, unknown>;

const LIMIT = '1mb';
const STYLES: MergeStyle[] = ['merge', 'squash', 'fast-forward-only'];

/** Pull requests between branches of one repository. */
export function createPullsRouter(context: ForgeContext): ExpressRouter {
  const { baseUrl } = context;
  const router = Router();

  const within = async (request: Request) => {
    const { owner, repo } = request.params;
    const repository = await context.repositories.get(owner, repo);
    const pulls = new PullRequests(repository, context.pushes);
    const show = async (pull: PullRequest) =>
      pullShape(baseUrl, repository, pull, {
        commits: await pulls.commitsOf(pull),
        mergeable: await pulls.isMergeable(pull),
      });
    return { repository, pulls, show, number: Number(request.params.number) };
  };
  const commitsOf = async (request: Request) => {
    const { repository, pulls, number } = await within(request);
    const commits = await pulls.commitsOf(await pulls.get(number));
    if (!commits) {
      throw new RequestError(
        404,
        `A branch of pull request ${number} is gone, so that there is nothing to compare.`,
      );
    }
    return { repository, commits };
  };

  const all = '/repos/:owner/:repo/pulls';
  const one = `${all}/:number(\\d{1,9})`;

  router.get(all, async (request, response) => {
    const { repository, pulls, show } = await within(request);
    const state = textOf(request.query.state) || 'open';
    const base = textOf(request.query.base_branch);
    const found = (await pulls.all()).filter(
      pull =>
        (state === 'all' || pull.state === state) &&
        (base === '' || pull.base === base),
    );
    const { page, limit } = pageOf(request);
    nextLink(response, `${baseUrl}/api/v1/repos/${repository.fullName}/pulls`, {
      page,
      limit,
      total: found.length,
    });
    const end = page * limit;
    response.json(await Promise.all(found.slice(end - limit, end).map(show)));
  });

  router.post(
    all,
    writing(context, LIMIT),
    async (request: Request, response: Response) => {
      const { pulls, show } = await within(request);
      const { title, body, head, base } = (request.body ?? {}) as Fields;
      for (const [name, value] of Object.entries({ title, head, base })) {
        if (textOf(value) === '') {
          throw new RequestError(422, `'${name}' is missing.`);
        }
      }
      const pull = await pulls.open(
        {
          title: textOf(title),
          body: textOf(body),
          head: textOf(head),
          base: textOf(base),
        },
        context.user!.name,
      );
      response.status(201).json(await show(pull));
    },
  );

  router.get(`${one}.:kind(diff|patch)`, async (request, response) => {
    const { repository, commits } = await commitsOf(request);
    const binary = /^(1|true)$/.test(textOf(request.query.binary));
    response.type('text/plain').send(
      await patchBetween(repository, commits.mergeBase, commits.head, {
        binary,
      }),
    );
  });

  router.get(one, async (request, response) => {
    const { pulls, show, number } = await within(request);
    response.json(await show(await pulls.get(number)));
  });

  router.patch(
    one,
    writing(context, LIMIT),
    async (request: Request, response: Response) => {
      const { pulls, show, number } = await within(request);
      const body = (request.body ?? {}) as Fields;
      const state = textOf(body.state);
      if (state !== '' && state !== 'open' && state !== 'closed') {
        throw new RequestError(422, `'state' is open or closed.`);
      }
      const pull = await pulls.edit(number, {
        ...(textOf(body.title) && { title: textOf(body.title) }),
        ...(typeof body.body === 'string' && { body: body.body }),
        ...(state && { state }),
      });
      response.status(201).json(await show(pull));
    },
  );

  router.get(`${one}/files`, async (request, response) => {
    const { repository, commits } = await commitsOf(request);
    const files = await filesBetween(
      repository,
      commits.mergeBase,
      commits.head,
    );
    const { page, limit } = pageOf(request);
    const { owner, repo, number } = request.params;
    nextLink(
      response,
      `${baseUrl}/api/v1/repos/${owner}/${repo}/pulls/${number}/files`,
      { page, limit, total: files.length },
    );
    const end = page * limit;
    response.json(
      files
        .slice(end - limit, end)
        .map(file => changedFileShape(baseUrl, repository, commits.head, file)),
    );
  });

  router.get(`${one}/merge`, async (request, response) => {
    const { pulls, number } = await within(request);
    const { merged } = await pulls.get(number);
    response.status(merged ? 204 : 404).end();
  });

  router.post(
    `${one}/merge`,
    writing(context, LIMIT),
    async (request: Request, response: Response) => {
      const { pulls, number } = await within(request);
      const body = (request.body ?? {}) as Fields;
      // Gitea reads both spellings.
      const style = textOf(body.do) || textOf(body.Do) || 'merge';
      if (!STYLES.includes(style as MergeStyle)) {
        throw new RequestError(
          405,
          `The forge does not merge by '${style}', only by ${STYLES.join(
            ', ',
          )}.`,
        );
      }
      const title =
        textOf(body.merge_title_field) || textOf(body.MergeTitleField);
      const text =
        textOf(body.merge_message_field) || textOf(body.MergeMessageField);
      await pulls.merge(number, context.user!.name, {
        style: style as MergeStyle,
        message: title && [title, text].filter(Boolean).join('\n\n'),
        expected: textOf(body.head_commit_id),
      });
      response.status(200).end();
    },
  );

  // The one from a branch to a branch, wherever they have a `/` in their names.
  router.get(`${all}/*`, async (request, response) => {
    const { pulls, show } = await within(request);
    const names = (request.params as Record<string, string>)[0];
    const pull = (await pulls.all()).find(
      ({ head, base }) => `${base}/${head}` === names,
    );
    if (!pull) {
      throw new RequestError(404, `There is no pull request ${names}.`);
    }
    response.json(await show(pull));
  });

  return router;
}
