import { plainText } from '../mapped-text';
import type { SourceText } from '../source-text';
import { YamlList, YamlMap, YamlScalar } from '../yaml/nodes';
import type { LocatedInFile, YamlEntry, YamlNode } from '../yaml/nodes';

/** What a patch says it is for. */
export interface PatchTarget {
  readonly kind: string | undefined;
  readonly name: string | undefined;
  /** It also asks for labels or annotations. */
  readonly isSelective: boolean;
}

/** A patch of a kustomization. */
export interface Patch {
  readonly target: PatchTarget | undefined;
  /**
   * A part of an object (strategic merge) or a list of operations (JSON patch); undefined where it is not in the source,
   * or says more than we read.
   */
  readonly body: YamlNode | undefined;
  /** The file that the body is in. */
  readonly file: string | undefined;
}

/** More operations than people write in one patch. */
const MAX_OPERATIONS = 100;

/** A patch, with its body if that can be read. */
export function makePatch(
  target: PatchTarget | undefined,
  body: YamlNode | undefined,
): Patch {
  const isReadable =
    body?.type === 'map'
      ? !hasDirective(body, MAX_DEPTH)
      : body?.type === 'list' && body.items.length <= MAX_OPERATIONS;
  // Without its body nobody would know what a patch without a target is for.
  return {
    target: target ?? targetOf(body),
    body: isReadable ? body : undefined,
    file: body?.source.file,
  };
}

/** A part of an object names the one it is laid over. */
function targetOf(body: YamlNode | undefined): PatchTarget | undefined {
  return body?.type === 'map'
    ? {
        kind: body.scalar('kind')?.value,
        name: body.map('metadata')?.scalar('name')?.value,
        isSelective: false,
      }
    : undefined;
}

/** An object as far as patches ask for it. */
export interface Patched {
  readonly objectKind: string;
  readonly name: string | undefined;
  readonly node: YamlMap;
}

/** The layers that a patch lays over an object, or `unknown` where it changes it in a way that cannot be read. */
export function layersOf(
  { target, body }: Patch,
  object: Patched,
): readonly YamlMap[] | 'unknown' {
  const applies = target ? targets(target, object) : 'maybe';
  if (applies === false) return [];
  if (applies === 'maybe' || body === undefined) return 'unknown';
  if (body.type === 'map') return [body];
  if (body.type !== 'list') return 'unknown';
  const layers = body.items.map(operation =>
    operation.type === 'map' ? operationLayer(operation, object) : undefined,
  );
  return layers.includes(undefined)
    ? 'unknown'
    : layers.flatMap(layer => layer ?? []);
}

function targets(
  { kind, name, isSelective }: PatchTarget,
  object: Patched,
): boolean | 'maybe' {
  const fits = (wanted: string | undefined, given: string | undefined) => {
    if (wanted === undefined || wanted === '.*' || wanted === given)
      return true;
    // A regular expression: we do not run those of other people.
    return /^[\w-]+$/.test(wanted) ? false : 'maybe';
  };
  const answers = [
    fits(kind, object.objectKind),
    fits(name, object.name),
    isSelective ? 'maybe' : true,
  ];
  if (answers.includes(false)) return false;
  return answers.includes('maybe') ? 'maybe' : true;
}

/** Deeper than any object of Kubernetes. */
const MAX_DEPTH = 30;

/** Whether a part of an object says how to merge it: `$patch: delete`. */
function hasDirective(node: YamlNode, depth: number): boolean {
  if (depth === 0) return true;
  if (node.type === 'list')
    return node.items.some(item => hasDirective(item, depth - 1));
  return (
    node.type === 'map' &&
    node.entries.some(
      ({ key, value }) =>
        key.value.startsWith('$') || hasDirective(value, depth - 1),
    )
  );
}

/** By which key the items of a list are the same; lists without one are replaced. */
const mergeKeys: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  env: 'name',
  ports: 'containerPort',
  volumeMounts: 'mountPath',
};

/** A JSON patch operation as a part of the object; undefined where it cannot be one. */
function operationLayer(
  operation: YamlMap,
  { node }: Patched,
): YamlMap | undefined {
  const path = operation.scalar('path');
  const op = operation.scalar('op')?.value;
  if (!path || !path.value.startsWith('/')) return undefined;
  const steps = path.value
    .slice(1)
    .split('/')
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
  if (steps.length > MAX_DEPTH) return undefined;
  const value = operation.get('value');
  const nodes = new SyntheticNodes(path);
  if (op === 'test') return nodes.map([]);
  if (op === 'remove') return nodes.at(steps, node, nodes.scalar('', '!reset'));
  if ((op !== 'add' && op !== 'replace') || !value) return undefined;
  return nodes.at(steps, node, replacing(value));
}

/** An operation does not merge: what it puts in is all there is. */
function replacing(value: YamlNode): YamlNode {
  if (value.type !== 'map') return value;
  const { source, start, end, entries, isFlow } = value;
  return new YamlMap(source, start, end, entries, '!override', isFlow);
}

/** Makes nodes that are written nowhere; a finding on one of them underlines the path of the operation. */
class SyntheticNodes {
  readonly source: SourceText;

  constructor(private readonly place: LocatedInFile) {
    this.source = place.source;
  }

  scalar(text: string, tag?: string): YamlScalar {
    const { start, end } = this.place;
    const mapped = plainText(text, start);
    return new YamlScalar(this.source, start, end, mapped, 'plain', tag);
  }

  map(entries: readonly YamlEntry[]): YamlMap {
    const { start, end } = this.place;
    return new YamlMap(this.source, start, end, entries, undefined, false);
  }

  entry(key: string, value: YamlNode): YamlEntry {
    const { source, start, end } = this.place;
    return { source, start, end, key: this.scalar(key), value, merged: false };
  }

  /** Maps around a value, as its path says. Items of lists are named by what the object has at their index. */
  at(
    [step, ...rest]: readonly string[],
    object: YamlNode | undefined,
    value: YamlNode,
  ): YamlMap | undefined {
    if (step === undefined) return undefined;
    const below = object?.type === 'map' ? object.get(step) : undefined;
    if (rest.length === 0) return this.map([this.entry(step, value)]);
    const inner =
      below?.type === 'list' || rest[0] === '-' || /^\d+$/.test(rest[0])
        ? this.#item(step, rest, below, value)
        : this.at(rest, below, value);
    return inner && this.map([this.entry(step, inner)]);
  }

  #item(
    list: string,
    [index, ...rest]: readonly string[],
    object: YamlNode | undefined,
    value: YamlNode,
  ): YamlList | undefined {
    const key = mergeKeys[list];
    const { start, end } = this.place;
    const listOf = (item: YamlNode) =>
      new YamlList(this.source, start, end, [item], undefined, false);
    if (!Object.hasOwn(mergeKeys, list)) return undefined;
    if (rest.length === 0)
      return index === '-' && value.tag !== '!reset'
        ? listOf(value)
        : undefined;
    const item =
      object?.type === 'list' && /^\d{1,4}$/.test(index)
        ? object.items[Number(index)]
        : undefined;
    const name = item?.type === 'map' ? item.scalar(key) : undefined;
    const inner = name && this.at(rest, item, value);
    return inner && listOf(this.map([...inner.entries, this.entry(key, name)]));
  }
}
