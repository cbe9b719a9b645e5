import type { ErrorCode, YAMLError } from 'yaml';
import type { Located } from '../located';
import type { Problem } from '../problem';
import type { SourceText } from '../source-text';

/** What to tell of the reader's errors. Its own sentences quote the file, which may hold secrets. */
const messages: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias takes no tag or anchor of its own; remove it',
  BAD_ALIAS: 'This anchor or alias has no name; write one after the sign',
  BAD_DIRECTIVE: 'This is no YAML directive; remove the line',
  BAD_DQ_ESCAPE:
    'This escape does not exist in double quotes; use single quotes or write the backslash twice',
  BAD_INDENT:
    'The indentation does not fit the lines above; line it up with its neighbours, and close the brackets before it',
  BAD_PROP_ORDER: 'Anchors and tags stand before the sign they belong to',
  BAD_SCALAR_START:
    'A value cannot begin with this character; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'A map cannot begin on the line of its key; put the inner key on a line of its own, or quote the value',
  BLOCK_IN_FLOW:
    'Inside brackets or braces only the short forms are allowed; write the value in brackets too',
  KEY_OVER_1024_CHARS:
    'This key is longer than 1,024 characters; a quote or bracket is probably not closed',
  MISSING_CHAR:
    'A sign is missing here: a closing quote or bracket, a comma, a colon, or a space after one',
  MULTILINE_IMPLICIT_KEY:
    'A key cannot go over several lines; a colon is missing, or the value has to be quoted',
  MULTIPLE_ANCHORS: 'A value can have one anchor only; remove the others',
  MULTIPLE_TAGS: 'A value can have one tag only; remove the others',
  TAB_AS_INDENT: 'Tabs cannot indent YAML; use spaces',
  UNEXPECTED_TOKEN:
    'This does not belong here; check the indentation and the quotes before it',
  BAD_COLLECTION_TYPE: 'The tag does not fit the value',
};

/** A problem of the file from an error of the library. */
export function problemOf(error: YAMLError, text: string): Problem {
  return {
    ...underlined(text, error.pos[0], error.pos[1]),
    code: error.code.toLowerCase().replace(/_/g, '-'),
    message: messages[error.code] ?? 'This is not valid YAML',
  };
}

/** A stretch of one line that shows something, as near as can be to the one given. */
export function underlined(text: string, start: number, end: number): Located {
  let from = Math.max(0, Math.min(start, text.length - 1));
  while (from > 0 && /[\r\n]/.test(text[from])) from--;
  const newline = text.slice(from, Math.max(end, from + 1)).search(/[\r\n]/);
  let to = newline > 0 ? from + newline : Math.min(end, text.length);
  to = Math.max(to, Math.min(from + 1, text.length));
  // White space alone cannot be seen: the word after it is taken along, or the one before.
  if (text.slice(from, to).trim() === '') {
    const after = /^[^\S\r\n]*[^\s]+/.exec(text.slice(to, to + 200));
    if (after) to += after[0].length;
    else while (from > 0 && /\s/.test(text[from])) from--;
  }
  return { start: from, end: to };
}

/** The first line that shows something: what is underlined for what a whole file lacks. */
export function firstLine({ text }: SourceText): Located {
  const start = Math.max(0, text.search(/[^\s\uFEFF]/));
  const newline = text.indexOf('\n', start);
  const line = text.slice(start, newline < 0 ? text.length : newline);
  return underlined(text, start, start + line.trimEnd().length);
}

/** A name of the file's own in a message: in quotes, on one line, and not too long. */
export function quoted(name: string): string {
  const line = name.replace(/[\s\p{C}\uFFFC]+/gu, ' ').trim();
  return `"${line.length > 48 ? `${line.slice(0, 47)}…` : line}"`;
}

const conflictMarker = /^(?:<{7} |={7}\r?$|>{7} )/gm;

/** The marks that git leaves where two changes clash. */
export function conflictProblems(text: string): Problem[] {
  if (!text.includes('<<<<<<< ') || !text.includes('>>>>>>> ')) return [];
  return [...text.matchAll(conflictMarker)].map(match => ({
    start: match.index,
    end: match.index + 7,
    code: 'merge-conflict',
    message:
      'A merge conflict was left unresolved; choose one of the two sides',
  }));
}
