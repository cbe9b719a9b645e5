import { matcherOf } from '../ignore/match';

/** More than this many patterns are not read. */
const MAX_PATTERNS = 200;

/**
 * Reads patterns as an ignore file has them, separated by blanks or commas. The answer is true for a path that the last
 * pattern that matches names, false for one that it names with a `!` in front, undefined for one that none matches.
 */
export function filePatterns(
  text: string,
): (path: string) => boolean | undefined {
  const patterns = text
    .split(/[\s,]+/)
    .filter(word => word !== '' && word !== '!')
    .slice(0, MAX_PATTERNS)
    .map(word => {
      const isTaken = !word.startsWith('!');
      const path = word.replace(/^!?(?:\.?\/)*/, '').replace(/(?<!\/)\/+$/, '');
      return { isTaken, matcher: matcherOf(path === '' ? '**' : path) };
    })
    .reverse();
  return path => patterns.find(({ matcher }) => matcher.matches(path))?.isTaken;
}
