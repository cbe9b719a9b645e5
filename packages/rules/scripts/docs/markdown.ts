/** A table; cells are Markdown and may not hold line breaks. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map(text => text.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** A block of code, whatever is in it. */
export function codeBlock(language: string, text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run.length + 1)));
  return [`${fence}${language}`, text.replace(/\s+$/, ''), fence].join('\n');
}

/** What a code block of this file is marked as. */
export function languageOf(file: string): string {
  if (/\.ya?ml$/.test(file)) return 'yaml';
  if (/(^|\/)[^/]*(dockerfile|containerfile)[^/]*$/i.test(file)) {
    return /ignore$/.test(file) ? 'text' : 'dockerfile';
  }
  if (/\.hcl$/.test(file)) return 'hcl';
  return /\.env/.test(file) ? 'shell' : 'text';
}

/** Parts with a blank line between them; those that are empty are left out. */
export const paragraphs = (
  parts: readonly (string | false | undefined)[],
): string => parts.filter(Boolean).join('\n\n');
