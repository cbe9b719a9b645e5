import type { Copy, Add, Run, Stage } from '@plimsoll/engine';

/** The path, without steps that lead nowhere; relative ones begin at the folder, or at the root if that is unknown. */
export function absolutePath(folder: string | undefined, path: string): string {
  const parts: string[] = [];
  const whole = path.startsWith('/') ? path : `${folder ?? ''}/${path}`;
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Where a COPY or ADD puts things; undefined when that is unknown. */
export function destinationOf(transfer: Copy | Add): string | undefined {
  const path = transfer.destination?.value;
  return path === undefined
    ? undefined
    : absolutePath(transfer.before.workdir.value, path);
}

/** The COPYs and ADDs of a stage, and of those it is FROM, that put something at or above an absolute path. */
export function copiesOver(
  stage: Stage,
  path: string,
  before: number = Infinity,
): (Copy | Add)[] {
  return stage.lineage
    .flatMap(({ instructions }) => instructions)
    .filter(
      (instruction): instruction is Copy | Add =>
        (instruction.type === 'copy' || instruction.type === 'add') &&
        instruction.start < before,
    )
    .filter(copy => bringsTo(copy, path));
}

function bringsTo(copy: Copy | Add, path: string): boolean {
  const to = destinationOf(copy);
  if (to === undefined) return false;
  if (to === path) return true;
  const folder = to === '/' ? to : `${to}/`;
  if (!path.startsWith(folder)) return false;
  const rest = path.slice(folder.length);
  return copy.sources.some(({ shape }) => mayHold(shape, rest));
}

/** Whether a source that is copied into a folder may bring this path below it. */
function mayHold(source: string, rest: string): boolean {
  const name = source.slice(source.lastIndexOf('/') + 1);
  // A folder is copied with all that is in it.
  if (!/[^.]\.[^.]/.test(name)) return true;
  const suffix = name.slice(name.lastIndexOf('.'));
  return /[*?[]/.test(name) ? rest.endsWith(suffix) : rest === name;
}

/** Whether a file that a RUN names was copied in from the source or a stage, rather than downloaded. */
export function isCopied(run: Run, path: string): boolean {
  if (!run.stage || /^[a-z]+:\/\//i.test(path)) return false;
  const absolute = absolutePath(run.before.workdir.value, path);
  return copiesOver(run.stage, absolute, run.start).some(
    copy =>
      !copy.sources.some(({ shape }) => /^(?:https?|ftp):\/\//i.test(shape)),
  );
}
