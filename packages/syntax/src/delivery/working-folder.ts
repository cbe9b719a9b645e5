import { resolvePath } from '../source-path';
import { operandsOf } from './command-words';
import type { ToolCall } from './tool-call';

/** The folder of the source that a script is in, command after command. */
export class WorkingFolder {
  /** What to go back to when the subshell ends that changed the folder. */
  readonly #left: { depth: number; path: string | undefined }[] = [];

  constructor(
    /** Relative to the root of the source; undefined if it is another, or the files do not tell. */
    public path: string | undefined,
  ) {}

  /** Follows a `cd`; `explain` puts in what is known of variables. */
  follow(command: ToolCall, explain: (raw: string) => string): void {
    const depth = command.within.filter(isOwnShell).length;
    for (
      let last = this.#left[this.#left.length - 1];
      last && last.depth > depth;
      last = this.#left[this.#left.length - 1]
    ) {
      this.path = last.path;
      this.#left.pop();
    }
    if (!/^(?:cd|pushd|popd)$/.test(command.name ?? '')) return;
    if (depth > 0) this.#left.push({ depth, path: this.path });
    const [operand] = operandsOf(command);
    this.path = operand ? folderAt(this.path, explain(operand.raw)) : undefined;
  }
}

const isOwnShell = (surrounding: string) =>
  surrounding === 'subshell' || surrounding === 'substitution';

const checkout =
  /^\{(?:\$CI_PROJECT_DIR|\$GITHUB_WORKSPACE|github\.workspace)\}(?:\/|$)/i;

/** Where an explained path leads, seen from a folder; undefined if that is not known or not in the source. */
export function folderAt(
  folder: string | undefined,
  path: string,
): string | undefined {
  const inCheckout = path.replace(checkout, '');
  const from = inCheckout === path ? folder : '';
  if (
    from === undefined ||
    inCheckout.includes('{') ||
    /^[a-z+]+:|^git@|^-$/.test(inCheckout)
  )
    return undefined;
  return resolvePath(from, inCheckout);
}
