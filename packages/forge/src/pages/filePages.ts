import type { Commit } from '../git/commits';
import type { Repository, Revision } from '../git/Repository';
import { nameOf, type TreeEntry } from '../git/tree';
import { html, type Html } from './html';
import { dateText, linkTo, sizeText, type Crumb, type Page } from './layout';

/** Beyond these a browser gets slow; the page then says so and offers the raw file. */
const MAX_BYTES = 1024 * 1024;
const MAX_LINES = 20_000;
const MAX_ENTRIES = 2_000;

/** Where in a repository a page is. */
export interface Place {
  repository: Repository;
  revision: Revision;
  commit: Commit;
  path: string;
}

export function folderPage(
  place: Place,
  entries: TreeEntry[],
  extra: { branches: string[]; readme?: { name: string; text: string } },
): Page {
  const { repository, path } = place;
  const shown = entries.slice(0, MAX_ENTRIES);
  const body = html`<h1>${path === '' ? repository.fullName : path}</h1>
    ${bar(place, extra.branches)}
    <div class="box">
      ${commitLine(place)}
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col" class="number">Size</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            entry => html`<tr>
              <td>${nameCell(place, entry)}</td>
              <td class="soft">${kindText(entry)}</td>
              <td class="number">
                ${entry.kind === 'file' ? sizeText(entry.size ?? 0) : ''}
              </td>
            </tr> `,
          )}
        </tbody>
      </table>
      ${entries.length > shown.length &&
      html`<p class="note">
        ${entries.length - shown.length} more are not shown; clone the
        repository to see them.
      </p>`}
    </div>
    ${extra.readme &&
    html`<h2 id="readme">${extra.readme.name}</h2>
      <div class="box">
        <pre
          class="message"
          tabindex="0"
          role="region"
          aria-labelledby="readme"
        >
${extra.readme.text}</pre
        >
      </div>`}`;
  return { title: titleOf(place), crumbs: crumbsOf(place), body };
}

export function filePage(
  place: Place,
  file: TreeEntry,
  content: Buffer | undefined,
): Page {
  const note = noteFor(file, content);
  const text = note === undefined ? content!.toString('utf8') : '';
  const lines = linesOf(text);
  const tooMany = lines.length > MAX_LINES;
  const body = html`<h1>${nameOf(file)}</h1>
    ${bar(place)}
    <div class="box">
      ${commitLine(place)}
      <div class="head">
        <span
          >${note === undefined && !tooMany
            ? `${lines.length} lines, `
            : ''}${sizeText(file.size ?? 0)}${file.mode === '100755' &&
          ', executable'}</span
        >${file.kind === 'file' &&
        html`<a href="${hrefOf(place, 'raw')}">Raw file</a>`}
      </div>
      ${note ??
      (tooMany
        ? html`<p class="note">
            This file has ${lines.length} lines, too many to show here. Use the
            raw file or clone the repository.
          </p>`
        : code(file, lines))}
    </div>`;
  return {
    title: titleOf(place),
    crumbs: crumbsOf(place),
    body,
    hasLines: note === undefined && !tooMany,
  };
}

/** Whether a page needs the content of the file at all. */
export function isReadable(file: TreeEntry): boolean {
  return file.kind === 'link' || (file.size ?? 0) <= MAX_BYTES;
}

/** git's own test: a NUL byte near the beginning. */
export function isBinary(content: Buffer): boolean {
  return content.subarray(0, 8000).includes(0);
}

function noteFor(file: TreeEntry, content?: Buffer): Html | undefined {
  if (file.kind === 'submodule') {
    return html`<p class="note">
      Another repository (a submodule) at commit <code>${file.id}</code>.
    </p>`;
  }
  if (file.kind === 'link') {
    return html`<p class="note">
      A symbolic link to <code>${content?.toString('utf8') ?? ''}</code>.
    </p>`;
  }
  if (!content) {
    return html`<p class="note">
      This file has ${sizeText(file.size ?? 0)}, too much to show here. Use the
      raw file or clone the repository.
    </p>`;
  }
  if (isBinary(content)) {
    return html`<p class="note">This is a binary file and is not shown.</p>`;
  }
  return content.length === 0
    ? html`<p class="note">This file is empty.</p>`
    : undefined;
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  return lines;
}

function code(file: TreeEntry, lines: string[]): Html {
  // The numbers are drawn by the style sheet, so that copying a few lines copies only the lines.
  return html`<p id="lines" class="soft note-line" role="status"></p>
    <pre
      class="file"
      tabindex="0"
      role="region"
      aria-label="Lines of ${nameOf(file)}"
    ><code>${lines.map((line, index) => {
      const number = index + 1;
      return html`<span class="row" id="L${number}"
        ><a
          href="#L${number}"
          data-line="${number}"
          tabindex="-1"
          aria-label="Line ${number}"
        ></a
        >${line}
      </span>`;
    })}</code></pre>`;
}

function bar(place: Place, branches: string[] = []): Html {
  const { repository, revision, commit } = place;
  const { owner, name } = repository;
  const others = branches.filter(
    branch => revision.kind !== 'branch' || branch !== revision.name,
  );
  return html`<div class="bar soft">
    <span
      >${revision.kind}
      <strong
        >${revision.kind === 'commit'
          ? commit.id.slice(0, 10)
          : revision.name}</strong
      ></span
    >
    <a href="${linkTo(owner, name, 'commits', revision.kind, revision.name)}"
      >Commits</a
    >
    ${revision.kind !== 'commit' &&
    html`<a
      href="${hrefOf(
        { ...place, revision: { kind: 'commit', name: commit.id } },
        'src',
      )}"
      >Permanent link</a
    >`}
    ${others.length > 0 &&
    html`<span
      >Other branches:
      ${others
        .slice(0, 20)
        .map((branch, index) => [
          index > 0 ? ', ' : '',
          html`<a href="${linkTo(owner, name, 'src', 'branch', branch)}"
            >${branch}</a
          >`,
        ])}</span
    >`}
    <span>Clone: <code>/${repository.fullName}.git</code></span>
  </div>`;
}

function commitLine({ repository, commit }: Place): Html {
  const href = linkTo(repository.owner, repository.name, 'commit', commit.id);
  return html`<div class="head">
    <span
      >${commit.author.name}:
      <a href="${href}"
        >${commit.message.split('\n')[0] || 'no message'}</a
      ></span
    ><span class="soft"
      ><code>${commit.id.slice(0, 10)}</code> ${dateText(
        commit.committer.date,
      )}</span
    >
  </div>`;
}

function nameCell(place: Place, entry: TreeEntry): Html {
  const name = nameOf(entry);
  // A name that is not UTF-8 cannot be written into a URL.
  if (name.includes('\ufffd')) {
    return html`${name}`;
  }
  const href = hrefOf({ ...place, path: entry.path }, 'src');
  return html`<a href="${href}">${name}${entry.kind === 'folder' && '/'}</a>`;
}

function kindText(entry: TreeEntry): string {
  return entry.kind === 'link' ? 'symbolic link' : entry.kind;
}

function hrefOf(
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

function titleOf({ repository, path }: Place): string {
  return path === '' ? repository.fullName : `${path} · ${repository.fullName}`;
}

function crumbsOf(place: Place): Crumb[] {
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
