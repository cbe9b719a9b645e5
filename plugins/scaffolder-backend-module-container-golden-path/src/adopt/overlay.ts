import { decodeFile, isCandidatePath, Source } from '@plimsoll/engine';
import type { Proposal } from './compare';

/**
 * The files of a repository as they will be after the proposals.
 */
export function overlay(
  source: Source,
  proposals: readonly Proposal[],
): Source {
  const removed = new Set(
    proposals
      .filter(({ state }) => state === 'removed')
      .map(({ path }) => path),
  );
  const written = new Map(
    proposals.flatMap(({ write }) =>
      write ? [[write.path, write.content] as const] : [],
    ),
  );
  const stays = ({ file }: { file: string }) =>
    !removed.has(file) && !written.has(file);
  const decoded = [...written]
    .filter(([path]) => isCandidatePath(path))
    .flatMap(([path, content]) => decodeFile(path, content) ?? []);
  return {
    files: [
      ...source.files.filter(stays),
      ...decoded.filter(file => 'text' in file),
    ],
    unreadable: [
      ...(source.unreadable ?? []).filter(stays),
      ...decoded.filter(file => 'reason' in file),
    ],
    paths: [
      ...new Set([
        ...(source.paths ?? []).filter(path => !removed.has(path)),
        ...written.keys(),
      ]),
    ],
  };
}
