import { folderOf, resolvePath } from '../source-path';
import type { Problem } from '../problem';
import { YamlMap } from '../yaml/nodes';
import type { YamlFile, YamlNode } from '../yaml/nodes';
import { quoted, underlined } from '../yaml/problems';
import { meantKey, serviceKeys, serviceShapes, topLevelKeys } from './keys';

/** A Compose file on its own, before others are merged with it. */
export interface ComposeFile {
  readonly yaml: YamlFile;
  /** Top levels of its documents; a later one is merged over an earlier one. */
  readonly roots: readonly YamlMap[];
  readonly problems: readonly Problem[];
}

const sections = ['services', 'networks', 'volumes', 'secrets', 'configs'];

/** Checks the shape of a Compose file as far as every reader of it relies on it. */
export function composeFile(yaml: YamlFile): ComposeFile {
  const roots = yaml.documents.flatMap(({ root }) =>
    root?.type === 'map' ? [root] : [],
  );
  if (yaml.template) return { yaml, roots, problems: [] };
  const problems = [...yaml.problems];
  const tell = (node: YamlNode, code: string, message: string) =>
    problems.push({
      ...underlined(yaml.source.text, node.start, node.end),
      code,
      message,
    });
  for (const { root } of yaml.documents)
    if (root && root.type !== 'map')
      tell(
        root,
        'not-a-map',
        'A Compose file is a map with a "services" key; this one is something else',
      );
  // A broken file seems to lack what is merely hidden behind the error.
  if (yaml.problems.length === 0)
    for (const root of roots) checkRoot(root, tell);
  return { yaml, roots, problems };
}

type Tell = (node: YamlNode, code: string, message: string) => void;

function checkRoot(root: YamlMap, tell: Tell) {
  if (
    root.entries.length > 0 &&
    !root.entries.some(({ key }) => topLevelKeys.has(key.value))
  )
    tell(
      root.entries[0].key,
      'no-services',
      'A Compose file has a "services" key; move the services under one',
    );
  for (const { key, value } of root.entries) {
    const meant = meantKey(key.value, topLevelKeys);
    if (meant)
      tell(
        key,
        'unknown-key',
        `Compose does not know the key ${quoted(
          key.value,
        )} here; write ${quoted(meant)}`,
      );
    const empty = value.type === 'scalar' && value.isNull;
    if (sections.includes(key.value) && value.type !== 'map' && !empty)
      tell(
        value,
        'wrong-shape',
        `${quoted(key.value)} takes a map of names; give each entry a name`,
      );
  }
  for (const { key, value } of root.map('services')?.entries ?? []) {
    if (value.type === 'map') checkService(value, tell);
    else if (value.type !== 'scalar' || !value.isNull)
      tell(
        value,
        'wrong-shape',
        `The service ${quoted(key.value)} has to be a map of its settings`,
      );
  }
}

const shapeNames = { map: 'a map', list: 'a list', scalar: 'a single value' };

function checkService(service: YamlMap, tell: Tell) {
  for (const { key, value, merged } of service.entries) {
    // What a merge key brings is checked where it is written, if that is a service.
    if (merged) continue;
    const meant = meantKey(key.value, serviceKeys);
    if (meant)
      tell(
        key,
        'unknown-key',
        `Compose does not know the key ${quoted(
          key.value,
        )} here; write ${quoted(meant)}`,
      );
    const name = key.value === 'container_name' ? value : undefined;
    if (name?.type === 'scalar' && isBadName(name.value))
      tell(
        name,
        'bad-container-name',
        'A container name has letters, digits, dots, dashes and underscores only, and begins with a letter or digit; write another',
      );
    const shapes = serviceShapes[key.value];
    const isNull = value.type === 'scalar' && value.isNull;
    if (shapes && !isNull && !shapes.includes(value.type))
      tell(
        value,
        'wrong-shape',
        `${quoted(key.value)} takes ${shapes
          .map(shape => shapeNames[shape])
          .join(' or ')}, not ${shapeNames[value.type]}`,
      );
  }
}

/** Docker refuses it. What a variable decides is not judged. */
function isBadName(name: string): boolean {
  return !name.includes('$') && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name);
}

/** The files that a Compose file includes or whose services it extends, by their paths in the source. */
export function extendedFiles(yaml: YamlFile): readonly string[] {
  const folder = folderOf(yaml.source.file);
  return yaml.documents
    .flatMap(({ root }) => (root?.type === 'map' ? [root] : []))
    .flatMap(root => [
      ...includePaths(root.get('include')),
      ...(root.map('services')?.entries ?? []).flatMap(({ value }) => {
        const target =
          value.type === 'map'
            ? extendsTarget(value.get('extends'))
            : undefined;
        return target?.file ?? [];
      }),
    ])
    .flatMap(path => resolvePath(folder, path) ?? []);
}

/** What `extends` names. */
export function extendsTarget(
  node: YamlNode | undefined,
): { service: string; file?: string } | undefined {
  if (node?.type === 'scalar') return { service: node.value };
  if (node?.type !== 'map') return undefined;
  const service = node.scalar('service')?.value;
  return service === undefined
    ? undefined
    : { service, file: node.scalar('file')?.value };
}

/** What `include` names: a path, a list of them, or maps with a `path`. */
export function includePaths(node: YamlNode | undefined): string[] {
  if (!node) return [];
  if (node.type === 'scalar') return node.isNull ? [] : [node.value];
  if (node.type === 'list') return node.items.flatMap(includePaths);
  return includePaths(node.get('path'));
}
