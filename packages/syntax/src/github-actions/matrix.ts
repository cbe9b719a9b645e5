import type { YamlMap, YamlNode } from '../yaml/nodes';
import { expressionsIn, workflowText } from './expressions';
import type { Expression } from './nodes';

/** `strategy.matrix` of a job: what its keys can be. */
export class Matrix {
  #expressions: readonly Expression[] | undefined;
  readonly #known = new Map<string, readonly string[] | undefined>();

  constructor(private readonly node: YamlNode | undefined) {}

  /** All that stand anywhere in it. */
  get expressions(): readonly Expression[] {
    this.#expressions ??= this.node ? expressionsIn(this.node) : [];
    return this.#expressions;
  }

  /** What stands for `matrix.<path>`; undefined where an expression makes it. */
  values(path: string): readonly string[] | undefined {
    if (!this.#known.has(path)) this.#known.set(path, this.#read(path));
    return this.#known.get(path);
  }

  #read(path: string): readonly string[] | undefined {
    if (this.node?.type !== 'map') return undefined;
    const [key, ...rest] = path.split('.');
    const found: YamlNode[] = [];
    const list = entryOf(this.node, key);
    if (list?.type === 'list') found.push(...list.items);
    else if (list) return undefined;
    const more = this.node.get('include');
    if (more?.type === 'list')
      for (const item of more.items) {
        const value = item.type === 'map' ? entryOf(item, key) : undefined;
        if (value) found.push(value);
      }
    else if (more) return undefined;
    const texts = found.flatMap(node => textAt(node, rest) ?? [undefined]);
    return texts.length > 0 && texts.every(isText) ? texts : undefined;
  }
}

const isText = (text: string | undefined): text is string => text !== undefined;

function entryOf(map: YamlMap, key: string): YamlNode | undefined {
  return map.entries.find(entry => entry.key.value.toLowerCase() === key)
    ?.value;
}

function textAt(node: YamlNode, path: readonly string[]): string | undefined {
  let current: YamlNode | undefined = node;
  for (const key of path)
    current = current?.type === 'map' ? entryOf(current, key) : undefined;
  if (current?.type !== 'scalar') return undefined;
  return current.isNull ? '' : workflowText(current).value;
}
