/** What a variable or a context of the CI stands for, as far as the files explain it. */
export interface Symbols {
  /** A shell variable or variable of the CI, without the dollar sign. */
  variable(name: string): string | undefined;
  /** A context of GitHub Actions, in lower case: `steps.meta.outputs.tags`. */
  context(path: string): string | undefined;
}

/** Definitions that lead to definitions further than this are left as they are. */
const MAX_DEPTH = 8;
/** What comes out of one text, and what is read of definitions for it. */
const MAX_LENGTH = 4_096;
/** What stands between braces and is still taken for one expression. */
const MAX_INSIDE = 1_000;

/** Explains texts with the symbols of one place. */
export class Explainer {
  readonly #known = new Map<string, string>();
  #depth = 0;
  #read = 0;

  constructor(readonly symbols: Symbols) {}

  /** The symbols have changed. */
  forget(): void {
    this.#known.clear();
  }

  /**
   * A text with what its variables and expressions stand for put in. What is not known stays, in braces, so that its
   * name can be told: `ghcr.io/acme/app:{github.sha}`, `{$VERSION}`, `{git rev-parse HEAD}`. Quotes are dropped.
   */
  explain(text: string): string {
    if (this.#depth > MAX_DEPTH) return '{…}';
    if (this.#depth === 0) this.#read = 0;
    this.#depth++;
    let explained = '';
    let at = 0;
    while (at < text.length && explained.length < MAX_LENGTH) {
      const found = this.#special(text, at);
      explained += found ? found.text : text[at];
      at = found ? found.end : at + 1;
    }
    this.#depth--;
    return explained;
  }

  /** What a name is defined as; too many of them are left as they are. */
  #definition(definition: string | undefined): string | undefined {
    if (definition === undefined) return undefined;
    this.#read += definition.length;
    return this.#read > MAX_LENGTH ? undefined : this.explain(definition);
  }

  #special(
    text: string,
    at: number,
  ): { text: string; end: number } | undefined {
    const char = text[at];
    if (char === '"' || char === "'") return { text: '', end: at + 1 };
    if (char === '`') {
      const end = indexWithin(text, '`', at + 1);
      return end < 0
        ? undefined
        : { text: `{${text.slice(at + 1, end)}}`, end: end + 1 };
    }
    if (char !== '$') return undefined;
    if (text.startsWith('${{', at)) return this.#expression(text, at);
    if (text.startsWith('$[[', at)) {
      const end = indexWithin(text, ']]', at);
      return end < 0
        ? undefined
        : { text: `{${text.slice(at + 3, end).trim()}}`, end: end + 2 };
    }
    if (text[at + 1] === '(') {
      const end = closing(text, at + 1, '(', ')');
      return end < 0
        ? undefined
        : { text: `{${text.slice(at + 2, end)}}`, end: end + 1 };
    }
    if (text[at + 1] === '{') {
      const end = closing(text, at + 1, '{', '}');
      const name = /^[A-Za-z_]\w*/.exec(text.slice(at + 2, at + 80))?.[0];
      if (end < 0 || !name) return undefined;
      return { text: this.#variable(name), end: end + 1 };
    }
    const name = /^[A-Za-z_]\w*/.exec(text.slice(at + 1, at + 80))?.[0];
    return name
      ? { text: this.#variable(name), end: at + 1 + name.length }
      : undefined;
  }

  #variable(name: string): string {
    // Names that stand for each other many times over are explained once.
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const explained = this.#definition(this.symbols.variable(name));
    if (explained === undefined) return `{$${name}}`;
    this.#known.set(name, explained);
    return explained;
  }

  #expression(text: string, at: number) {
    const end = indexWithin(text, '}}', at);
    if (end < 0) return undefined;
    const inside = text.slice(at + 3, end).trim();
    return { text: this.#context(inside), end: end + 2 };
  }

  #context(expression: string): string {
    const path = /^[A-Za-z_][\w.-]*$/.test(expression)
      ? expression.toLowerCase()
      : undefined;
    const found = path === undefined ? undefined : this.#find(path, expression);
    return this.#definition(found) ?? `{${expression}}`;
  }

  #find(path: string, expression: string): string | undefined {
    return path.startsWith('env.')
      ? this.symbols.variable(expression.slice('env.'.length))
      : this.symbols.context(path);
  }
}

function closing(
  text: string,
  from: number,
  open: string,
  close: string,
): number {
  let depth = 0;
  const last = Math.min(text.length, from + MAX_INSIDE);
  for (let at = from; at < last; at++) {
    if (text[at] === open) depth++;
    else if (text[at] === close && --depth === 0) return at;
  }
  return -1;
}

function indexWithin(text: string, wanted: string, from: number): number {
  const found = text.slice(from, from + MAX_INSIDE).indexOf(wanted);
  return found < 0 ? -1 : from + found;
}
