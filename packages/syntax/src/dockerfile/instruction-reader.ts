import { Bindings } from '../bindings';
import { ImageRef, parseImageRef } from '../image-ref';
import { Located } from '../located';
import { MappedText } from '../mapped-text';
import { makeText, Text } from '../text';
import {
  ExpandContext,
  expandMapped,
  expandWord,
  literalWord,
  MappedWord,
} from './expand';
import { FileContext } from './file-context';
import { findHeredocs, HeredocOpener } from './heredocs';
import { JsonForm, readJsonForm } from './json-form';
import { checkFlag } from './flags';
import { instructionType } from './keywords';
import { LogicalLine } from './lines';
import type {
  Comment,
  Flag,
  Heredoc,
  InstructionBase,
  InstructionType,
  Keyword,
} from './nodes';
import { skipSpaces, skipWord, trimEnd } from './spaces';
import { endOfWord, splitAtSpaces, splitWords } from './words';

/** Reads the parts that instructions are made of: keyword, flags, words, heredocs. */
export class InstructionReader {
  readonly keyword: Keyword;
  readonly type: InstructionType;
  readonly flags: readonly Flag[];
  readonly heredocs: readonly Heredoc[];
  /** The arguments, in the text of the line. */
  readonly from: number;
  readonly to: number;
  /** The instruction's lines, joined. */
  readonly input: MappedText;
  /** FROM sees only the ARGs before the first FROM, whatever stage came before. */
  readonly bindings: Bindings;
  readonly #expanding: ExpandContext;
  #flagWords: Map<Flag, Located> | undefined;
  #openers: readonly HeredocOpener[] = [];
  #json: JsonForm | undefined;

  constructor(
    readonly context: FileContext,
    readonly line: LogicalLine,
    readonly comments: readonly Comment[],
    from: number = 0,
    readonly inOnbuild: boolean = false,
  ) {
    this.input = line.text;
    const { text } = this.input;
    this.to = trimEnd(text, from, text.length);
    const start = skipSpaces(text, from, this.to);
    const end = skipWord(text, start, this.to);
    const raw = text.slice(start, end);
    const at = this.input.locate(start, end);
    this.keyword = {
      start: at.start,
      end: at.end,
      raw,
      name: raw.toUpperCase(),
    };
    this.type = instructionType(this.keyword.name);
    this.bindings = this.type === 'from' ? context.globals : context.bindings;
    this.#expanding = {
      source: context.source,
      escape: context.escape,
      bindings: this.bindings,
      budget: context.budget,
      report: context.report,
    };
    const { flags, next } = this.#readFlags(end);
    this.flags = flags;
    this.from = next;
    this.heredocs = this.#readHeredocs();
  }

  /** Keyword to last argument, with the texts of heredocs. */
  get at(): Located {
    const { start } = this.keyword;
    const last = this.heredocs[this.heredocs.length - 1];
    const end = Math.max(this.rest.end, this.keyword.end, last?.end ?? 0);
    return { start, end };
  }

  get rest(): Located {
    return this.input.locate(this.from, this.to);
  }

  get isEmpty(): boolean {
    return this.from >= this.to;
  }

  /** The arguments as a JSON array. */
  get json(): JsonForm {
    this.#json ??= readJsonForm(this.input, this.from, this.to);
    return this.#json;
  }

  base<T extends InstructionType>(type: T): InstructionBase<T> {
    const { at } = this;
    // Spelled out: a spread before so many others is the dearest way to make an object.
    return {
      start: at.start,
      end: at.end,
      type,
      keyword: this.keyword,
      flags: this.flags,
      rest: this.rest,
      stage: this.context.stage,
      comments: this.comments,
      blankLines: this.line.blankLines,
      heredocs: this.heredocs,
      inOnbuild: this.inOnbuild,
      before: this.context.state,
      memory: [],
    };
  }

  /** The whole arguments as one word, spaces included. */
  whole(): Text | undefined {
    if (this.isEmpty) return undefined;
    return expandWord(this.#expanding, this.input, this.from, this.to);
  }

  /** The words between white space, whatever quotes they hold, without the openers of heredocs. */
  words(): Text[] {
    return this.spaceWords().map(({ start, end }) =>
      expandWord(this.#expanding, this.input, start, end),
    );
  }

  /** The same as stretches of the joined text. */
  spaceWords(from: number = this.from): Located[] {
    const words = splitAtSpaces(this.input.text, from, this.to);
    if (!this.#openers.length) return words;
    const openers = new Set(this.#openers.map(opener => opener.from));
    return words.filter(({ start }) => !openers.has(start));
  }

  /** The words between white space that is not quoted, as stretches of the joined text. */
  quotedWords(): Located[] {
    return splitWords(this.input.text, this.from, this.to, this.context.escape);
  }

  /** One word of the joined text. */
  word(from: number, to: number): Text {
    return expandWord(this.#expanding, this.input, from, to);
  }

  /** One word that keeps the way back from its parts. */
  mappedWord(from: number, to: number): MappedWord {
    return expandMapped(this.#expanding, this.input, from, to);
  }

  /** One word as it stands. */
  literal(from: number, to: number): Text {
    return literalWord(this.context.source, this.input, from, to);
  }

  /** The strings of a JSON form, with variables put in. */
  jsonWords(form: JsonForm): Text[] {
    if (form.is !== 'strings') return [];
    return form.strings.map(({ at, value }) =>
      expandWord(this.#expanding, value, 0, value.text.length, at),
    );
  }

  /** The strings of a JSON form as they stand. */
  jsonLiterals(form: JsonForm): Text[] {
    if (form.is !== 'strings') return [];
    const { source } = this.context;
    return form.strings.map(({ at, value }) =>
      makeText(source, at, value.text, [], true),
    );
  }

  flag(name: string): Flag | undefined {
    return this.flags.find(flag => flag.name === name);
  }

  /** The image that the value of a flag names. */
  flagImage(flag: Flag): ImageRef | undefined {
    const word = this.flagWord(flag);
    return word && this.image(word);
  }

  image({ text, mapped }: MappedWord): ImageRef {
    return parseImageRef(text.raw, text.start, mapped, text.variables);
  }

  /** The value of a flag with the way back from its parts. */
  flagWord(flag: Flag): MappedWord | undefined {
    const at = this.#flagWords?.get(flag);
    return at && this.mappedWord(at.start, at.end);
  }

  report(code: string, at: Located, message: string, meant?: string) {
    this.context.report(code, at, message, meant);
  }

  /** Reports that there are no arguments. */
  reportMissing(what: string) {
    this.report(
      'missing-arguments',
      this.keyword,
      `${this.keyword.name} needs ${what}`,
    );
  }

  /** Whether the arguments are one heredoc and nothing else. */
  get isBareHeredoc(): boolean {
    const [opener] = this.#openers;
    return (
      this.#openers.length === 1 &&
      opener.from === this.from &&
      opener.to === this.to
    );
  }

  #readFlags(from: number): { flags: Flag[]; next: number } {
    const { text } = this.input;
    const flags: Flag[] = [];
    let at = skipSpaces(text, from, this.to);
    if (this.type === 'unknown') return { flags, next: at };
    while (text.startsWith('--', at) && at < this.to) {
      const end = endOfWord(text, at, this.to, this.context.escape);
      const next = skipSpaces(text, end, this.to);
      if (end - at === 2) return { flags, next };
      const flag = this.#readFlag(at, end);
      checkFlag(this, flag, flags);
      flags.push(flag);
      at = next;
    }
    return { flags, next: at };
  }

  #readFlag(from: number, to: number): Flag {
    const { text } = this.input;
    const equals = text.indexOf('=', from);
    const hasValue = equals >= 0 && equals < to;
    const nameTo = hasValue ? equals : to;
    const flag: Flag = {
      ...this.input.locate(from, to),
      name: text.slice(from + 2, nameTo),
      nameAt: this.input.locate(from + 2, nameTo),
      value: hasValue ? this.word(equals + 1, to) : undefined,
    };
    if (hasValue) {
      this.#flagWords ??= new Map();
      this.#flagWords.set(flag, { start: equals + 1, end: to });
    }
    return flag;
  }

  #readHeredocs(): Heredoc[] {
    if (!['run', 'copy', 'add'].includes(this.type)) return [];
    if (!this.input.text.includes('<<')) return [];
    if (this.json.is === 'strings') return [];
    this.#openers = findHeredocs(
      this.input.text,
      this.from,
      this.to,
      this.context.escape,
    );
    if (!this.#openers.length) return [];
    const heredocs = this.context.heredocs.read(this.input, this.#openers);
    const open = heredocs.find(({ terminator }) => !terminator);
    if (open)
      this.report(
        'unterminated-heredoc',
        open.opener,
        `Heredoc has no end: add a line with only ${shorten(open.delimiter)}`,
      );
    return heredocs;
  }
}

/** What a file holds may be very long; a message is not. */
export const shorten = (word: string): string =>
  word.length > 40 ? `${word.slice(0, 40)}…` : word;
