import { Binding, Bindings, ExpansionBudget, substitute } from '../bindings';
import { Located } from '../located';
import { MappedText, MappedTextBuilder } from '../mapped-text';
import { SourceText } from '../source-text';
import { makeText, Text, UNKNOWN, VariableUse } from '../text';
import { endOfName, operatorAt } from './variable-syntax';

/** What is needed to read a word. */
export interface ExpandContext {
  readonly source: SourceText;
  readonly escape: string;
  readonly bindings: Bindings;
  readonly budget: ExpansionBudget;
  readonly report: (code: string, at: Located, message: string) => void;
}

/**
 * Reads one word the way the builder does: quotes and escapes removed, variables put in.
 *
 * `at` is what the word is, if that is more than the stretch (the quotes of a JSON string).
 */
export function expandWord(
  context: ExpandContext,
  input: MappedText,
  from: number,
  to: number,
  at: Located = input.locate(from, to),
): Text {
  if (isPlain(input.text, from, to, context.escape))
    return makeText(context.source, at, input.text.slice(from, to));
  const expander = new Expander(context, input, to);
  const shape = expander.read(from).text;
  return makeText(
    context.source,
    at,
    shape,
    expander.variables,
    expander.quoted,
  );
}

/** A word with the way back from each part of its value to the file. */
export interface MappedWord {
  readonly text: Text;
  readonly mapped: MappedText;
  /** The value when every variable without a value is empty; undefined if there is a variable the file cannot tell. */
  readonly defaultValue: string | undefined;
}

/** As `expandWord`, for words whose parts have to be found in the file. */
export function expandMapped(
  context: ExpandContext,
  input: MappedText,
  from: number,
  to: number,
): MappedWord {
  const expander = new Expander(context, input, to);
  const { text: shape, pieces, defaultText } = expander.read(from);
  const builder = new MappedTextBuilder(input.locate(from, from).start);
  for (const piece of pieces) {
    const at = input.locate(piece.from, piece.to);
    builder.add(piece.text, at.start, at.end);
  }
  return {
    text: makeText(
      context.source,
      input.locate(from, to),
      shape,
      expander.variables,
      expander.quoted,
    ),
    mapped: builder.build(),
    defaultValue: defaultText.includes(UNKNOWN) ? undefined : defaultText,
  };
}

/** A word taken as it stands: no quotes, no variables. */
export function literalWord(
  source: SourceText,
  input: MappedText,
  from: number,
  to: number,
): Text {
  return makeText(source, input.locate(from, to), input.text.slice(from, to));
}

const dollar = 36;
const singleQuote = 39;
const doubleQuote = 34;
const openBrace = 123;
const closeBrace = 125;
/** Nobody nests `${a:-${b:-…}}` so deep by hand; what is deeper counts as unknown. */
const deepest = 20;

function isPlain(text: string, from: number, to: number, escape: string) {
  const escapeCode = escape.charCodeAt(0);
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (
      code === dollar ||
      code === singleQuote ||
      code === doubleQuote ||
      code === escapeCode
    )
      return false;
  }
  return true;
}

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

interface Reading {
  readonly text: string;
  readonly defaultText: string;
  readonly pieces: readonly Piece[];
  /** Where reading stopped: at `to` or at the closing brace. */
  readonly end: number;
}

/** Reads one word from left to right. */
class Expander {
  readonly variables: VariableUse[] = [];
  quoted = false;
  readonly #text: string;
  readonly #escape: number;
  #depth = 0;

  constructor(
    private readonly context: ExpandContext,
    private readonly input: MappedText,
    private readonly to: number,
  ) {
    this.#text = input.text;
    this.#escape = context.escape.charCodeAt(0);
  }

  /** Reads to the end of the word, or to the brace that closes a variable. */
  read(from: number, closesAtBrace: boolean = false): Reading {
    const text = this.#text;
    const pieces: Piece[] = [];
    const defaults: string[] = [];
    const add = (value: string, start: number, end: number) => {
      if (!value) return;
      pieces.push({ text: value, from: start, to: end });
      defaults.push(value);
    };
    let quote = 0;
    let openedAt = 0;
    let literalFrom = from;
    let at = from;
    while (at < this.to) {
      const code = text.charCodeAt(at);
      if (code === closeBrace && closesAtBrace && !quote) break;
      if (quote === singleQuote) {
        if (code === singleQuote) {
          add(text.slice(literalFrom, at), literalFrom, at);
          quote = 0;
          literalFrom = at + 1;
        }
        at++;
      } else if (code === this.#escape) {
        const next = text.charCodeAt(at + 1);
        const isKept =
          quote === doubleQuote &&
          next !== doubleQuote &&
          next !== dollar &&
          next !== this.#escape;
        if (!isKept) {
          add(text.slice(literalFrom, at), literalFrom, at);
          literalFrom = Math.min(at + 1, this.to);
        }
        at += 2;
      } else if (code === doubleQuote || (code === singleQuote && !quote)) {
        add(text.slice(literalFrom, at), literalFrom, at);
        this.quoted = true;
        if (!quote) openedAt = at;
        quote = quote ? 0 : code;
        literalFrom = at + 1;
        at++;
      } else if (code === dollar) {
        add(text.slice(literalFrom, at), literalFrom, at);
        const variable = this.#variable(at);
        pieces.push({ text: variable.text, from: at, to: variable.end });
        defaults.push(variable.defaultText);
        at = variable.end;
        literalFrom = at;
      } else at++;
    }
    const end = Math.min(at, this.to);
    if (literalFrom < end) add(text.slice(literalFrom, end), literalFrom, end);
    if (quote)
      this.context.report(
        'unterminated-quote',
        this.input.locate(openedAt, this.to),
        `Quote is not closed: add a ${
          quote === doubleQuote ? 'double' : 'single'
        } quote at the end`,
      );
    return {
      text: pieces.map(piece => piece.text).join(''),
      defaultText: defaults.join(''),
      pieces,
      end,
    };
  }

  /** Reads `$name` or `${name…}`, beginning at the dollar sign. */
  #variable(at: number): Omit<Reading, 'pieces'> {
    const text = this.#text;
    const isBraced = at + 1 < this.to && text.charCodeAt(at + 1) === openBrace;
    const nameFrom = isBraced ? at + 2 : at + 1;
    const nameTo = endOfName(text, nameFrom, this.to);
    const name = text.slice(nameFrom, nameTo);
    if (!isBraced) {
      if (!name) return { text: '$', defaultText: '$', end: at + 1 };
      return this.#use(at, nameTo, name, this.context.bindings.lookup(name));
    }
    if (!name || nameTo >= this.to) return this.#broken(at);
    if (text.charCodeAt(nameTo) === closeBrace)
      return this.#use(
        at,
        nameTo + 1,
        name,
        this.context.bindings.lookup(name),
      );
    const operator = operatorAt(text, nameTo);
    if (!operator || this.#depth >= deepest) return this.#broken(at, !operator);
    this.#depth++;
    const operand = this.read(nameTo + operator.length, true);
    this.#depth--;
    if (operand.end >= this.to) return this.#broken(at);
    const binding = this.context.bindings.lookup(name);
    return this.#use(
      at,
      operand.end + 1,
      name,
      binding,
      operator,
      operand.text,
    );
  }

  #use(
    from: number,
    end: number,
    name: string,
    binding: Binding,
    operator?: string,
    operand: string = '',
  ): Omit<Reading, 'pieces'> {
    const value = operator
      ? substitute(binding, operator, operand, this.context.budget)
      : binding.value;
    const isKnown = value !== undefined && !value.includes(UNKNOWN);
    const affordable = isKnown && this.context.budget.spend(value);
    const text = affordable ? value : UNKNOWN;
    this.variables.push({
      ...this.input.locate(from, end),
      name,
      operator,
      source: binding.source,
      value: affordable ? value : undefined,
    });
    const defaultText = binding.isUnset && value === undefined ? '' : text;
    return { text, defaultText, end };
  }

  /** What cannot be read as a variable hides the rest of the word. */
  #broken(at: number, complain: boolean = true): Omit<Reading, 'pieces'> {
    if (complain)
      this.context.report(
        'bad-substitution',
        this.input.locate(at, this.to),
        'Variable is not written as the builder reads it: use $NAME, ${NAME} or ${NAME:-default}',
      );
    return { text: UNKNOWN, defaultText: UNKNOWN, end: this.to };
  }
}
