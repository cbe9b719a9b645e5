import { Bindings, ExpansionBudget } from '../bindings';
import { Located } from '../located';
import { MappedText, plainText } from '../mapped-text';
import { SourceText } from '../source-text';
import type { Script } from './nodes';
import { Found } from './emit';
import { noBindings, ShellScope } from './scope';
import { readScript } from './syntax';
import { ScriptWalk } from './walk';
import { ShellWord } from './words';

/** What is known around a script. @public */
export interface ShellOptions {
  /** The file it stands in. */
  readonly source: SourceText;
  /** The variables it is started with. */
  readonly variables?: Bindings;
  /** Whether the shell is started with `pipefail`; undefined when unknown. */
  readonly pipefail?: boolean;
  /** How much text variables may still bring into the file. */
  readonly budget?: ExpansionBudget;
}

/**
 * Reads a shell script that stands in a file. Never throws; what cannot be read is `unread` or a problem.
 *
 * @public
 */
export function parseShell(script: MappedText, options: ShellOptions): Script {
  const { start, end } = script.at;
  const found: Found = { commands: [], problems: [], hasPipe: false };
  const syntax = readScript(script.text);
  if ('unread' in syntax) return { start, end, ...found, ...syntax };
  const scope = new ShellScope(
    options.variables ?? noBindings,
    'pipefail' in options ? options.pipefail : false,
  );
  walk(script, options, found).script(syntax.script, scope);
  const { commands, problems, hasPipe } = found;
  return { start, end, commands, problems, hasPipe };
}

/**
 * Reads a command whose words are given one by one, as in the exec form: no shell reads them, unless they start one.
 */
export function parseWords(
  words: readonly ShellWord[],
  at: Located,
  options: ShellOptions,
): Script {
  const found: Found = { commands: [], problems: [], hasPipe: false };
  const scope = new ShellScope(options.variables ?? noBindings, false);
  walk(plainText('', at.start), options, found).words(words, at, scope);
  const { commands, problems, hasPipe } = found;
  return { start: at.start, end: at.end, commands, problems, hasPipe };
}

const walk = (text: MappedText, options: ShellOptions, found: Found) =>
  new ScriptWalk(
    options.source,
    text,
    options.budget ?? new ExpansionBudget(),
    found,
  );

/** A script that is not read, and why. */
export const unreadScript = (
  at: Located,
  unread: Script['unread'],
): Script => ({
  start: at.start,
  end: at.end,
  commands: [],
  problems: [],
  unread,
  hasPipe: false,
});
