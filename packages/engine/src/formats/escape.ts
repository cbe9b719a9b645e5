/**
 * Text for a terminal: what a file's name or a line in it holds must not move the cursor, colour the screen or
 * turn the direction of writing. Each such character becomes one visible character, so that carets stay in place.
 */
export function forTerminal(text: string): string {
  return text.replace(/\t/g, ' ').replace(unprintable, '\uFFFD');
}

// C0, DEL and C1; line and paragraph separators; marks that turn the direction of writing; the byte-order mark.
const unprintable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g;

/** Text as Markdown that shows it and does nothing else: no markup, no HTML, no links, no mentions. */
export function forMarkdown(text: string): string {
  return forTerminal(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, '\\$&')
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}&#46;`)
    .replace(/(^|[^A-Za-z0-9])@(?=[A-Za-z0-9])/g, '$1@\u200B');
}

/** Text as a code span that it cannot leave, also in a cell of a table. */
export function codeSpan(text: string): string {
  const shown = forTerminal(text).replace(/\|/g, '\uFF5C') || ' ';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^`|`$/.test(shown) || /^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Lines as a fenced block that they cannot leave. */
export function codeBlock(lines: readonly string[], language = ''): string {
  const shown = lines.map(line => forTerminal(line));
  const longest = Math.max(2, ...shown.map(longestRun));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...shown, fence].join('\n');
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  for (const char of text) {
    run = char === '`' ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
