import { Located } from '../located';
import { Problem } from '../problem';
import type { Remembering } from '../remember';
import { SourceText } from '../source-text';
import { Text } from '../text';

/** A shell script, wherever it stands: a RUN, a heredoc, a step of a pipeline. @public */
export interface Script extends Located {
  /** All simple commands in the order they are written, also those nested in if, for, `$(…)`, `sh -c` and heredocs. */
  readonly commands: readonly Command[];
  readonly problems: readonly Problem[];
  /** Why it was not read, if it was not: it is then unknown what it does. */
  readonly unread?: 'too-long' | 'too-complex' | 'other-language';
  readonly hasPipe: boolean;
}

/** What stands between a command and its neighbour. @public */
export type Connector = '&&' | '||' | ';' | '&' | '|' | '|&';

/** What a command is written inside, from the outermost. @public */
export type Surrounding =
  | 'if'
  | 'for'
  | 'while'
  | 'case'
  | 'subshell'
  | 'group'
  | 'function'
  | 'substitution'
  /** `sh -c '…'`, `eval '…'`. */
  | 'script'
  /** A heredoc that a shell reads. */
  | 'heredoc';

/** A command that only runs another one: `sudo`, `env`, `exec`, `xargs`, `time`, `python -m`. @public */
export interface Prefix extends Located {
  readonly name: string;
}

/** `NAME=value` before a command, or alone. @public */
export interface ShellAssignment extends Located {
  readonly name: string;
  readonly value: Text | undefined;
}

/** `> file`, `2>&1`, `<<EOF`. @public */
export interface ShellRedirect extends Located {
  readonly operator: string;
  readonly target: Text | undefined;
}

/** A flag as it is given, with its value: `-t stable`, `--target=x`, and each letter of `-yq`. @public */
export interface CommandFlag extends Located {
  /** With its dashes: `-y`, `--yes`. */
  readonly name: string;
  /** Its value, if it has one. */
  readonly value?: Text;
}

/**
 * One simple command: what really runs, its words, and how it is joined to its neighbours.
 *
 * @public
 */
export interface Command extends Located, Remembering {
  /** The file it stands in. */
  readonly source: SourceText;
  /** The tool that really runs, without its folder and after all prefixes; undefined when a variable hides it. */
  readonly name: string | undefined;
  /** The word that names it. Absent for bare assignments and redirects. */
  readonly nameAt: Text | undefined;
  /** What runs it: `sudo`, `xargs` … from the outermost. */
  readonly prefixes: readonly Prefix[];
  /** The words after the name. */
  readonly args: readonly Text[];
  readonly assignments: readonly ShellAssignment[];
  readonly redirects: readonly ShellRedirect[];
  readonly flags: readonly CommandFlag[];
  /** The words that are neither flags nor values of flags: `install`, `curl`. */
  readonly operands: readonly Text[];
  /** The first operand's value, for tools that have subcommands: `install`. */
  readonly subcommand: string | undefined;
  readonly precededBy: Connector | undefined;
  readonly followedBy: Connector | undefined;
  readonly within: readonly Surrounding[];
  /** Whether it may not run although all goes well: in a branch, a loop, a function, after `||`, after `test … &&`. */
  readonly conditional: boolean;
  /** The commands of its pipeline in order, itself included. */
  readonly pipeline: readonly Command[];
  /** Whether the shell that runs it has `pipefail` on here; undefined when unknown. */
  readonly pipefail: boolean | undefined;
  /** The body of a heredoc that it reads. */
  readonly stdin: Located | undefined;
  /** Whether any of these flags is given, alone, bundled (`-yq`) or with a value (`--x=y`). */
  hasFlag(...names: string[]): boolean;
  /** The first of these flags that is given. */
  flag(...names: string[]): CommandFlag | undefined;
  /** Whether it is this tool, with one of these subcommands if any are given. */
  is(name: string, ...subcommands: string[]): boolean;
}
