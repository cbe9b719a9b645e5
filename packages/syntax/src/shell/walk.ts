import { ExpansionBudget } from '../bindings';
import { Located } from '../located';
import { MappedText, MappedTextBuilder } from '../mapped-text';
import { Problem } from '../problem';
import { SourceText } from '../source-text';
import { makeText, UNKNOWN } from '../text';
import { CommandNode } from './command';
import type {
  Connector,
  Prefix,
  ShellAssignment,
  ShellRedirect,
  Surrounding,
} from './nodes';
import { nestedScript, scriptFromStdin } from './nested';
import { pipefailAfterSet, ShellScope } from './scope';
import { readScript } from './syntax';
import type {
  AndOr,
  Assignment,
  CommandSyntax,
  CompoundList,
  HereDoc,
  ParsedScript,
  PipelineNode,
  Redirection,
  Statement,
  Word,
} from './syntax';
import { scriptsIn, ShellWord, WordReader } from './words';

/** Where in a script the walk is. */
interface Place {
  readonly scope: ShellScope;
  readonly within: readonly Surrounding[];
  readonly conditional: boolean;
  readonly precededBy?: Connector;
  readonly followedBy?: Connector;
  readonly pipeline?: CommandNode[];
}

/** What a script and the scripts inside it are found to hold. */
export interface Found {
  readonly commands: CommandNode[];
  readonly problems: Problem[];
  hasPipe: boolean;
}

/** Scripts in scripts in scripts: what is deeper is left unread. */
const deepest = 60;
const mostNested = 4;

/** Goes through a script in the order it is written and lists its commands. */
export class ScriptWalk {
  readonly #words: WordReader;

  constructor(
    private readonly source: SourceText,
    private readonly text: MappedText,
    private readonly budget: ExpansionBudget,
    private readonly found: Found,
    /** How many scripts this one is written inside: `sh -c "sh -c '…'"`. */
    private readonly nesting: number = 0,
  ) {
    this.#words = new WordReader(source, text, budget);
  }

  script(
    script: ParsedScript,
    scope: ShellScope,
    within: readonly Surrounding[] = [],
    conditional: boolean = false,
  ) {
    this.#report(script);
    this.#statements(script.commands, { scope, within, conditional });
  }

  /** A command that is given word by word. */
  words(words: readonly ShellWord[], at: Located, scope: ShellScope) {
    const place = { scope, within: [], conditional: false };
    this.#emit(words, at, place, [], [], undefined);
  }

  #report(script: ParsedScript) {
    for (const { message, pos } of script.errors ?? []) {
      const at = this.text.locate(
        pos,
        Math.min(pos + 1, this.text.text.length),
      );
      this.found.problems.push({
        ...at,
        code: 'shell-syntax',
        message: `The shell cannot read this: ${message}`,
      });
    }
  }

  #statements(statements: readonly Statement[], place: Place) {
    statements.forEach((statement, index) => {
      const before = statements[index - 1] as Statement | undefined;
      const isLast = index === statements.length - 1;
      const join = (one: Statement): Connector => (one.background ? '&' : ';');
      this.#node(statement.command, {
        ...place,
        pipeline: undefined,
        precededBy: before && join(before),
        followedBy:
          isLast && !statement.background ? undefined : join(statement),
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
    this.#statements(list.commands, {
      scope,
      within: [...place.within, surrounding],
      conditional: place.conditional || conditional,
    });
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
        for (const redirect of node.redirects) this.#redirect(redirect, place);
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
    this.#node(body, {
      scope,
      within: [...place.within, surrounding],
      conditional: place.conditional || conditional,
    });
  }

  #andOr({ commands, operators }: AndOr, place: Place) {
    let afterTest = false;
    commands.forEach((command, index) => {
      const operator = operators[index - 1];
      if (operator === '||') afterTest = false;
      const conditional = operator === '||' || afterTest;
      this.#node(command, {
        ...place,
        conditional: place.conditional || conditional,
        precededBy: operator ?? place.precededBy,
        followedBy: operators[index] ?? place.followedBy,
      });
      if (isTest(command)) afterTest = true;
    });
  }

  #command(node: CommandSyntax, place: Place) {
    const { scope } = place;
    const at = this.text.locate(node.pos, node.end);
    const assignments: ShellAssignment[] = [];
    const redirects: ShellRedirect[] = [];
    const words: ShellWord[] = [];
    let heredoc: HereDoc | undefined;
    const inner: Word[] = [];
    if (node.name) {
      words.push(this.#words.read(node.name, scope));
      inner.push(node.name);
    }
    for (const item of [...node.prefix, ...node.suffix]) {
      switch (item.type) {
        case 'Word':
          words.push(this.#words.read(item, scope));
          inner.push(item);
          break;
        case 'Assignment':
          if (item.value.type === 'Word') inner.push(item.value);
          else inner.push(...item.value.elements);
          if (words.length && node.suffix.includes(item))
            words.push(this.#assignmentWord(item, scope));
          else assignments.push(this.#assignment(item, scope));
          break;
        default:
          if (item.type === 'HereDoc') heredoc = item;
          redirects.push(this.#redirect(item, place));
      }
    }
    if (!words.length) this.#assign(assignments, place);
    this.#emit(words, at, place, assignments, redirects, heredoc);
    for (const word of inner) this.#substitutions(word, place);
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
    const at = this.text.locate(item.pos, item.end);
    const value =
      item.value.type === 'Word'
        ? this.#words.text(item.value, scope)
        : undefined;
    const text = makeText(
      this.source,
      at,
      `${item.name}=${value?.shape ?? UNKNOWN}`,
      value?.variables,
      value?.quoted,
    );
    return { text, mapped: () => this.text.slice(item.pos, item.end) };
  }

  #assign(assignments: readonly ShellAssignment[], place: Place) {
    for (const { name, value } of assignments)
      place.scope.set(name, place.conditional ? undefined : value?.value);
  }

  #redirect(redirect: Redirection, place: Place): ShellRedirect {
    const at = this.text.locate(redirect.pos, redirect.end);
    if (redirect.type === 'HereDoc') {
      const { operator, delimiter } = redirect;
      const target =
        delimiter &&
        makeText(
          this.source,
          this.text.locate(delimiter.pos, delimiter.end),
          delimiter.value,
        );
      return { ...at, operator, target };
    }
    const { operator, target } = redirect;
    if (target) this.#substitutions(target, place);
    return {
      ...at,
      operator,
      target: target && this.#words.text(target, place.scope),
    };
  }

  #substitutions(word: Word, place: Place) {
    if (place.within.length >= deepest) return;
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

  #emit(
    words: readonly ShellWord[],
    at: Located,
    place: Place,
    assignments: readonly ShellAssignment[],
    redirects: readonly ShellRedirect[],
    heredoc: HereDoc | undefined,
    prefixes: readonly Prefix[] = [],
  ) {
    const { scope } = place;
    const command = new CommandNode({
      ...at,
      source: this.source,
      words: words.map(({ text }) => text),
      prefixes,
      assignments,
      redirects,
      precededBy: place.precededBy,
      followedBy: place.followedBy,
      within: place.within,
      conditional: place.conditional,
      pipeline: place.pipeline,
      pipefail: scope.pipefail,
      stdin: heredoc && this.text.locate(heredoc.body.pos, heredoc.body.end),
    });
    this.found.commands.push(command);
    this.#takeEffect(command, place);
    if (this.nesting < mostNested && place.within.length < deepest)
      this.#nested(command, words, place, heredoc);
  }

  /** What a builtin does to the rest of its shell. */
  #takeEffect({ name, args }: CommandNode, { scope, conditional }: Place) {
    const values = args.map(({ value }) => value);
    if (name === 'set') {
      const pipefail = pipefailAfterSet(values, scope.pipefail);
      if (pipefail !== scope.pipefail)
        scope.pipefail = conditional ? undefined : pipefail;
    } else if (name && declaring.has(name))
      for (const { shape } of args) {
        const equals = shape.indexOf('=');
        if (equals <= 0) continue;
        const value = shape.slice(equals + 1);
        const isKnown = !conditional && !value.includes(UNKNOWN);
        scope.set(shape.slice(0, equals), isKnown ? value : undefined);
      }
    else if (name === 'read' || name === 'unset' || name === 'getopts')
      for (const value of values)
        if (value && !value.startsWith('-')) scope.set(value, undefined);
  }

  #nested(
    command: CommandNode,
    words: readonly ShellWord[],
    place: Place,
    heredoc: HereDoc | undefined,
  ) {
    const own = words.slice(command.nameIndex);
    const nested = nestedScript(command.name, own);
    if (nested?.type === 'script')
      this.#read(nested.word.mapped(), 'script', place, nested.pipefail);
    else if (nested?.type === 'words') {
      const { start, end } = command.nameAt ?? command;
      const prefixes = [...command.prefixes, { start, end, name: nested.name }];
      for (const inner of nested.commands) {
        const from = inner[0].text.start;
        const to = inner[inner.length - 1].text.end;
        const at = { start: from, end: Math.max(from, to) };
        const scope = place.scope.inner();
        this.#emit(inner, at, { ...place, scope }, [], [], undefined, prefixes);
      }
    } else if (heredoc) {
      const stdin = scriptFromStdin(command);
      const { pos, end } = heredoc.body;
      if (stdin)
        this.#read(this.text.slice(pos, end), 'heredoc', place, stdin.pipefail);
    }
  }

  #read(
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

const declaring = new Set([
  'export',
  'readonly',
  'local',
  'declare',
  'typeset',
]);

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
