import type { Repository } from '../git/Repository';
import { markup } from './markup';
import { linkTo, type Page } from './layout';

/** A repository in a list. */
export interface Listed {
  name: string;
  description: string;
}

export function homePage(
  organisations: Array<{ name: string; repositories: Listed[] }>,
): Page {
  const body = markup`<h1>Repositories</h1>
    ${
      organisations.length === 0 &&
      markup`<p>There is no organisation yet. Start the forge with a seed folder to fill it.</p>`
    }
    ${organisations.map(
      ({ name, repositories }) => markup`<h2>
          <a href="${linkTo(name)}">${name}</a>
          <span class="soft">${repositories.length}</span>
        </h2>
        ${repositoryList(name, repositories)}`,
    )}`;
  return { title: 'Repositories', body };
}

export function ownerPage(owner: string, repositories: Listed[]): Page {
  return {
    title: owner,
    crumbs: [{ text: owner }],
    body: markup`<h1>${owner}</h1>
      ${repositoryList(owner, repositories)}`,
  };
}

export function emptyPage(repository: Repository, cloneUrl: string): Page {
  const { owner, name } = repository;
  return {
    title: repository.fullName,
    crumbs: [{ text: owner, href: linkTo(owner) }, { text: name }],
    body: markup`<h1>${repository.fullName}</h1>
      <p>Nothing has been pushed to this repository yet.</p>
      <div class="box">
        <pre tabindex="0" role="region" aria-label="How to push">git push ${cloneUrl} HEAD:main</pre>
      </div>`,
  };
}

export function errorPage(status: number, message: string): Page {
  return {
    title: `${status}`,
    body: markup`<h1>${status}</h1>
      <p>${message}</p>
      <p><a href="/">All repositories</a></p>`,
  };
}

function repositoryList(owner: string, repositories: Listed[]) {
  if (repositories.length === 0) {
    return markup`<p class="soft">No repositories.</p>`;
  }
  return markup`<ul class="plain box">
    ${repositories.map(
      ({ name, description }) =>
        markup`<li>
          <a href="${linkTo(owner, name)}">${name}</a>${
          description !== '' &&
          markup`<br /><span class="soft">${description}</span>`
        }
        </li>`,
    )}
  </ul>`;
}
