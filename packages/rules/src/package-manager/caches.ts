import type { Command, Run } from '@plimsoll/syntax';

/**
 * Whether what a RUN writes to a folder stays out of its layer: a cache or a tmpfs is mounted there or above.
 * A folder that begins with `~` lies in the home of whoever runs it.
 */
export function isMounted(run: Run, folders: readonly string[]): boolean {
  return run.mounts.some(({ type, target }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    if (target === undefined) return true;
    const mounted = target.replace(/(?<=[^/])\/+$/, '');
    return folders.some(folder => isAtOrAbove(mounted, folder));
  });
}

function isAtOrAbove(mounted: string, folder: string): boolean {
  if (!folder.startsWith('~')) return `${folder}/`.startsWith(`${mounted}/`);
  const below = folder.slice(1);
  const home = /^(?:~|\/root|\/home\/[^/]+|\/var\/www)(?=\/|$)/.exec(mounted);
  return (
    home !== null && `${below}/`.startsWith(`${mounted.slice(home[0].length)}/`)
  );
}

/** Whether a command removes one of these folders, a folder above, or all that is in it. */
export function removes(command: Command, folders: readonly string[]): boolean {
  const { name, args } = command;
  const isRemoval =
    name === 'rm' ||
    (name === 'find' && args.some(({ shape }) => shape === '-delete'));
  // `find … -exec rm` has the folder among the words of find.
  if (!isRemoval) return false;
  return args.some(({ shape }) =>
    folders.some(folder => isRemovedBy(shape, folder)),
  );
}

function isRemovedBy(path: string, folder: string): boolean {
  const all = path.replace(/\/(?:\{?\*[^/]*|\.\??\*?)?$/, '');
  if (!folder.startsWith('~'))
    return all.length > 1 && `${folder}/`.startsWith(`${all}/`);
  return all.endsWith(folder.slice(1)) || /(?:^|\/)\.cache$/.test(all);
}
