import { Located } from '../located';
import { isSpace, skipSpaces, skipWord } from './spaces';

/** The stretches between white space. */
export function splitAtSpaces(
  text: string,
  from: number,
  to: number,
): Located[] {
  const words: Located[] = [];
  for (let at = skipSpaces(text, from, to); at < to; ) {
    const end = skipWord(text, at, to);
    words.push({ start: at, end });
    at = skipSpaces(text, end, to);
  }
  return words;
}

/** The stretches between white space that is neither quoted nor escaped. */
export function splitWords(
  text: string,
  from: number,
  to: number,
  escape: string,
): Located[] {
  const words: Located[] = [];
  for (let at = skipSpaces(text, from, to); at < to; ) {
    const end = endOfWord(text, at, to, escape);
    words.push({ start: at, end });
    at = skipSpaces(text, end, to);
  }
  return words;
}

/** Where the word that begins at `from` ends; an open quote goes on to `to`. */
export function endOfWord(
  text: string,
  from: number,
  to: number,
  escape: string,
): number {
  const escapeCode = escape.charCodeAt(0);
  let quote = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === escapeCode && quote !== singleQuote) at++;
    else if (quote) {
      if (code === quote) quote = 0;
    } else if (code === singleQuote || code === doubleQuote) quote = code;
    else if (isSpace(code)) return at;
  }
  return to;
}

const singleQuote = 39;
const doubleQuote = 34;
