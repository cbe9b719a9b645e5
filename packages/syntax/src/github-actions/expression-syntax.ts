/** A value of GitHub's expression language. Objects and lists are never literals there. */
export type Literal = string | number | boolean | null;

/** An expression, taken apart. */
export type ExpressionNode =
  | { readonly type: 'literal'; readonly value: Literal }
  /** `github.event.issue.title`, in lower case; `*` for what is computed. */
  | {
      readonly type: 'context';
      readonly path: string;
      /** What stands in brackets and is computed. */
      readonly indexes: readonly ExpressionNode[];
    }
  | {
      readonly type: 'call';
      readonly name: string;
      readonly args: readonly ExpressionNode[];
    }
  | { readonly type: 'not'; readonly operand: ExpressionNode }
  | {
      readonly type: 'binary';
      readonly operator: string;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  /** A part of what a call gives: `fromJSON(x).y`. */
  | {
      readonly type: 'member';
      readonly of: ExpressionNode;
      readonly indexes: readonly ExpressionNode[];
    };

/** Parentheses and brackets in each other deeper than this are not read. GitHub stops at 50. */
const MAX_DEPTH = 50;
/** Operators in one expression; people use a handful. */
const MAX_OPERATORS = 200;
/** GitHub's own limit. */
const MAX_LENGTH = 21_000;

const token =
  /\s*('(?:[^']|'')*'?|0x[0-9a-f]+|-?[0-9][\w.+]*|[A-Za-z_][\w-]*|==|!=|<=|>=|&&|\|\||\S)/iy;

/** Takes an expression apart; undefined for what is none. */
export function parseExpression(text: string): ExpressionNode | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const tokens: string[] = [];
  token.lastIndex = 0;
  for (let found = token.exec(text); found; found = token.exec(text))
    tokens.push(found[1]);
  return new ExpressionReader(tokens).read();
}

/** The words that look like contexts, where an expression cannot be read. */
export function wordsOf(text: string): string[] {
  return [...text.matchAll(/[A-Za-z_][\w.-]*/g)]
    .map(([word]) => word.toLowerCase())
    .filter(word => word.includes('.'));
}

const precedence: Readonly<Record<string, number | undefined>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
};

class Unreadable extends Error {}

class ExpressionReader {
  #at = 0;
  #depth = 0;
  #operators = 0;

  constructor(readonly tokens: readonly string[]) {}

  read(): ExpressionNode | undefined {
    try {
      const node = this.#binary(0);
      return this.#at === this.tokens.length ? node : undefined;
    } catch (error) {
      if (error instanceof Unreadable) return undefined;
      throw error;
    }
  }

  #peek(): string | undefined {
    return this.tokens[this.#at];
  }

  #take(wanted?: string): string {
    const found = this.tokens[this.#at++];
    if (found === undefined || (wanted !== undefined && found !== wanted))
      throw new Unreadable();
    return found;
  }

  #inside<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new Unreadable();
    const result = read();
    this.#depth--;
    return result;
  }

  #binary(above: number): ExpressionNode {
    let left = this.#unary();
    for (;;) {
      const operator = this.#peek();
      const strength = precedence[operator ?? ''];
      if (operator === undefined || strength === undefined || strength <= above)
        return left;
      if (++this.#operators > MAX_OPERATORS) throw new Unreadable();
      this.#at++;
      const right = this.#inside(() => this.#binary(strength));
      left = { type: 'binary', operator, left, right };
    }
  }

  #unary(): ExpressionNode {
    if (this.#peek() !== '!') return this.#postfix(this.#primary());
    this.#at++;
    return { type: 'not', operand: this.#inside(() => this.#unary()) };
  }

  #primary(): ExpressionNode {
    const found = this.#take();
    if (found === '(') {
      const node = this.#inside(() => this.#binary(0));
      this.#take(')');
      return node;
    }
    if (found.startsWith("'"))
      return {
        type: 'literal',
        value: found.slice(1, -1).replace(/''/g, "'"),
      };
    if (/^-?\d/.test(found)) return { type: 'literal', value: Number(found) };
    const name = found.toLowerCase();
    if (name === 'true' || name === 'false')
      return { type: 'literal', value: name === 'true' };
    if (name === 'null') return { type: 'literal', value: null };
    if (!/^[a-z_]/.test(name)) throw new Unreadable();
    if (this.#peek() === '(') return { type: 'call', name, args: this.#args() };
    return { type: 'context', path: name, indexes: [] };
  }

  #args(): ExpressionNode[] {
    this.#take('(');
    const args: ExpressionNode[] = [];
    while (this.#peek() !== ')') {
      if (args.length > 0) this.#take(',');
      args.push(this.#inside(() => this.#binary(0)));
    }
    this.#take(')');
    return args;
  }

  /** `.name`, `.*`, `['name']`, `[index]`, as many as there are. */
  #postfix(base: ExpressionNode): ExpressionNode {
    const path: string[] = [];
    const indexes: ExpressionNode[] = [];
    for (;;) {
      if (this.#peek() === '.') {
        this.#at++;
        path.push(this.#take().toLowerCase());
      } else if (this.#peek() === '[') {
        this.#at++;
        const index =
          this.#peek() === '*'
            ? undefined
            : this.#inside(() => this.#binary(0));
        if (!index) this.#at++;
        this.#take(']');
        if (index?.type === 'literal' && typeof index.value === 'string')
          path.push(index.value.toLowerCase());
        else {
          path.push('*');
          if (index) indexes.push(index);
        }
      } else break;
    }
    if (path.length === 0) return base;
    if (base.type === 'context')
      return {
        type: 'context',
        path: [base.path, ...path].join('.'),
        indexes: [...base.indexes, ...indexes],
      };
    return { type: 'member', of: base, indexes };
  }
}
