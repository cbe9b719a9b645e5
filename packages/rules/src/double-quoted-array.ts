import type { FixEdit } from '@plimsoll/engine';

/**
 * What makes JSON of an array with strings in single quotes: each of them in double quotes. Nothing if the rest of it
 * is not JSON either.
 *
 * `text` is the array as it stands in the file at `start`, with its continuations and comments.
 */
export function doubleQuotedArray(
  text: string,
  start: number,
  escape: string,
): FixEdit[] | undefined {
  const edits: FixEdit[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match?.[0];
  };
  const skip = () => {
    while (take(escape === '`' ? backquoted : backslashed) || take(comment)) {
      // White space, continuations, and comments on lines of their own.
    }
  };
  if (!take(/\[/y)) return undefined;
  skip();
  while (text[at] !== ']') {
    const from = at;
    const string = take(singleQuoted) ?? take(doubleQuoted);
    if (string === undefined) return undefined;
    if (string.startsWith("'")) {
      edits.push({
        at: { start: start + from, end: start + at },
        text: JSON.stringify(string.slice(1, -1)),
      });
    }
    skip();
    if (text[at] === ']') break;
    if (!take(/,/y)) return undefined;
    skip();
  }
  return at === text.length - 1 ? edits : undefined;
}

const backslashed = /[ \t]+|\\[ \t]*\r?\n/y;
const backquoted = /[ \t]+|`[ \t]*\r?\n/y;
/** Only behind a continuation: there is no other line break in the text. */
const comment = /#[^\n]*\n|\r?\n/y;
/** A backslash in it may be meant as JSON or as the shell means it: that is not for us to say. */
const singleQuoted = /'[^'"\\\r\n]*'/y;
const doubleQuoted = /"[^"\\\r\n]*"/y;
