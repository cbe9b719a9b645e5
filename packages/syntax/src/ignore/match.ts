/** What a pattern is made of. */
type Token =
  | { readonly is: 'character'; readonly character: string }
  /** `?` */
  | { readonly is: 'one' }
  /** `*` */
  | { readonly is: 'some' }
  /** `**` before more: any number of folders, none too. */
  | { readonly is: 'folders' }
  /** `**` at the end. */
  | { readonly is: 'rest' }
  /** `[a-z]` */
  | { readonly is: 'class'; readonly matches: (character: string) => boolean };

/** A pattern ready to be held against paths. */
export interface Matcher {
  /** Whether it matches the path or one of the folders above it. */
  matches(path: string): boolean;
  /** Whether it could match something below this folder. */
  mayMatchBelow(folder: string): boolean;
  /** False for a pattern that the builder refuses. */
  readonly isValid: boolean;
}

/** Prepares a pattern. Its cost on a path is the length of the one times that of the other, whatever is in them. */
export function matcherOf(pattern: string): Matcher {
  const tokens = tokensOf(pattern);
  if (!tokens)
    return { matches: () => false, mayMatchBelow: () => false, isValid: false };
  if (tokens.every(({ is }) => is === 'character')) {
    const literal = tokens
      .map(token => (token.is === 'character' ? token.character : ''))
      .join('');
    return {
      matches: path => path === literal || path.startsWith(`${literal}/`),
      mayMatchBelow: folder =>
        folder === '' ||
        literal.startsWith(`${folder}/`) ||
        folder === literal ||
        folder.startsWith(`${literal}/`),
      isValid: true,
    };
  }
  return {
    matches: path => new Run(tokens).over(path),
    mayMatchBelow: folder => {
      const run = new Run(tokens);
      return folder === '' || run.over(`${folder}/`) || run.isAlive;
    },
    isValid: true,
  };
}

/** One pass of a pattern over a path: all the places in the pattern that the path so far may have led to. */
class Run {
  /** Bit 1: arrived here. Bit 2: inside the folders that a `**` takes. */
  #places: Uint8Array;

  constructor(private readonly tokens: readonly Token[]) {
    this.#places = new Uint8Array(tokens.length + 1);
    this.#arrive(this.#places, 0);
  }

  get isAlive(): boolean {
    return this.#places.some(place => place > 0);
  }

  /** Whether the path, or a folder above it, is matched as a whole. */
  over(path: string): boolean {
    for (const character of path) {
      if (character === '/' && this.#isAtEnd) return true;
      this.#step(character);
    }
    return this.#isAtEnd;
  }

  get #isAtEnd(): boolean {
    return this.#places[this.tokens.length] > 0;
  }

  #step(character: string) {
    const next = new Uint8Array(this.tokens.length + 1);
    this.tokens.forEach((token, index) => {
      const place = this.#places[index];
      if (!place) return;
      switch (token.is) {
        case 'character':
          if (token.character === character) this.#arrive(next, index + 1);
          break;
        case 'one':
          if (character !== '/') this.#arrive(next, index + 1);
          break;
        case 'some':
          if (character !== '/') this.#arrive(next, index);
          break;
        case 'class':
          if (token.matches(character)) this.#arrive(next, index + 1);
          break;
        case 'folders':
          next[index] |= 2;
          if (character === '/') this.#arrive(next, index + 1);
          break;
        default:
          this.#arrive(next, index);
      }
    });
    this.#places = next;
  }

  /** Comes to a place, and to those behind it that need no character. */
  #arrive(places: Uint8Array, index: number) {
    for (let at = index; at <= this.tokens.length; at++) {
      if (places[at] & 1) return;
      places[at] |= 1;
      const is = this.tokens[at]?.is;
      if (is !== 'some' && is !== 'folders' && is !== 'rest') return;
    }
  }
}

function tokensOf(pattern: string): Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '*') {
      if (pattern[at + 1] !== '*') tokens.push({ is: 'some' });
      else {
        at++;
        if (pattern[at + 1] === '/') at++;
        tokens.push({ is: at + 1 >= pattern.length ? 'rest' : 'folders' });
      }
    } else if (character === '?') tokens.push({ is: 'one' });
    else if (character === '[') {
      const end = endOfClass(pattern, at);
      if (end < 0) return undefined;
      tokens.push({
        is: 'class',
        matches: classOf(pattern.slice(at + 1, end)),
      });
      at = end;
    } else if (character === '\\') {
      if (at + 1 >= pattern.length) return undefined;
      tokens.push({ is: 'character', character: pattern[++at] });
    } else tokens.push({ is: 'character', character });
  }
  return tokens;
}

function endOfClass(pattern: string, from: number): number {
  let at = from + 1;
  if (pattern[at] === '^') at++;
  const first = at;
  for (; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === ']' && at > first) return at;
  }
  return -1;
}

function classOf(body: string): (character: string) => boolean {
  const isNegated = body.startsWith('^');
  const ranges: [string, string][] = [];
  const letters = isNegated ? body.slice(1) : body;
  for (let at = 0; at < letters.length; at++) {
    if (letters[at] === '\\') at++;
    const low = letters[at] ?? '';
    const isRange = letters[at + 1] === '-' && at + 2 < letters.length;
    ranges.push([low, isRange ? letters[at + 2] : low]);
    if (isRange) at += 2;
  }
  return character =>
    character !== '/' &&
    ranges.some(([low, high]) => low <= character && character <= high) !==
      isNegated;
}
