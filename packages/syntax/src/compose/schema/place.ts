import type { LocatedInFile, YamlMap, YamlNode } from '../../yaml/nodes';

/** A value in the file, with what it is called. */
export interface Place {
  /** As Ajv writes it: `/services/web/ports/0`. */
  readonly path: string;
  readonly node: YamlNode;
  /** The key it stands under; of an item, the key of its list. */
  readonly name: string;
  readonly isItem: boolean;
  /** What is underlined for something that is not there: its key, or the item. */
  readonly label: LocatedInFile;
}

/** The value that a JSON pointer names. */
export function placeAt(root: YamlMap, path: string): Place | undefined {
  let place: Place = {
    path,
    node: root,
    name: 'the file',
    isItem: false,
    label: root,
  };
  for (const segment of path.split('/').slice(1)) {
    const step = segment.replace(/~1/g, '/').replace(/~0/g, '~');
    const { node } = place;
    if (node.type === 'map') {
      const entry = node.entry(step);
      if (!entry) return undefined;
      const { key, value } = entry;
      place = { path, node: value, name: step, isItem: false, label: key };
    } else if (node.type === 'list') {
      const item = node.items[Number(step)];
      if (!item) return undefined;
      const label = item.start < item.end ? item : place.label;
      place = { path, node: item, name: place.name, isItem: true, label };
    } else {
      return undefined;
    }
  }
  return place;
}
