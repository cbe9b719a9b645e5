import { folderOf, resolvePath } from '../source-path';
import type { Problem } from '../problem';
import type { YamlFile, YamlMap, YamlNode } from '../yaml/nodes';
import { underlined } from '../yaml/problems';
import { schemaProblems } from './schema/problems';

/** A Compose file on its own, before others are merged with it. */
export interface ComposeFile {
  readonly yaml: YamlFile;
  /** Top levels of its documents; a later one is merged over an earlier one. */
  readonly roots: readonly YamlMap[];
  readonly problems: readonly Problem[];
  /** It is no YAML, so that part of it may be hidden. */
  readonly isBroken: boolean;
}

/** Checks a Compose file on its own, as Compose does before it runs anything. */
export function composeFile(yaml: YamlFile): ComposeFile {
  const roots = yaml.documents.flatMap(({ root }) =>
    root?.type === 'map' ? [root] : [],
  );
  // A broken file seems to lack what is merely hidden behind the error.
  const isBroken = yaml.problems.some(({ code }) => code !== 'duplicate-key');
  if (yaml.template) return { yaml, roots, problems: [], isBroken };
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
  if (isMain.test(yaml.source.file) && !isBroken && isEmpty(yaml)) {
    const { text } = yaml.source;
    const start = Math.max(0, text.search(/[^\s\uFEFF]/));
    problems.push({
      ...underlined(text, start, text.length),
      code: 'no-services',
      message:
        'A Compose file has a "services" key; there is nothing in this one',
    });
  }
  if (!isBroken)
    for (const root of roots) {
      if (isOther(root))
        tell(
          root.entries[0].key,
          'no-services',
          'A Compose file has a "services" key; move the services under one',
        );
      else problems.push(...schemaProblems(root));
      checkNames(root, tell);
    }
  return { yaml, roots, problems, isBroken };
}

/** The file that Compose begins with. Any other may be empty: an override of which all is commented out. */
const isMain = /(?:^|\/)(?:docker-)?compose\.ya?ml$/i;

const isEmpty = ({ documents }: YamlFile) =>
  documents.every(({ root }) => root === undefined);

const topLevelKeys = new Set(
  'configs include models name networks secrets services version volumes'.split(
    ' ',
  ),
);

/** None of its keys is one of Compose: the services of the first format, or no Compose file at all. */
function isOther({ entries }: YamlMap): boolean {
  return (
    entries.length > 0 &&
    !entries.some(({ key }) => topLevelKeys.has(key.value))
  );
}

function checkNames(
  root: YamlMap,
  tell: (node: YamlNode, code: string, message: string) => void,
) {
  for (const { value } of root.map('services')?.entries ?? []) {
    const name =
      value.type === 'map' ? value.entry('container_name') : undefined;
    if (
      name?.merged === false &&
      name.value.type === 'scalar' &&
      isBadName(name.value.value)
    )
      tell(
        name.value,
        'bad-container-name',
        'A container name has letters, digits, dots, dashes and underscores only, and begins with a letter or digit; write another',
      );
  }
}

/** Docker refuses it. What a variable decides is not judged. */
function isBadName(name: string): boolean {
  return (
    name !== '' &&
    !name.includes('$') &&
    !/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)
  );
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
