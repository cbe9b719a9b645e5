import { ExpansionBudget } from '../bindings';
import { Located } from '../located';
import { MappedText, MappedTextBuilder } from '../mapped-text';
import { SourceText } from '../source-text';
import { CommandNode } from './command';
import { deepest, Emitter, Found, Place, placeIn } from './emit';
import type { Connector, Surrounding } from './nodes';
import { CommandReader, plainCommand } from './read-command';
import { ShellScope } from './scope';
import { readScript } from './syntax';
import type {
  AndOr,
  CommandSyntax,
  CompoundList,
  ParsedScript,
  PipelineNode,
  Statement,
  Word,
} from './syntax';
import { mayHoldScript, scriptsIn, ShellWord } from './words';

/** Hardly anybody leaves more white space than that. */
const farthest = 200;

/** Goes through a script in the order it is written and lists its commands. */
export class ScriptWalk {
  readonly #reader: CommandReader;
  readonly #emitter: Emitter;

  constructor(
    private readonly source: SourceText,
    private readonly text: MappedText,
    private readonly budget: ExpansionBudget,
    private readonly found: Found,
    /** How many scripts this one is written inside: `sh -c "sh -c '…'"`. */
    private readonly nesting: number = 0,
  ) {
    this.#reader = new CommandReader(source, text, budget);
    this.#emitter = new Emitter(source, text, found, nesting, (...script) =>
      this.read(...script),
    );
  }

  script(
    script: ParsedScript,
    scope: ShellScope,
    within: readonly Surrounding[] = [],
    conditional: boolean = false,
  ) {
    this.#report(script);
    this.#statements(script.commands, placeIn(scope, within, conditional));
  }

  /** A command that is given word by word. */
  words(words: readonly ShellWord[], at: Located, scope: ShellScope) {
    const place = placeIn(scope, [], false);
    this.#emitter.emit(plainCommand(words), at, place);
  }

  #report(script: ParsedScript) {
    // The shell stops at the first; what a reader that goes on complains of behind it mostly follows from it.
    const [error] = script.errors ?? [];
    if (!error) return;
    const { text } = this.text;
    // What is missing is missed behind the last word, not in the white space after it.
    let from = Math.max(0, Math.min(error.pos, text.length - 1));
    const first = Math.max(0, from - farthest);
    while (from > first && text[from].trim() === '') from--;
    let at = this.text.locate(from, from + 1);
    // The line break before a heredoc may stand for nothing in the file.
    if (at.start === at.end && from) at = this.text.locate(from - 1, from);
    this.found.problems.push({
      ...at,
      code: 'shell-syntax',
      message: `The shell cannot read this: ${error.message}`,
    });
  }

  #statements(statements: readonly Statement[], place: Place) {
    statements.forEach((statement, index) => {
      const before = statements[index - 1] as Statement | undefined;
      const isLast = index === statements.length - 1;
      const join = (one: Statement): Connector => (one.background ? '&' : ';');
      this.#node(statement.command, {
        scope: place.scope,
        within: place.within,
        conditional: place.conditional,
        precededBy: before && join(before),
        followedBy:
          isLast && !statement.background ? undefined : join(statement),
        pipeline: undefined,
      });
    });
  }

  #list(
    list: CompoundList,
    place: Place,
    surrounding: Surrounding,
    conditional: boolean,
    scope: ShellScope = place.scope,
  ) {
    if (place.within.length >= deepest) return;
    this.#statements(
      list.commands,
      placeIn(
        scope,
        [...place.within, surrounding],
        place.conditional || conditional,
      ),
    );
  }

  #node(node: PipelineNode | AndOr | CompoundList, place: Place) {
    const { scope } = place;
    switch (node.type) {
      case 'Command':
        this.#command(node, place);
        break;
      case 'AndOr':
        this.#andOr(node, place);
        break;
      case 'Pipeline': {
        const pipeline: CommandNode[] = [];
        const { commands, operators } = node;
        if (commands.length > 1) this.found.hasPipe = true;
        commands.forEach((command, index) =>
          this.#node(command, {
            ...place,
            // Each runs in a shell of its own.
            scope: commands.length > 1 ? scope.inner() : scope,
            pipeline: commands.length > 1 ? pipeline : place.pipeline,
            precededBy: operators[index - 1] ?? place.precededBy,
            followedBy: operators[index] ?? place.followedBy,
          }),
        );
        break;
      }
      case 'If':
        this.#list(node.clause, place, 'if', false);
        this.#list(node.then, place, 'if', true);
        for (const branch of node.elif) {
          this.#list(branch.clause, place, 'if', true);
          this.#list(branch.then, place, 'if', true);
        }
        if (node.else) this.#list(node.else, place, 'if', true);
        break;
      case 'For':
      case 'Select':
        for (const word of node.wordlist ?? [])
          this.#substitutions(word, place);
        scope.set(node.name.text, undefined);
        this.#list(node.body, place, 'for', !hasPlainWord(node.wordlist));
        break;
      case 'ArithmeticFor':
        this.#list(node.body, place, 'for', true);
        break;
      case 'While':
        this.#list(node.clause, place, 'while', false);
        this.#list(node.body, place, 'while', true);
        break;
      case 'Case':
        this.#substitutions(node.word, place);
        for (const item of node.items)
          this.#list(item.body, place, 'case', true);
        break;
      case 'Function':
        this.#inner(node.body, place, 'function', true, scope.inner());
        break;
      case 'Coproc':
        this.#inner(node.body, place, 'group', false, scope.inner());
        break;
      case 'Subshell':
        this.#list(node.body, place, 'subshell', false, scope.inner());
        break;
      case 'BraceGroup':
        this.#list(node.body, place, 'group', false);
        break;
      case 'Redirected':
        this.#node(node.command, place);
        for (const redirect of node.redirects)
          if (redirect.type !== 'HereDoc' && redirect.target)
            this.#substitutions(redirect.target, place);
        break;
      case 'CompoundList':
        this.#statements(node.commands, place);
        break;
      default:
      // `[[ … ]]` and `(( … ))` run nothing.
    }
  }

  #inner(
    body: PipelineNode | CompoundList,
    place: Place,
    surrounding: Surrounding,
    conditional: boolean,
    scope: ShellScope,
  ) {
    if (place.within.length >= deepest) return;
    this.#node(
      body,
      placeIn(
        scope,
        [...place.within, surrounding],
        place.conditional || conditional,
      ),
    );
  }

  #andOr({ commands, operators }: AndOr, place: Place) {
    let afterTest = false;
    commands.forEach((command, index) => {
      const operator = operators[index - 1];
      if (operator === '||') afterTest = false;
      const conditional = operator === '||' || afterTest;
      this.#node(command, {
        scope: place.scope,
        within: place.within,
        conditional: place.conditional || conditional,
        precededBy: operator ?? place.precededBy,
        followedBy: operators[index] ?? place.followedBy,
        pipeline: place.pipeline,
      });
      if (isTest(command)) afterTest = true;
    });
  }

  #command(node: CommandSyntax, place: Place) {
    const { scope } = place;
    const parts = this.#reader.read(node, scope);
    if (!parts.words.length)
      for (const { name, value } of parts.assignments)
        scope.set(name, place.conditional ? undefined : value?.value);
    this.#emitter.emit(parts, this.text.locate(node.pos, node.end), place);
    for (const word of parts.inner) this.#substitutions(word, place);
  }

  #substitutions(word: Word, place: Place) {
    if (!mayHoldScript(word) || place.within.length >= deepest) return;
    for (const { script, pos, end } of scriptsIn(word)) {
      const { source } = script;
      const within: Surrounding[] = [...place.within, 'substitution'];
      const scope = place.scope.inner();
      if (source === undefined) {
        this.script(script, scope, within, place.conditional);
        continue;
      }
      // Backquotes with escapes: the positions are those of the text without them.
      const at = this.text.locate(pos, end);
      const text = new MappedTextBuilder(at.start)
        .add(source, at.start, at.end)
        .build();
      this.#child(text).script(script, scope, within, place.conditional);
    }
  }

  #child(text: MappedText): ScriptWalk {
    return new ScriptWalk(
      this.source,
      text,
      this.budget,
      this.found,
      this.nesting + 1,
    );
  }

  /** Reads a script that stands in a word or a heredoc of this one. */
  read(
    text: MappedText,
    surrounding: Surrounding,
    place: Place,
    pipefail: boolean | undefined,
  ) {
    const syntax = readScript(text.text);
    if ('unread' in syntax) return;
    this.#child(text).script(
      syntax.script,
      place.scope.inner(pipefail),
      [...place.within, surrounding],
      place.conditional,
    );
  }
}

/** A loop over words that are written out runs at least once. */
const hasPlainWord = (words: readonly Word[] | undefined) =>
  words?.some(({ text }) => !/[$`*?[]/.test(text)) ?? false;

const testing = new Set([
  '[',
  'test',
  'command',
  'which',
  'type',
  'hash',
  'grep',
]);

/** Whether a command is there to decide if the next one runs. */
function isTest(node: PipelineNode): boolean {
  if (node.type === 'TestCommand' || node.type === 'ArithmeticCommand')
    return true;
  if (node.type === 'Pipeline') return node.commands.some(isTest);
  return node.type === 'Command' && testing.has(node.name?.text ?? '');
}
