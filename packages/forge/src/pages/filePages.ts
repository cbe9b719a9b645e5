import { nameOf, type TreeEntry } from '../git/tree';
import { sizeText, type Page } from './layout';
import { markup, type Markup } from './markup';
import {
  bar,
  commitLine,
  crumbsOf,
  hrefOf,
  titleOf,
  type Place,
} from './place';

/** Beyond these a browser gets slow; the page then says so and offers the raw file. */
const MAX_BYTES = 1024 * 1024;
const MAX_LINES = 20_000;
const MAX_ENTRIES = 2_000;

export function folderPage(
  place: Place,
  entries: TreeEntry[],
  extra: { branches: string[]; readme?: { name: string; text: string } },
): Page {
  const { repository, path } = place;
  const shown = entries.slice(0, MAX_ENTRIES);
  const body = markup`<h1>${path === '' ? repository.fullName : path}</h1>
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
            entry => markup`<tr>
              <td>${nameCell(place, entry)}</td>
              <td class="soft">${kindText(entry)}</td>
              <td class="number">
                ${entry.kind === 'file' ? sizeText(entry.size ?? 0) : ''}
              </td>
            </tr> `,
          )}
        </tbody>
      </table>
      ${
        entries.length > shown.length &&
        markup`<p class="note">${
          entries.length - shown.length
        } more are not shown; clone the repository to see them.</p>`
      }
    </div>
    ${
      extra.readme &&
      markup`<h2 id="readme">${extra.readme.name}</h2>
      <div class="box">
        <pre class="message" tabindex="0" role="region" aria-labelledby="readme">${extra.readme.text}</pre>
      </div>`
    }`;
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
  const facts = [
    note === undefined && !tooMany && `${lines.length} lines`,
    sizeText(file.size ?? 0),
    file.mode === '100755' && 'executable',
  ].filter(Boolean);
  const body = markup`<h1>${nameOf(file)}</h1>
    ${bar(place)}
    <div class="box">
      ${commitLine(place)}
      <div class="head">
        <span>${facts.join(', ')}</span>
        ${
          file.kind === 'file' &&
          markup`<a href="${hrefOf(place, 'raw')}">Raw file</a>`
        }
      </div>
      ${
        note ??
        (tooMany
          ? markup`<p class="note">This file has ${lines.length} lines, too many to show here. Use the raw file or clone the repository.</p>`
          : code(file, lines))
      }
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

function noteFor(file: TreeEntry, content?: Buffer): Markup | undefined {
  if (file.kind === 'submodule') {
    return markup`<p class="note">Another repository (a submodule) at commit <code>${file.id}</code>.</p>`;
  }
  if (file.kind === 'link') {
    return markup`<p class="note">A symbolic link to <code>${
      content?.toString('utf8') ?? ''
    }</code>.</p>`;
  }
  if (!content) {
    return markup`<p class="note">This file has ${sizeText(
      file.size ?? 0,
    )}, too much to show here. Use the raw file or clone the repository.</p>`;
  }
  if (isBinary(content)) {
    return markup`<p class="note">This is a binary file and is not shown.</p>`;
  }
  return content.length === 0
    ? markup`<p class="note">This file is empty.</p>`
    : undefined;
}

function linesOf(text: string): string[] {
  // As findings count them: a line ends at a line feed, with or without a carriage return.
  const lines = text.split(/\r?\n/);
  if (lines[lines.length - 1] === '') {
    lines.pop();
  }
  return lines;
}

function code(file: TreeEntry, lines: string[]): Markup {
  // The numbers are drawn by the style sheet, so that copying a few lines copies only the lines.
  const rows = lines.map((line, index) => {
    const number = index + 1;
    return markup`<span class="row" id="L${number}"><a href="#L${number}" data-line="${number}" tabindex="-1" aria-label="Line ${number}"></a>${line}\n</span>`;
  });
  const label = `Lines of ${nameOf(file)}`;
  return markup`<p id="lines" class="status soft" role="status"></p>
<pre class="file" tabindex="0" role="region" aria-label="${label}"><code>${rows}</code></pre>`;
}

function nameCell(place: Place, entry: TreeEntry): Markup {
  const name = nameOf(entry);
  // A name that is not UTF-8 cannot be written into a URL.
  if (name.includes('\ufffd')) {
    return markup`${name}`;
  }
  const href = hrefOf({ ...place, path: entry.path }, 'src');
  return markup`<a href="${href}">${name}${entry.kind === 'folder' && '/'}</a>`;
}

function kindText(entry: TreeEntry): string {
  return entry.kind === 'link' ? 'symbolic link' : entry.kind;
}
