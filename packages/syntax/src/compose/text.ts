import { parseImageRef } from '../image-ref';
import { MappedTextBuilder } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import { UNKNOWN } from '../text';
import type { VariableUse } from '../text';
import type { YamlScalar } from '../yaml/nodes';
import type { ComposeImage, ComposeText } from './nodes';

/** A Compose text with the way back to the file from what it reads after interpolation. */
export interface InterpolatedText extends ComposeText {
  readonly expanded: MappedText;
}

/** What a variable is set to by a file that lies beside the Compose file; undefined for what only the shell knows. */
export type Environment = (name: string) => string | undefined;

const nothingSet: Environment = () => undefined;

/** Fallbacks in fallbacks: deeper ones count as unknown. */
const MAX_DEPTH = 10;

/**
 * Interpolates a scalar, or the part of its value between two indexes, the way Compose does: `$NAME`, `${NAME}` with
 * its operators, `$$`. Texts of other template languages (`{{ … }}`) are unknown too.
 */
export function composeText(
  scalar: YamlScalar,
  environment: Environment = nothingSet,
  from: number = 0,
  to: number = scalar.value.length,
): InterpolatedText {
  const written = scalar.value.slice(from, to);
  const whole = from === 0 && to === scalar.value.length;
  // Most texts hold nothing to fill in.
  if (!/\$|\{\{/.test(written))
    return textOf(
      scalar,
      whole,
      written,
      whole ? scalar.mapped : scalar.mapped.slice(from, to),
      [],
    );
  const variables: VariableUse[] = [];
  const builder = new MappedTextBuilder(scalar.slice(from, to).start);
  const parser = new Interpolation(scalar, to, variables, environment);
  let at = from;
  let copied = from;
  const copyTo = (end: number) => {
    if (end > copied) builder.addMapped(scalar.mapped.slice(copied, end));
  };
  while (at < to) {
    const found = parser.at(at, 0);
    if (!found) {
      at++;
    } else {
      copyTo(at);
      const { start, end } = scalar.slice(at, found.end);
      builder.add(found.text, start, end);
      at = found.end;
      copied = at;
    }
  }
  copyTo(to);
  return textOf(scalar, whole, written, builder.build(), variables);
}

function textOf(
  scalar: YamlScalar,
  whole: boolean,
  written: string,
  expanded: MappedText,
  variables: readonly VariableUse[],
): InterpolatedText {
  const { start, end } = whole ? scalar : expanded.at;
  return {
    source: scalar.source,
    start,
    end,
    raw: scalar.source.slice({ start, end }),
    written,
    value: expanded.text.includes(UNKNOWN) ? undefined : expanded.text,
    shape: expanded.text,
    variables,
    quoted: scalar.style === 'single' || scalar.style === 'double',
    expanded,
  };
}

interface Found {
  readonly text: string;
  readonly end: number;
}

class Interpolation {
  readonly text: string;
  #closed: ReadonlyMap<number, number> | undefined;

  constructor(
    readonly scalar: YamlScalar,
    readonly to: number,
    readonly variables: VariableUse[],
    readonly environment: Environment,
  ) {
    this.text = scalar.value;
  }

  /** What stands at an index instead of a plain character, if anything. */
  at(index: number, depth: number): Found | undefined {
    const char = this.text[index];
    if (char === '{' && this.text[index + 1] === '{')
      return this.#template(index);
    if (char !== '$') return undefined;
    const next = this.text[index + 1];
    if (next === '$' && index + 1 < this.to)
      return { text: '$', end: index + 2 };
    if (next === '{') return this.#braced(index, depth);
    const name = nameAt(this.text, index + 1);
    if (!name || index + 1 + name.length > this.to) return undefined;
    const end = index + 1 + name.length;
    return this.#plain(name, index, end);
  }

  #template(index: number): Found | undefined {
    const end = this.text.indexOf('}}', index + 2);
    return end < 0 || end + 2 > this.to
      ? undefined
      : { text: UNKNOWN, end: end + 2 };
  }

  #braced(index: number, depth: number): Found | undefined {
    const name = nameAt(this.text, index + 2);
    const close = this.#closers().get(index);
    // Without its end it is no expression, however much of it follows.
    if (!name || close === undefined) return undefined;
    let at = index + 2 + name.length;
    if (this.text[at] === '}' && at < this.to)
      return this.#plain(name, index, at + 1);
    const operator = /^:?[-?+]/.exec(this.text.slice(at, at + 2))?.[0];
    if (!operator || depth >= MAX_DEPTH) {
      // What is not read is passed over.
      this.#use(name, undefined, undefined, index, close + 1);
      return { text: UNKNOWN, end: close + 1 };
    }
    at += operator.length;
    let word = '';
    while (at < this.to && this.text[at] !== '}') {
      const found = this.at(at, depth + 1);
      word += found ? found.text : this.text[at];
      at = found ? found.end : at + 1;
    }
    if (at >= this.to) return undefined;
    const set = this.environment(name);
    if (set !== undefined) {
      const text = operator.endsWith('+') ? word : set;
      this.#use(name, operator, set, index, at + 1, 'env-file');
      return { text, end: at + 1 };
    }
    const fallback =
      operator.endsWith('-') && !word.includes(UNKNOWN) ? word : undefined;
    this.#use(name, operator, fallback, index, at + 1);
    return { text: fallback ?? UNKNOWN, end: at + 1 };
  }

  /** `$NAME` and `${NAME}`. */
  #plain(name: string, index: number, end: number): Found {
    const set = this.environment(name);
    const source = set === undefined ? 'undeclared' : 'env-file';
    this.#use(name, undefined, set, index, end, source);
    return { text: set ?? UNKNOWN, end };
  }

  /** Where each `${` of the text is closed; those that are not are left out. */
  #closers(): ReadonlyMap<number, number> {
    if (this.#closed) return this.#closed;
    const closed = new Map<number, number>();
    const open: number[] = [];
    for (let at = 0; at < this.to; at++) {
      if (this.text[at] === '$' && this.text[at + 1] === '{') open.push(at++);
      else if (this.text[at] === '}') {
        const start = open.pop();
        if (start !== undefined) closed.set(start, at);
      }
    }
    this.#closed = closed;
    return closed;
  }

  #use(
    name: string,
    operator: string | undefined,
    value: string | undefined,
    from: number,
    to: number,
    source: VariableUse['source'] = 'undeclared',
  ) {
    const { start, end } = this.scalar.slice(from, to);
    this.variables.push({
      start,
      end,
      name,
      operator,
      source,
      value,
    });
  }
}

function nameAt(text: string, index: number): string | undefined {
  const pattern = /[A-Za-z_][A-Za-z0-9_]*/y;
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

/** The image that a text names. */
export function composeImage(text: InterpolatedText): ComposeImage {
  const ref = text.shape.trim()
    ? parseImageRef(text.raw, text.start, text.expanded, text.variables)
    : undefined;
  return { ...text, ref };
}
