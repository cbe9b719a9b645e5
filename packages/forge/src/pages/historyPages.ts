import type { Commit, CommitChanges } from '../git/commits';
import type { Repository, Revision } from '../git/Repository';
import { markup, type Markup } from './markup';
import { dateText, linkTo, type Page } from './layout';

export function commitsPage(
  repository: Repository,
  revision: Revision,
  commits: Commit[],
  paging: { page: number; more: boolean },
): Page {
  const { owner, name } = repository;
  const base = linkTo(owner, name, 'commits', revision.kind, revision.name);
  const body = markup`<h1>Commits</h1>
    <p class="soft">${revision.kind} <strong>${revision.name}</strong></p>
    <div class="box">
      <table>
        <thead>
          <tr>
            <th scope="col">Commit</th>
            <th scope="col">Author</th>
            <th scope="col">Date</th>
            <th scope="col">Files</th>
          </tr>
        </thead>
        <tbody>
          ${commits.map(
            commit => markup`<tr>
              <td>
                <a href="${linkTo(owner, name, 'commit', commit.id)}"
                  >${commit.message.split('\n')[0] || 'no message'}</a
                >
              </td>
              <td>${commit.author.name}</td>
              <td class="soft">${dateText(commit.committer.date)}</td>
              <td>
                <a
                  href="${linkTo(owner, name, 'src', 'commit', commit.id)}"
                  aria-label="Files at ${commit.id.slice(0, 10)}"
                  ><code>${commit.id.slice(0, 10)}</code></a
                >
              </td>
            </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <p class="bar">
      ${
        paging.page > 1 &&
        markup`<a href="${base}?page=${paging.page - 1}">Newer</a>`
      }
      ${
        paging.more &&
        markup`<a href="${base}?page=${paging.page + 1}">Older</a>`
      }
    </p>`;
  return {
    title: `Commits · ${repository.fullName}`,
    crumbs: [...repositoryCrumbs(repository), { text: 'commits' }],
    body,
  };
}

export function commitPage(
  repository: Repository,
  commit: Commit,
  changes: CommitChanges,
): Page {
  const { owner, name } = repository;
  const [subject, ...rest] = commit.message.trim().split('\n');
  const body = markup`<h1>${subject || 'no message'}</h1>
    <p class="soft">
      ${commit.author.name} · ${dateText(commit.committer.date)} ·
      <code>${commit.id}</code>
    </p>
    <p class="bar">
      <a href="${linkTo(owner, name, 'src', 'commit', commit.id)}"
        >Files at this commit</a
      >${commit.parents.map(
        parent =>
          markup`<a href="${linkTo(owner, name, 'commit', parent)}"
            >Parent <code>${parent.slice(0, 10)}</code></a
          >`,
      )}
    </p>
    ${
      rest.join('').trim() !== '' &&
      markup`<div class="box">
      <pre class="message">${rest.join('\n').trim()}</pre>
    </div>`
    }
    ${changeList('Added', repository, commit.id, changes.added)}
    ${changeList('Changed', repository, commit.id, changes.modified)}
    ${changeList('Removed', repository, commit.parents[0], changes.removed)}`;
  return {
    title: `${subject || 'Commit'} · ${repository.fullName}`,
    crumbs: [...repositoryCrumbs(repository), { text: commit.id.slice(0, 10) }],
    body,
  };
}

function changeList(
  title: string,
  { owner, name }: Repository,
  at: string,
  paths: string[],
): Markup {
  if (paths.length === 0) {
    return markup``;
  }
  return markup`<h2>${title}</h2>
    <ul class="plain box">
      ${paths.slice(0, 1000).map(
        path =>
          markup`<li>
            <a href="${linkTo(owner, name, 'src', 'commit', at, path)}"
              >${path}</a
            >
          </li>`,
      )}${
    paths.length > 1000 && markup`<li>and ${paths.length - 1000} more</li>`
  }
    </ul>`;
}

export function repositoryCrumbs({ owner, name }: Repository) {
  return [
    { text: owner, href: linkTo(owner) },
    { text: name, href: linkTo(owner, name) },
  ];
}
