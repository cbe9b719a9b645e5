import type { FileContext } from './file-context';
import type { From } from './nodes';
import { noState } from './settings';
import { StageNode } from './stages';

/** A line that may be a FROM; in a heredoc it may as well be something else. */
const fromLine = /^\uFEFF?[ \t]*FROM(?![\w-])/im;

/**
 * The stage of a file without any FROM: a part of a Dockerfile that is put together elsewhere. What stands below an
 * instruction is not known, but what the file sets above it is. Undefined for a file that has a FROM.
 */
export function fragmentOf(context: FileContext): StageNode | undefined {
  if (fromLine.test(context.source.text)) return undefined;
  const start = { start: 0, end: 0 };
  const from: From = {
    ...start,
    type: 'from',
    keyword: { ...start, raw: '', name: 'FROM' },
    flags: [],
    rest: start,
    stage: undefined,
    comments: [],
    blankLines: [],
    heredocs: [],
    memory: [],
    inOnbuild: false,
    before: noState,
    base: 'unknown',
  };
  const { globals, mayBeWindows } = context;
  const stage = new StageNode(
    0,
    from,
    undefined,
    undefined,
    globals,
    mayBeWindows,
  );
  stage.ships = true;
  stage.used = true;
  return stage;
}
