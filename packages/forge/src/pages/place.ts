import type { Commit } from '../git/commits';
import type { Repository, Revision } from '../git/Repository';
import { dateText, linkTo, type Crumb } from './layout';
import { markup, type Markup } from './markup';

/** Where in a repository a page is. */
export interface Place {
  repository: Repository;
  revision: Revision;
  commit: Commit;
  path: string;
  cloneUrl: string;
}

/** What is shown, and the ways to see it otherwise. */
export function bar(place: Place, branches: string[] = []): Markup {
  const { repository, revision, commit } = place;
  const { owner, name } = repository;
  const others = branches.filter(
    branch => revision.kind !== 'branch' || branch !== revision.name,
  );
  const label =
    revision.kind === 'commit' ? commit.id.slice(0, 10) : revision.name;
  const permanent = hrefOf(
    { ...place, revision: { kind: 'commit', name: commit.id } },
    'src',
  );
  const links = others
    .slice(0, 20)
    .map((branch, index) => [
      index > 0 && ', ',
      markup`<a href="${linkTo(
        owner,
        name,
        'src',
        'branch',
        branch,
      )}">${branch}</a>`,
    ]);
  return markup`<div class="bar soft">
<span>${revision.kind} <strong>${label}</strong></span>
<a href="${linkTo(
    owner,
    name,
    'commits',
    revision.kind,
    revision.name,
  )}">Commits</a>
<a href="${linkTo(owner, name, 'pulls')}">Pull requests</a>
${
  revision.kind !== 'commit' &&
  markup`<a href="${permanent}">Permanent link</a>`
}
${links.length > 0 && markup`<span>Other branches: ${links}</span>`}
<span>Clone: <code>${place.cloneUrl}</code></span>
</div>`;
}

/** The commit whose files are shown. */
export function commitLine({ repository, commit }: Place): Markup {
  const href = linkTo(repository.owner, repository.name, 'commit', commit.id);
  const subject = commit.message.split('\n')[0] || 'no message';
  return markup`<div class="head">
<span>${commit.author.name}: <a href="${href}">${subject}</a></span>
<span class="soft"><code>${commit.id.slice(0, 10)}</code> ${dateText(
    commit.committer.date,
  )}</span>
</div>`;
}

/** The page or the raw form of a place. */
export function hrefOf(
  { repository, revision, path }: Place,
  view: 'src' | 'raw',
): string {
  return linkTo(
    repository.owner,
    repository.name,
    view,
    revision.kind,
    revision.name,
    ...(path === '' ? [] : [path]),
  );
}

export function titleOf({ repository, path }: Place): string {
  return path === '' ? repository.fullName : `${path} · ${repository.fullName}`;
}

export function crumbsOf(place: Place): Crumb[] {
  const { repository, path } = place;
  const segments = path === '' ? [] : path.split('/');
  const crumbs: Crumb[] = [
    { text: repository.owner, href: linkTo(repository.owner) },
    { text: repository.name, href: hrefOf({ ...place, path: '' }, 'src') },
    ...segments.map((text, index) => ({
      text,
      href: hrefOf(
        { ...place, path: segments.slice(0, index + 1).join('/') },
        'src',
      ),
    })),
  ];
  const last = crumbs[crumbs.length - 1];
  return [...crumbs.slice(0, -1), { text: last.text }];
}
