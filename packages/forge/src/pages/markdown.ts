import { markup, Markup } from './markup';

/**
 * The part of Markdown that descriptions of pull requests are written in: headings, paragraphs, lists, tables, blocks
 * of code, and in a line code, bold and links. Anything else stays the text that it is; HTML is text too.
 */
export function markdown(text: string): Markup {
  const lines = text.split(/\r?\n/);
  const blocks: Markup[] = [];
  let at = 0;
  /** The lines from here on that match, and steps over them. */
  const take = (matches: (line: string, index: number) => boolean) => {
    const start = at;
    while (at < lines.length && matches(lines[at], at)) at += 1;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const heading = /^(#{1,6}) (.*)$/.exec(line);
    const fence = /^(`{3,}|~{3,})/.exec(line)?.[1];
    if (line.trim() === '') {
      at += 1;
    } else if (heading) {
      at += 1;
      blocks.push(
        heading[1].length < 3
          ? markup`<h2>${inline(heading[2].trim())}</h2>`
          : markup`<h3>${inline(heading[2].trim())}</h3>`,
      );
    } else if (fence) {
      at += 1;
      const code = take(other => !other.startsWith(fence));
      at += 1;
      blocks.push(markup`<pre tabindex="0">${code.join('\n')}</pre>`);
    } else if (isTableAt(lines, at)) {
      blocks.push(table(take(other => other.trimStart().startsWith('|'))));
    } else if (isItem(line)) {
      const items = take(isItem);
      blocks.push(
        markup`<ul>${items.map(
          item => markup`<li>${inline(item.replace(/^\s*[-*+] +/, ''))}</li>`,
        )}</ul>`,
      );
    } else {
      const start = at;
      const paragraph = take(
        (other, index) =>
          index === start ||
          (other.trim() !== '' &&
            !/^(#{1,6} |`{3}|~{3})/.test(other) &&
            !isItem(other) &&
            !isTableAt(lines, index)),
      );
      blocks.push(markup`<p>${inline(paragraph.join('\n'))}</p>`);
    }
  }
  return markup`${blocks}`;
}

function isItem(line: string): boolean {
  return /^\s*[-*+] +\S/.test(line);
}

function isTableAt(lines: string[], index: number): boolean {
  return (
    lines[index].trimStart().startsWith('|') &&
    /^[\s|:-]+$/.test(lines[index + 1] ?? '') &&
    lines[index + 1].includes('-')
  );
}

function table([head, , ...rows]: string[]): Markup {
  return markup`<table>
<thead><tr>${cells(head).map(
    cell => markup`<th scope="col">${inline(cell)}</th>`,
  )}</tr></thead>
<tbody>${rows.map(
    row =>
      markup`<tr>${cells(row).map(
        cell => markup`<td>${inline(cell)}</td>`,
      )}</tr>\n`,
  )}</tbody></table>`;
}

/** A bar after a backslash belongs to its cell. */
function cells(row: string): string[] {
  return (row.trim().match(/(?:\\.|[^\\|])+|\|/g) ?? [])
    .filter(part => part !== '|')
    .map(part => part.trim().replace(/\\\|/g, '|'));
}

/** Code, bold and links in a line; a backslash takes the meaning from the sign after it. */
function inline(text: string): Markup {
  const parts =
    text.match(
      /\\[!-/:-@[-`{-~]|`[^`\n]+`|\*\*[^*\n]+\*\*|\[[^[\]\n]{1,500}\]\(https?:\/\/[^\s()<>"]+\)|[^\\`*[]+|[\s\S]/g,
    ) ?? [];
  return markup`${parts.map(part => {
    if (/^\\.$/.test(part)) return part[1];
    if (/^`[^`]+`$/.test(part))
      return markup`<code>${part.slice(1, -1)}</code>`;
    if (/^\*\*[^*]+\*\*$/.test(part))
      return markup`<strong>${part.slice(2, -2)}</strong>`;
    const link = /^\[([^[\]]+)\]\((.+)\)$/.exec(part);
    return link
      ? markup`<a href="${link[2]}" rel="noopener noreferrer">${link[1]}</a>`
      : part;
  })}`;
}
