import type { Problem } from '../problem';
import type { Scope } from '../scope/scope';
import { folderOf, resolvePath } from '../source-path';
import type { SourceText } from '../source-text';
import { makeText, UNKNOWN } from '../text';
import type { Text } from '../text';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import { readYaml } from '../yaml/read';
import { readHcl } from './hcl';
import type { BakeArg, BakeFile, BakeTarget } from './nodes';

/** Reads a bake file, in HCL or JSON; where it is for several services, the targets of the one in a scope. */
export function readBakeFile(
  file: string,
  text: string,
  scope?: Scope,
): BakeFile {
  const { source, root, problems } = /\.json$/i.test(file)
    ? readJson(file, text)
    : readHcl(file, text);
  return {
    kind: 'bake',
    source,
    root,
    problems,
    targets: (root ? targetsOf(root) : []).filter(
      one => !scope || !isOthers(one, scope),
    ),
  };
}

function isOthers(
  { context, dockerfile, name }: BakeTarget,
  scope: Scope,
): boolean {
  const places = [context, dockerfile].flatMap(path => path ?? []);
  if (places.some(path => scope.isOthers(path))) return true;
  // A context that holds several services is told apart by name.
  return (
    !places.some(path => scope.isIn(path)) && scope.isLikeOthers(name) === true
  );
}

interface ReadJson {
  readonly source: SourceText;
  readonly root: YamlMap | undefined;
  readonly problems: readonly Problem[];
}

/** JSON is YAML, and so keeps its places. */
function readJson(file: string, text: string): ReadJson {
  const { source, documents, problems } = readYaml(file, text);
  const root = documents[0]?.root;
  return { source, root: root?.type === 'map' ? root : undefined, problems };
}

function targetsOf(root: YamlMap): readonly BakeTarget[] {
  const file = new Definitions(root);
  return (root.map('target')?.entries ?? []).flatMap(({ key, value }) =>
    // A name that begins with an underscore is there to be inherited.
    value.type === 'map' && !key.value.startsWith('_')
      ? [target(key, value, file)]
      : [],
  );
}

function target(key: YamlScalar, node: YamlMap, file: Definitions): BakeTarget {
  const layers = file.layersOf(key.value);
  /** The setting of the target, or of the last of those that it inherits which has one. */
  const winner = (name: string) => {
    for (const layer of layers) {
      const entry = layer.entry(name);
      if (entry) return entry;
    }
    return undefined;
  };
  const text = (name: string) => {
    const value = winner(name)?.value;
    return value?.type === 'scalar' && !value.isNull
      ? file.textOf(value)
      : undefined;
  };
  const context = text('context');
  const dockerfile = text('dockerfile');
  const folder = context
    ? pathIn(folderOf(node.source.file), context)
    : folderOf(node.source.file);
  const named = dockerfile ? dockerfile.value : 'Dockerfile';
  const { source, start, end } = key;
  const tags = itemsOf(winner('tags')).map(item => file.textOf(item));
  return {
    source,
    start,
    end,
    name: key.value,
    key,
    node,
    context: folder,
    dockerfile:
      folder === undefined || named === undefined || winner('dockerfile-inline')
        ? undefined
        : resolvePath(folder, named),
    target: text('target'),
    args: argsOf(layers, file),
    tags,
    ships: file.ships(key.value, tags.length > 0),
  };
}

/** Of an argument that several layers set the winning one. */
function argsOf(
  layers: readonly YamlMap[],
  file: Definitions,
): readonly BakeArg[] {
  const byName = new Map<string, BakeArg>();
  for (const layer of layers)
    for (const { source, start, end, key, value } of layer.map('args')
      ?.entries ?? [])
      if (value.type === 'scalar' && !byName.has(key.value))
        byName.set(key.value, {
          source,
          start,
          end,
          name: key.value,
          key,
          value: file.textOf(value),
        });
  return [...byName.values()];
}

const itemsOf = (entry: YamlEntry | undefined): YamlScalar[] =>
  scalarsOf(entry?.value).filter(({ isNull }) => !isNull);

function scalarsOf(node: YamlNode | undefined): YamlScalar[] {
  if (node?.type === 'scalar') return [node];
  return node?.type === 'list' ? node.items.flatMap(scalarsOf) : [];
}

function pathIn(folder: string, { value }: Text): string | undefined {
  if (value === undefined || /^[a-z][a-z+.-]*:|^git@/i.test(value))
    return undefined;
  return resolvePath(folder, value);
}

/** Where the brace is that closes the one at an index. */
function closingBrace(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') open++;
    if (text[at] === '}' && --open === 0) return at;
  }
  return -1;
}

/** Targets that inherit each other further than this. */
const MAX_INHERITED = 50;

/** Names of targets that nobody runs. */
const notShipped =
  /(?:^|[-_])(?:dev|develop|development|debug|local|tests?|lint|validate|check|ci|e2e|vendor|docs|meta|base|build|builder|deps)(?:$|[-_])/i;

/** The variables, targets and groups of a file. */
class Definitions {
  readonly #variables = new Map<string, string>();
  readonly #default: ReadonlySet<string>;

  constructor(readonly root: YamlMap) {
    for (const { key, value } of root.map('variable')?.entries ?? []) {
      const fallback =
        value.type === 'map' ? value.scalar('default') : undefined;
      // An empty one waits to be filled in.
      if (fallback && fallback.value !== '')
        this.#variables.set(key.value, fallback.value);
    }
    this.#default = this.#membersOf('default');
  }

  /** The target, then those that it inherits, from the one that wins to the one that others override. */
  layersOf(name: string): readonly YamlMap[] {
    const found = new Set<YamlMap>();
    const add = (next: string) => {
      const map = this.root.map('target')?.map(next);
      if (!map || found.has(map) || found.size >= MAX_INHERITED) return;
      found.add(map);
      for (const { value } of itemsOf(map.entry('inherits')).reverse())
        add(value);
    };
    add(name);
    return [...found];
  }

  ships(name: string, hasTags: boolean): boolean {
    if (notShipped.test(name)) return false;
    return hasTags || name === 'default' || this.#default.has(name);
  }

  /** The text with the defaults of variables put in; whoever runs bake may set others. */
  textOf(scalar: YamlScalar): Text {
    const { value } = scalar;
    let shape = '';
    let at = 0;
    for (
      let open = value.indexOf('${');
      open >= 0;
      open = value.indexOf('${', at)
    ) {
      const close = closingBrace(value, open + 1);
      if (close < 0) break;
      const known = this.#variables.get(value.slice(open + 2, close).trim());
      shape += value.slice(at, open);
      shape += known === undefined || known.includes('${') ? UNKNOWN : known;
      at = close + 1;
    }
    shape += value.slice(at);
    return makeText(scalar.source, scalar, shape);
  }

  #membersOf(group: string): ReadonlySet<string> {
    const groups = this.root.map('group');
    const members = new Set<string>();
    const visited = new Set<string>();
    const open = [group];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const map = groups?.map(next);
      if (!map) members.add(next);
      if (!map || visited.has(next)) continue;
      visited.add(next);
      open.push(...itemsOf(map.entry('targets')).map(({ value }) => value));
    }
    return members;
  }
}
