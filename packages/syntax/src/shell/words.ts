import { Bindings, ExpansionBudget, substitute } from '../bindings';
import { Located } from '../located';
import { MappedText, MappedTextBuilder } from '../mapped-text';
import { SourceText } from '../source-text';
import { makeText, Text, UNKNOWN, VariableUse } from '../text';
import type { ParsedScript, Word, WordPart } from './syntax';

/** A word of a command, with the way from its value back to the file. */
export interface ShellWord {
  readonly text: Text;
  /** The value before variables are put in, for a word that is itself a script. */
  mapped(): MappedText;
}

/** Reads the words of one script. */
export class WordReader {
  constructor(
    private readonly source: SourceText,
    private readonly script: MappedText,
    private readonly budget: ExpansionBudget,
  ) {}

  /** A word as the shell makes it, and the scripts inside it. */
  read(word: Word, variables: Bindings): ShellWord {
    return {
      text: this.text(word, variables),
      mapped: () => this.#mapped(word),
    };
  }

  text(word: Word, variables: Bindings, prefix: string = ''): Text {
    const at = this.script.locate(word.pos - prefix.length, word.end);
    if (isPlain(word.text))
      return makeText(this.source, at, prefix + word.text);
    const uses: VariableUse[] = [];
    const shape = this.#shape(word, variables, uses);
    const quoted = /["'\\]/.test(word.text);
    return makeText(this.source, at, prefix + shape, uses, quoted);
  }

  #shape(word: Word, variables: Bindings, uses: VariableUse[]): string {
    const { parts } = word;
    if (!parts) return word.value;
    return this.#join(parts, variables, uses);
  }

  #join(
    parts: readonly WordPart[],
    variables: Bindings,
    uses: VariableUse[],
  ): string {
    let shape = '';
    for (const part of parts) shape += this.#part(part, variables, uses);
    return shape;
  }

  #part(part: WordPart, variables: Bindings, uses: VariableUse[]): string {
    switch (part.type) {
      case 'Literal':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
      case 'Glob':
        return part.value;
      case 'DoubleQuoted':
      case 'LocaleString':
        return this.#join(part.parts, variables, uses);
      case 'BraceExpansion':
      case 'ExtendedGlob':
        return part.text;
      case 'SimpleExpansion':
        return this.#use(
          this.script.locate(part.pos, part.end),
          part.text.slice(1),
          variables,
          uses,
        );
      case 'ParameterExpansion': {
        const { operation } = part;
        const at = this.script.locate(part.pos, part.end);
        if (
          part.prefix ||
          part.index ||
          (operation && !('operand' in operation))
        )
          return this.#unknown(at, part.parameter, variables, uses);
        const operand = operation?.operand
          ? this.#shape(operation.operand, variables, uses)
          : '';
        return this.#use(
          at,
          part.parameter,
          variables,
          uses,
          operation && 'operator' in operation ? operation.operator : undefined,
          operand,
        );
      }
      default:
        return UNKNOWN;
    }
  }

  #use(
    at: Located,
    name: string,
    variables: Bindings,
    uses: VariableUse[],
    operator?: string,
    operand: string = '',
  ): string {
    const binding = variables.lookup(name);
    const value = operator
      ? substitute(binding, operator.replace('=', '-'), operand, this.budget)
      : binding.value;
    const isKnown =
      value !== undefined &&
      !value.includes(UNKNOWN) &&
      this.budget.spend(value);
    uses.push({
      ...at,
      name,
      operator,
      source: binding.source,
      value: isKnown ? value : undefined,
    });
    return isKnown ? value : UNKNOWN;
  }

  #unknown(
    at: Located,
    name: string,
    variables: Bindings,
    uses: VariableUse[],
  ): string {
    const { source } = variables.lookup(name);
    uses.push({ ...at, name, source, value: undefined });
    return UNKNOWN;
  }

  #mapped(word: Word): MappedText {
    const { start } = this.script.locate(word.pos, word.pos);
    const builder = new MappedTextBuilder(start);
    if (isPlain(word.text) || !word.parts) {
      this.#addUnescaped(builder, word.text, word.pos, word.value, false);
      return builder.build();
    }
    for (const part of word.parts) this.#addPart(builder, part);
    return builder.build();
  }

  #addPart(builder: MappedTextBuilder, part: WordPart) {
    switch (part.type) {
      case 'SingleQuoted':
        this.#add(builder, part.pos + 1, part.pos + 1 + part.value.length);
        break;
      case 'DoubleQuoted':
      case 'LocaleString':
        for (const inner of part.parts)
          if (inner.type === 'Literal')
            this.#addUnescaped(
              builder,
              inner.text,
              inner.pos,
              inner.value,
              true,
            );
          else this.#add(builder, inner.pos, inner.end);
        break;
      case 'Literal':
        this.#addUnescaped(builder, part.text, part.pos, part.value, false);
        break;
      case 'AnsiCQuoted': {
        const at = this.script.locate(part.pos, part.end);
        builder.add(part.value, at.start, at.end);
        break;
      }
      default:
        this.#add(builder, part.pos, part.end);
    }
  }

  #add(builder: MappedTextBuilder, from: number, to: number) {
    builder.addMapped(this.script.slice(from, to));
  }

  /** Adds a text without its backslashes, character by character where that can be told. */
  #addUnescaped(
    builder: MappedTextBuilder,
    text: string,
    pos: number,
    value: string,
    inQuotes: boolean,
  ) {
    if (!text.includes('\\')) {
      this.#add(builder, pos, pos + text.length);
      return;
    }
    const pieces: Located[] = [];
    let from = 0;
    let plain = '';
    const flush = (to: number) => {
      if (to > from) pieces.push({ start: from, end: to });
      plain += text.slice(from, to);
    };
    for (let at = 0; at < text.length; at++) {
      if (text[at] !== '\\' || at + 1 >= text.length) continue;
      const next = text[at + 1];
      if (inQuotes && !'"\\$`\n'.includes(next)) continue;
      flush(at);
      from = next === '\n' ? at + 2 : at + 1;
      at++;
    }
    flush(text.length);
    if (plain === value)
      for (const { start, end } of pieces)
        this.#add(builder, pos + start, pos + end);
    else {
      const at = this.script.locate(pos, pos + text.length);
      builder.add(value, at.start, at.end);
    }
  }
}

/** Whether it is worth looking for scripts in a word: nearly none has one. */
export const mayHoldScript = ({ text }: Word): boolean => /[$`<>]/.test(text);

/** The scripts that stand in a word: `$(…)`, backquotes, `<(…)`. */
export function* scriptsIn(word: Word): Generator<{
  script: ParsedScript;
  pos: number;
  end: number;
}> {
  for (const part of word.parts ?? []) yield* scriptsInPart(part, 0);
}

function* scriptsInPart(
  part: WordPart,
  depth: number,
): Generator<{ script: ParsedScript; pos: number; end: number }> {
  if (depth > 10) return;
  if (part.type === 'CommandExpansion' || part.type === 'ProcessSubstitution') {
    if (part.script)
      yield { script: part.script, pos: part.pos, end: part.end };
  } else if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') {
    for (const inner of part.parts) yield* scriptsInPart(inner, depth + 1);
  } else if (
    part.type === 'ParameterExpansion' &&
    part.operation &&
    'operand' in part.operation
  ) {
    for (const inner of part.operation.operand?.parts ?? [])
      yield* scriptsInPart(inner, depth + 1);
  }
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // " $ ' ( \ `
    if (
      code === 34 ||
      code === 36 ||
      code === 39 ||
      code === 40 ||
      code === 92 ||
      code === 96
    )
      return false;
  }
  return true;
}
