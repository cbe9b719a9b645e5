import type { Request, Router as ExpressRouter } from 'express';
import Router from 'express-promise-router';
import type { ForgeContext } from '../context';
import { RequestError } from '../errors';
import { changesOf } from '../git/commits';
import type { Repository, Revision } from '../git/Repository';
import { nameOf } from '../git/tree';
import { isCommitId, isRefName, treePathOf } from '../names';
import { filePage, folderPage, isBinary, isReadable } from './filePages';
import { commitPage, commitsPage } from './historyPages';
import { linkTo, sendPage } from './layout';
import type { Place } from './place';
import { emptyPage, homePage, ownerPage, type Listed } from './listPages';

const COMMITS_PER_PAGE = 20;
const MAX_RAW = 32 * 1024 * 1024;

/** The pages for people, under the same addresses that Gitea uses. */
export function createPagesRouter(context: ForgeContext): ExpressRouter {
  const { repositories, baseUrl } = context;
  const router = Router();

  const listed = async (owner: string): Promise<Listed[]> => {
    const names = await repositories.names(owner);
    return Promise.all(
      names.map(async name => {
        const repository = await repositories.find(owner, name);
        return { name, description: (await repository?.description()) ?? '' };
      }),
    );
  };

  router.get('/', async (_request, response) => {
    const owners = await repositories.owners();
    const organisations = await Promise.all(
      owners.map(async name => ({ name, repositories: await listed(name) })),
    );
    sendPage(response, homePage(organisations));
  });

  router.get('/:owner', async (request, response) => {
    const { owner } = request.params;
    if (!(await repositories.hasOwner(owner))) {
      throw new RequestError(404, `There is no organisation ${owner}.`);
    }
    sendPage(response, ownerPage(owner, await listed(owner)));
  });

  router.get('/:owner/:repo', async (request, response) => {
    const { owner, repo } = request.params;
    if (repo.endsWith('.git')) {
      response.redirect(302, linkTo(owner, repo.replace(/\.git$/, '')));
      return;
    }
    const repository = await repositories.get(owner, repo);
    const branch = await repository.defaultBranch();
    const id = await repository.commitId({ kind: 'branch', name: branch });
    const cloneUrl = `${baseUrl}/${repository.fullName}.git`;
    if (!id) {
      sendPage(response, emptyPage(repository, cloneUrl));
      return;
    }
    const commit = await repository.commit(id);
    // A branch that does not fit into a URL is shown by the commit it stands at.
    const revision: Revision = isRefName(branch)
      ? { kind: 'branch', name: branch }
      : { kind: 'commit', name: id };
    sendPage(
      response,
      await pageAt({ repository, revision, commit, path: '', cloneUrl }),
    );
  });

  router.get(
    ['/:owner/:repo/src/:kind/:ref', '/:owner/:repo/src/:kind/:ref/*'],
    async (request, response) => {
      sendPage(response, await pageAt(await placeOf(context, request)));
    },
  );

  router.get('/:owner/:repo/raw/:kind/:ref/*', async (request, response) => {
    const place = await placeOf(context, request);
    const entry = await place.repository.entryAt(place.commit.id, place.path);
    if (entry?.kind !== 'file') {
      throw new RequestError(404, `There is no file ${place.path} here.`);
    }
    if ((entry.size ?? 0) > MAX_RAW) {
      throw new RequestError(
        413,
        `${place.path} has ${entry.size} bytes; raw files are given up to ${MAX_RAW}. Clone the repository instead.`,
      );
    }
    const content = await place.repository.read(entry);
    // Never as what it claims to be: a stored page must not run on the forge's own address.
    response.set({
      'Content-Type': isBinary(content)
        ? 'application/octet-stream'
        : 'text/plain; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'no-cache',
    });
    response.end(content);
  });

  router.get('/:owner/:repo/commits/:kind/:ref', async (request, response) => {
    const { repository, revision, commit } = await placeOf(context, request);
    const asked = /^\d{1,6}$/.exec(String(request.query.page))?.[0];
    const page = Math.max(1, Number(asked ?? 1));
    const commits = await repository.log(commit.id, {
      limit: COMMITS_PER_PAGE + 1,
      skip: (page - 1) * COMMITS_PER_PAGE,
    });
    sendPage(
      response,
      commitsPage(repository, revision, commits.slice(0, COMMITS_PER_PAGE), {
        page,
        more: commits.length > COMMITS_PER_PAGE,
      }),
    );
  });

  router.get('/:owner/:repo/commit/:sha', async (request, response) => {
    const { owner, repo, sha } = request.params;
    const repository = await repositories.get(owner, repo);
    const commit = await commitAt(repository, { kind: 'commit', name: sha });
    const changes = await changesOf(repository, [commit]);
    sendPage(response, commitPage(repository, commit, changes.get(commit.id)!));
  });

  // Backstage's pencil leads here. There is nothing to edit with, so the file is shown.
  router.get('/:owner/:repo/_edit/:ref/*', (request, response) => {
    const { owner, repo, ref } = request.params;
    const path = treePathOf((request.params as Record<string, string>)[0]);
    response.redirect(302, linkTo(owner, repo, 'src', 'branch', ref, path));
  });

  return router;
}

async function pageAt(place: Place) {
  const { repository, commit, path } = place;
  const entry = await repository.entryAt(commit.id, path);
  if (!entry) {
    throw new RequestError(
      404,
      `There is no ${path} in ${repository.fullName} at ${place.revision.name}.`,
    );
  }
  if (entry.kind === 'folder') {
    const entries = await repository.list(entry);
    const file = entries.find(
      candidate =>
        candidate.kind === 'file' &&
        /^readme(\.(md|txt|rst))?$/i.test(nameOf(candidate)) &&
        (candidate.size ?? 0) < 100_000,
    );
    const text = file && (await repository.read(file)).toString('utf8');
    return folderPage(place, entries, {
      branches: path === '' ? await repository.branches() : [],
      readme: file && { name: nameOf(file), text: text ?? '' },
    });
  }
  const wanted = entry.kind !== 'submodule' && isReadable(entry);
  return filePage(
    place,
    entry,
    wanted ? await repository.read(entry) : undefined,
  );
}

async function placeOf(
  context: ForgeContext,
  request: Request,
): Promise<Place> {
  const { owner, repo, kind, ref } = request.params;
  const repository = await context.repositories.get(owner, repo);
  const revision = { kind, name: ref } as Revision;
  const path = treePathOf((request.params as Record<string, string>)[0] ?? '');
  const commit = await commitAt(repository, revision);
  const cloneUrl = `${context.baseUrl}/${repository.fullName}.git`;
  return { repository, revision, commit, path, cloneUrl };
}

async function commitAt(repository: Repository, revision: Revision) {
  const { kind, name } = revision;
  const valid =
    kind === 'commit'
      ? isCommitId(name)
      : (kind === 'branch' || kind === 'tag') && isRefName(name);
  const id = valid ? await repository.commitId(revision) : undefined;
  if (!id) {
    throw new RequestError(
      404,
      `There is no ${kind} ${name} in ${repository.fullName}.`,
    );
  }
  return repository.commit(id);
}
