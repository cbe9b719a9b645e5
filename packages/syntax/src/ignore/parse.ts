import { Located } from '../located';
import { Problem } from '../problem';
import { SourceText } from '../source-text';
import { Matcher, matcherOf } from './match';
import type { IgnoreFile, IgnorePattern } from './nodes';

/**
 * Reads a `.dockerignore`.
 *
 * @public
 */
export function parseIgnoreFile(file: string, text: string): IgnoreFile {
  const source = new SourceText(file, text);
  const patterns: PatternNode[] = [];
  const comments: (Located & { text: string })[] = [];
  const problems: Problem[] = [];
  for (let number = 1; number <= source.lineCount; number++) {
    const line = source.lineAt(number);
    const hasMark = number === 1 && text.startsWith('\uFEFF');
    const start = line.start + (hasMark ? 1 : 0);
    // Only a line that begins with the sign is a comment; behind a space it is part of a pattern.
    if (text[start] === '#') {
      const comment = text.slice(start + 1, line.end).trim();
      comments.push({ start, end: line.end, text: comment });
      continue;
    }
    const pattern = readPattern(source, start, line.end);
    if (!pattern) continue;
    patterns.push(pattern);
    if (!pattern.isValid)
      problems.push({
        start: pattern.start,
        end: pattern.end,
        code: 'bad-pattern',
        message: pattern.pattern
          ? 'The builder refuses this pattern: close the bracket, or remove the backslash at the end'
          : 'There is nothing behind the exclamation mark: add what to take back in',
      });
  }
  return new IgnoreFileNode(source, patterns, comments, problems);
}

function readPattern(
  source: SourceText,
  lineStart: number,
  lineEnd: number,
): PatternNode | undefined {
  const line = source.text.slice(lineStart, lineEnd);
  const raw = line.trim();
  if (!raw) return undefined;
  const start = lineStart + line.indexOf(raw);
  const negated = raw.startsWith('!');
  const path = negated ? raw.slice(1).trim() : raw;
  return new PatternNode(
    { start, end: start + raw.length },
    raw,
    path ? cleanPath(path) : '',
    negated,
  );
}

/** As Go's `filepath.Clean`, then without the slash at the beginning: patterns are relative to the context. */
function cleanPath(path: string): string {
  const isRooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (!part || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length && parts[parts.length - 1] !== '..') parts.pop();
    else if (!isRooted) parts.push(part);
  }
  return parts.join('/') || (isRooted ? '/' : '.');
}

class PatternNode implements IgnorePattern {
  readonly start: number;
  readonly end: number;
  readonly #matcher: Matcher;

  constructor(
    at: Located,
    readonly raw: string,
    readonly pattern: string,
    readonly negated: boolean,
  ) {
    this.start = at.start;
    this.end = at.end;
    this.#matcher = matcherOf(pattern);
  }

  get isValid(): boolean {
    return this.pattern !== '' && this.#matcher.isValid;
  }

  matches(path: string): boolean {
    return this.isValid && this.#matcher.matches(relative(path));
  }

  mayMatchBelow(folder: string): boolean {
    return this.isValid && this.#matcher.mayMatchBelow(relative(folder));
  }
}

class IgnoreFileNode implements IgnoreFile {
  readonly kind = 'dockerignore';

  constructor(
    readonly source: SourceText,
    readonly patterns: readonly PatternNode[],
    readonly comments: readonly (Located & { readonly text: string })[],
    readonly problems: readonly Problem[],
  ) {}

  ignores(path: string): boolean {
    const decider = this.decider(path);
    return decider !== undefined && !decider.negated;
  }

  decider(path: string): IgnorePattern | undefined {
    let decider: PatternNode | undefined;
    let isIgnored = false;
    for (const pattern of this.patterns) {
      // A pattern that could change nothing is not looked at.
      if (pattern.negated !== isIgnored || !pattern.matches(path)) continue;
      isIgnored = !pattern.negated;
      decider = pattern;
    }
    return decider;
  }

  ignoresAllOf(folder: string): boolean {
    const path = relative(folder);
    const decider = this.decider(path || anyName);
    if (!decider || decider.negated) return false;
    const later = this.patterns.indexOf(decider as PatternNode) + 1;
    return !this.patterns.some(
      (pattern, index) =>
        index >= later && pattern.negated && pattern.mayMatchBelow(path),
    );
  }
}

/** A name that no pattern means, unless it means them all. */
const anyName = '\u0001';

const relative = (path: string): string => {
  const clean = cleanPath(path);
  if (clean === '.' || clean === '/') return '';
  return clean;
};
