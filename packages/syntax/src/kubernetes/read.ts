import type { YamlFile, YamlMap, YamlNode } from '../yaml/nodes';
import type { KubernetesObject, Manifest } from './nodes';

/**
 * Reads a file of Kubernetes objects.
 *
 * @public
 */
export function readManifest(file: YamlFile): Manifest {
  const { source } = file;
  // In a manifest even quoted braces are a template's: Kubernetes has none of its own.
  const hasBraces = file.documents.some(({ root }) => root && usesBraces(root));
  const template = file.template ?? (hasBraces ? 'go' : undefined);
  return {
    kind: 'kubernetes',
    source,
    template,
    problems: template ? [] : file.problems,
    objects: template
      ? []
      : file.documents.flatMap(({ root }) =>
          root?.type === 'map' ? objectsOf(root) : [],
        ),
  };
}

/** The places where a chart puts its values: names, images, the object's kind. */
function usesBraces(node: YamlNode): boolean {
  if (node.type !== 'map') return false;
  const metadata = node.map('metadata');
  return [
    node.get('kind'),
    metadata?.get('name'),
    metadata?.get('namespace'),
  ].some(value => value?.type === 'scalar' && value.value.includes('{{'));
}

/** The object itself, or the items of a list of objects. */
function objectsOf(node: YamlMap): KubernetesObject[] {
  const kind = node.entry('kind');
  const objectKind = node.scalar('kind')?.value;
  const apiVersion = node.scalar('apiVersion')?.value;
  if (!kind || objectKind === undefined || apiVersion === undefined) return [];
  if (objectKind === 'List' || objectKind.endsWith('List')) {
    const items = node.list('items')?.items;
    if (items)
      return items.flatMap(item =>
        item.type === 'map' ? objectsOf(item) : [],
      );
  }
  const metadata = node.map('metadata');
  const { source, start, end } = node;
  return [
    {
      source,
      start,
      end,
      apiVersion,
      objectKind,
      name: metadata?.scalar('name')?.value,
      namespace: metadata?.scalar('namespace')?.value,
      node,
      anchor: metadata?.scalar('name') ?? kind.value,
    },
  ];
}
