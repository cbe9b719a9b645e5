import type { FileDifference } from '../git/compare';
import type { Repository } from '../git/Repository';
import {
  isDraft,
  readyTitle,
  type Commits,
  type PullRequest,
} from '../pulls/PullRequest';
import { repositoryCrumbs } from './historyPages';
import { dateText, linkTo, type Page } from './layout';
import { markdown } from './markdown';
import { markup, type Markup } from './markup';

/** Beyond this a browser gets slow. */
export const MAX_PATCH = 512 * 1024;
const MAX_FILES = 1000;

/** What there is to see of a pull request besides its own words. */
export interface PullDetails {
  /** Absent where a branch is gone. */
  commits?: Commits;
  files: FileDifference[];
  /** Absent where it is too long to be shown. */
  patch?: string;
  mergeable: boolean;
  /** Absent where nobody may write. */
  signIn?: { hint?: string };
}

export function pullsPage(repository: Repository, pulls: PullRequest[]): Page {
  const { owner, name } = repository;
  const body = markup`<h1>Pull requests</h1>
    ${
      pulls.length === 0
        ? markup`<p class="soft">No pull requests.</p>`
        : markup`<ul class="plain box">
      ${pulls.map(
        pull => markup`<li>
          <a href="${linkTo(owner, name, 'pulls', String(pull.number))}"
            >${readyTitle(pull)}</a
          >
          <span class="state soft">${stateOf(pull)}</span><br />
          <span class="soft">#${pull.number}, ${pull.head} to ${
          pull.base
        }, by ${pull.user}, ${dateText(pull.createdAt)}</span>
        </li>`,
      )}
    </ul>`
    }`;
  return {
    title: `Pull requests · ${repository.fullName}`,
    crumbs: [...repositoryCrumbs(repository), { text: 'pull requests' }],
    body,
  };
}

export function pullPage(
  repository: Repository,
  pull: PullRequest,
  details: PullDetails,
): Page {
  const { owner, name } = repository;
  const { commits, files, patch } = details;
  const body = markup`<h1>${readyTitle(pull)} <span class="soft">#${
    pull.number
  }</span></h1>
    <p class="bar soft">
      <span class="state">${stateOf(pull)}</span>
      <span><strong>${pull.user}</strong> wants <strong>${
    pull.head
  }</strong> in <strong>${pull.base}</strong></span>
      ${dateText(pull.createdAt)}
      ${
        commits &&
        markup`<a href="${linkTo(owner, name, 'src', 'commit', commits.head)}"
        >Files with the changes</a>`
      }
    </p>
    ${
      pull.body.trim() !== '' &&
      markup`<div class="box"><div class="text">${markdown(
        pull.body,
      )}</div></div>`
    }
    ${actions(repository, pull, details)}
    <h2>Changes</h2>
    ${
      !commits &&
      markup`<p>A branch of this pull request is gone, so that there is nothing to compare.</p>`
    }
    ${commits && fileTable(repository, commits, files)}
    ${
      patch === undefined
        ? commits &&
          markup`<p>The changes are too long to be shown here. <a href="${linkTo(
            owner,
            name,
            'pulls',
            `${pull.number}.diff`,
          )}">All of them as text</a></p>`
        : difference(patch)
    }`;
  return {
    title: `${readyTitle(pull)} · ${repository.fullName}`,
    crumbs: [
      ...repositoryCrumbs(repository),
      { text: 'pull requests', href: linkTo(owner, name, 'pulls') },
      { text: `#${pull.number}` },
    ],
    body,
    hasForm: true,
  };
}

function stateOf(pull: PullRequest): string {
  if (pull.merged) return 'merged';
  if (pull.state === 'closed') return 'closed';
  return isDraft(pull) ? 'draft' : 'open';
}

function actions(
  { owner, name }: Repository,
  pull: PullRequest,
  { commits, mergeable, signIn }: PullDetails,
): Markup {
  if (pull.merged) {
    return markup`<p>Merged by ${pull.merged.by} as <a href="${linkTo(
      owner,
      name,
      'commit',
      pull.merged.commit,
    )}"><code>${pull.merged.commit.slice(0, 10)}</code></a>.</p>`;
  }
  if (!signIn) {
    return markup`<p class="soft">This forge is read-only.</p>`;
  }
  const button = (what: string, text: string, isMain = false) =>
    markup`<button name="do" value="${what}" ${
      isMain ? markup`class="main"` : ''
    }>${text}</button>`;
  const isOpen = pull.state === 'open';
  const draft = isDraft(pull);
  return markup`<h2>${draft ? 'This is a draft' : 'Decide'}</h2>
<div class="box"><form class="sign" method="post" action="${linkTo(
    owner,
    name,
    'pulls',
    String(pull.number),
  )}">
<input type="hidden" name="head" value="${commits?.head ?? ''}">
<label>User <input name="name" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
${isOpen && !draft && mergeable && button('merge', 'Merge', true)}
${isOpen && draft && button('ready', 'Mark as ready')}
${isOpen && draft && button('ready-merge', 'Mark as ready and merge', true)}
${isOpen ? button('close', 'Close') : button('reopen', 'Reopen')}
${
  isOpen &&
  !draft &&
  !mergeable &&
  markup`<p>This cannot be merged as it is: the branches contradict each other. Merge ${pull.base} into ${pull.head} in a clone, and push that.</p>`
}
${signIn.hint && markup`<p class="soft">${signIn.hint}</p>`}
</form></div>`;
}

function fileTable(
  { owner, name }: Repository,
  commits: Commits,
  files: FileDifference[],
): Markup {
  const shown = files.slice(0, MAX_FILES);
  return markup`<div class="box"><table>
<thead><tr><th scope="col">File</th><th scope="col">Change</th><th scope="col" class="number">Lines</th></tr></thead>
<tbody>${shown.map(({ path, change, added, removed }) => {
    const at = change === 'removed' ? commits.mergeBase : commits.head;
    return markup`<tr>
<td><a href="${linkTo(owner, name, 'src', 'commit', at, path)}">${path}</a></td>
<td class="soft">${change}</td>
<td class="number">${
      added === undefined ? 'binary' : `+${added} −${removed}`
    }</td></tr>\n`;
  })}</tbody></table>${
    files.length > shown.length &&
    markup`<p class="note">${
      files.length - shown.length
    } more are not shown.</p>`
  }</div>`;
}

/** A patch with a box for each file. */
function difference(patch: string): Markup {
  const files = patch.split(/^(?=diff --git )/m).filter(Boolean);
  return markup`${files.map(file => {
    const [head, ...lines] = file.replace(/\n$/, '').split('\n');
    // What comes before the first changed line says nothing that the table does not say.
    const start = lines.findIndex(line => line.startsWith('@@'));
    const path =
      lines
        .find(line => line.startsWith('+++ b/'))
        ?.slice(6)
        .trimEnd() ??
      lines
        .find(line => line.startsWith('--- a/'))
        ?.slice(6)
        .trimEnd() ??
      head.slice('diff --git '.length);
    if (start < 0) return '';
    return markup`<h2>${path}</h2>
<div class="box"><pre class="diff" tabindex="0" role="region" aria-label="Changes of ${path}"><code>${lines
      .slice(start)
      .map(
        line => markup`<span class="line ${lineClass(line)}">${line}\n</span>`,
      )}</code></pre></div>`;
  })}`;
}

function lineClass(line: string): string {
  switch (line[0]) {
    case '+':
      return 'more';
    case '-':
      return 'less';
    case '@':
      return 'at';
    default:
      return '';
  }
}
