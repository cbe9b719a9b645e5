import { Located } from '../located';
import { MappedText } from '../mapped-text';
import { Problem } from '../problem';
import { SourceText } from '../source-text';
import { CommandNode } from './command';
import { nestedScript, scriptFromStdin } from './nested';
import type { Connector, Prefix, Surrounding } from './nodes';
import { CommandWords, plainCommand } from './read-command';
import { ShellScope, takeEffect } from './scope';

/** Where in a script the walk is. */
export interface Place {
  readonly scope: ShellScope;
  readonly within: readonly Surrounding[];
  readonly conditional: boolean;
  readonly precededBy: Connector | undefined;
  readonly followedBy: Connector | undefined;
  readonly pipeline: CommandNode[] | undefined;
}

/** A place at the beginning of a list of commands. */
export const placeIn = (
  scope: ShellScope,
  within: readonly Surrounding[],
  conditional: boolean,
): Place => ({
  scope,
  within,
  conditional,
  precededBy: undefined,
  followedBy: undefined,
  pipeline: undefined,
});

/** What a script and the scripts inside it are found to hold. */
export interface Found {
  readonly commands: CommandNode[];
  readonly problems: Problem[];
  hasPipe: boolean;
}

/** Constructs in constructs, and scripts in scripts: what is deeper is left unread. */
export const deepest = 60;
const mostNested = 4;

/** Lists commands as they are met, with the scripts that they run. */
export class Emitter {
  constructor(
    private readonly source: SourceText,
    private readonly text: MappedText,
    private readonly found: Found,
    /** How many scripts this one is written inside: `sh -c "sh -c '…'"`. */
    private readonly nesting: number,
    /** Reads a script that a command runs. */
    private readonly readScript: (
      text: MappedText,
      surrounding: Surrounding,
      place: Place,
      pipefail: boolean | undefined,
    ) => void,
  ) {}

  emit(
    parts: CommandWords,
    at: Located,
    place: Place,
    prefixes: readonly Prefix[] = [],
  ) {
    const { words, assignments, redirects, heredoc } = parts;
    const command = new CommandNode({
      start: at.start,
      end: at.end,
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
      pipefail: place.scope.pipefail,
      stdin: heredoc && this.text.locate(heredoc.body.pos, heredoc.body.end),
    });
    this.found.commands.push(command);
    takeEffect(command, place.scope, place.conditional);
    if (
      this.nesting < mostNested &&
      prefixes.length < mostNested &&
      place.within.length < deepest
    )
      this.#nested(command, parts, place);
  }

  #nested(
    command: CommandNode,
    { words, heredoc }: CommandWords,
    place: Place,
  ) {
    const own = words.slice(command.nameIndex);
    const nested = nestedScript(command.name, own);
    if (nested?.type === 'script')
      this.readScript(nested.word.mapped(), 'script', place, nested.pipefail);
    else if (nested?.type === 'words') {
      const { start, end } = command.nameAt ?? command;
      const prefixes = [...command.prefixes, { start, end, name: nested.name }];
      for (const inner of nested.commands) {
        const from = inner[0].text.start;
        const to = inner[inner.length - 1].text.end;
        const at = { start: from, end: Math.max(from, to) };
        const scope = place.scope.inner();
        this.emit(
          plainCommand(inner),
          at,
          { ...place, scope, pipeline: undefined },
          prefixes,
        );
      }
    } else if (heredoc) {
      const stdin = scriptFromStdin(command);
      const { pos, end } = heredoc.body;
      if (stdin)
        this.readScript(
          this.text.slice(pos, end),
          'heredoc',
          place,
          stdin.pipefail,
        );
    }
  }
}
