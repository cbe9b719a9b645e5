import { folderOf, resolvePath } from '../source-path';
import type { YamlNode } from '../yaml/nodes';
import type { ComposePath, ComposeText } from './nodes';
import { composeText } from './text';

/** The path that a value names, seen from the folder of its file; undefined if it is no text. */
export function composePath(
  node: YamlNode | undefined,
): ComposePath | undefined {
  if (node?.type !== 'scalar' || node.isNull) return undefined;
  const text = composeText(node);
  return { text, path: pathIn(folderOf(node.source.file), text) };
}

/** A path inside the source, unless it is a URL or depends on a variable. */
export function pathIn(
  folder: string | undefined,
  { value }: ComposeText,
): string | undefined {
  if (folder === undefined || value === undefined) return undefined;
  const isRemote = /^[a-z][a-z+.-]*:|^git@/i.test(value);
  return isRemote ? undefined : resolvePath(folder, value);
}
