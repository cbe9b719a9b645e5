import type { Stage, Volume } from '@plimsoll/syntax';

/** The folders that an image declares as volumes, as far as they are known: what it keeps its data in. */
export function volumesOfImage(stage: Stage): string[] {
  const volumes = stage.lineage.flatMap(({ instructions }) =>
    instructions.filter((one): one is Volume => one.type === 'volume'),
  );
  const paths = volumes.flatMap(({ paths: all }) =>
    all.flatMap(({ value }) => (value?.startsWith('/') ? [plain(value)] : [])),
  );
  return [...new Set(paths)];
}

/** Whether something is mounted at a folder, above it, or for all of what is in it. */
export function isMounted(
  folder: string,
  mounts: readonly (string | undefined)[],
): boolean {
  return mounts.some(
    mount =>
      mount === undefined ||
      mount.includes('\uFFFC') ||
      `${folder}/`.startsWith(`${plain(mount)}/`),
  );
}

const plain = (path: string) => path.replace(/(?<!\/)\/+$/, '');
