import { ExpansionBudget } from '../bindings';
import { MappedText } from '../mapped-text';
import { SourceText } from '../source-text';
import { makeText, UNKNOWN } from '../text';
import type { ShellAssignment, ShellRedirect } from './nodes';
import { ShellScope } from './scope';
import type {
  Assignment,
  CommandSyntax,
  HereDoc,
  Redirection,
  Word,
} from './syntax';
import { ShellWord, WordReader } from './words';

/** What one command is written with. */
export interface CommandWords {
  /** Name and arguments. */
  readonly words: readonly ShellWord[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  readonly heredoc: HereDoc | undefined;
  /** All words that may hold scripts of their own. */
  readonly inner: readonly Word[];
}

/** A command of words only. */
export const plainCommand = (words: readonly ShellWord[]): CommandWords => ({
  words,
  assignments: [],
  redirects: [],
  heredoc: undefined,
  inner: [],
});

/** Reads the words of the commands of one script. */
export class CommandReader {
  readonly #words: WordReader;

  constructor(
    private readonly source: SourceText,
    private readonly text: MappedText,
    budget: ExpansionBudget,
  ) {
    this.#words = new WordReader(source, text, budget);
  }

  read(node: CommandSyntax, scope: ShellScope): CommandWords {
    const words: ShellWord[] = [];
    const assignments: ShellAssignment[] = [];
    const redirects: ShellRedirect[] = [];
    const inner: Word[] = [];
    let heredoc: HereDoc | undefined;
    const redirect = (item: Redirection) => {
      if (item.type === 'HereDoc') heredoc = item;
      else if (item.target) inner.push(item.target);
      redirects.push(this.#redirect(item, scope));
    };
    const wordsOf = ({ value }: Assignment) => {
      if (value.type === 'Word') inner.push(value);
      else for (const element of value.elements) inner.push(element);
    };
    if (node.name) {
      words.push(this.#words.read(node.name, scope));
      inner.push(node.name);
    }
    for (const item of node.prefix)
      if (item.type === 'Assignment') {
        assignments.push(this.#assignment(item, scope));
        wordsOf(item);
      } else redirect(item);
    for (const item of node.suffix)
      if (item.type === 'Word') {
        words.push(this.#words.read(item, scope));
        inner.push(item);
      } else if (item.type === 'Assignment') {
        words.push(this.#assignmentWord(item, scope));
        wordsOf(item);
      } else redirect(item);
    return { words, assignments, redirects, heredoc, inner };
  }

  #assignment(item: Assignment, scope: ShellScope): ShellAssignment {
    const value =
      item.value.type === 'Word' && !item.append && !item.index
        ? this.#words.text(item.value, scope)
        : undefined;
    return { ...this.text.locate(item.pos, item.end), name: item.name, value };
  }

  /** `export NAME=value`: an argument that happens to be an assignment. */
  #assignmentWord(item: Assignment, scope: ShellScope): ShellWord {
    const value =
      item.value.type === 'Word'
        ? this.#words.text(item.value, scope)
        : undefined;
    const text = makeText(
      this.source,
      this.text.locate(item.pos, item.end),
      `${item.name}=${value?.shape ?? UNKNOWN}`,
      value?.variables,
      value?.quoted,
    );
    return { text, mapped: () => this.text.slice(item.pos, item.end) };
  }

  #redirect(redirect: Redirection, scope: ShellScope): ShellRedirect {
    const at = this.text.locate(redirect.pos, redirect.end);
    const { operator } = redirect;
    if (redirect.type === 'HereDoc') {
      const { delimiter } = redirect;
      if (!delimiter) return { ...at, operator, target: undefined };
      const place = this.text.locate(delimiter.pos, delimiter.end);
      const target = makeText(this.source, place, delimiter.value);
      return { ...at, operator, target };
    }
    const { target } = redirect;
    const text = target && this.#words.text(target, scope);
    return { ...at, operator, target: text };
  }
}
