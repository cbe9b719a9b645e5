import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import type { Document } from 'yaml';
import { MappedTextBuilder, plainText } from '../mapped-text';
import type { Problem } from '../problem';
import type { SourceText } from '../source-text';
import { yamlLimits } from './limits';
import { YamlList, YamlMap, YamlScalar } from './nodes';
import type { ScalarStyle, YamlDocument, YamlEntry, YamlNode } from './nodes';
import { quoted, underlined } from './problems';
import { readScalar } from './scalar';

/** Aliases stand for more than a file may hold. */
export class ExpansionTooLarge extends Error {
  constructor() {
    super('expands to far more than it holds through its aliases');
  }
}

/** What one document became. */
export interface BuiltDocument {
  readonly document: YamlDocument;
  readonly problems: readonly Problem[];
  /** A value reads `{{ … }}` without quotes: to YAML a map in a map, to a template engine a value to fill in. */
  readonly hasTemplateValue: boolean;
}

/** Turns a document of the library into our nodes: aliases followed, merge keys resolved, duplicates told. */
export function buildDocument(
  source: SourceText,
  parsed: Document.Parsed,
): BuiltDocument {
  const builder = new DocumentBuilder(source);
  const contents: unknown = parsed.contents;
  const root = contents ? builder.node(contents, 0) : undefined;
  return {
    document: {
      root: root?.type === 'scalar' && root.isNull ? undefined : root,
    },
    problems: builder.problems,
    hasTemplateValue: builder.hasTemplateValue,
  };
}

const styles: Record<string, ScalarStyle> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

/** Stands for an anchor whose value is still being built, so that a value cannot hold itself. */
const unfinished = Symbol('unfinished');

class DocumentBuilder {
  readonly problems: Problem[] = [];
  hasTemplateValue = false;

  readonly #anchors = new Map<string, YamlNode | typeof unfinished>();
  /** How many nodes a walk over a node would meet; of a file without an alias nobody asks. */
  readonly #sizes: Map<YamlNode, number> | undefined;
  #aliases = 0;
  #expansion = 0;

  constructor(readonly source: SourceText) {
    if (source.text.includes('*')) this.#sizes = new Map();
  }

  node(node: unknown, fallbackOffset: number): YamlNode {
    if (isAlias(node)) return this.#alias(node.source, node.range);
    const anchor =
      isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor) this.#anchors.set(anchor, unfinished);
    const built = this.#plainNode(node, fallbackOffset);
    if (anchor) this.#anchors.set(anchor, built);
    return built;
  }

  #plainNode(node: unknown, fallbackOffset: number): YamlNode {
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return this.#list(node);
    if (isScalar(node)) return this.#scalar(node);
    return this.#empty(fallbackOffset);
  }

  #empty(offset: number): YamlScalar {
    return new YamlScalar(
      this.source,
      offset,
      offset,
      plainText('', offset),
      'plain',
      undefined,
    );
  }

  #scalar(node: Scalar): YamlScalar {
    const { text } = this.source;
    const [start, valueEnd] = node.range ?? [0, 0];
    let end = valueEnd;
    while (end > start && /[\r\n]/.test(text[end - 1])) end--;
    const style = styles[node.type ?? 'PLAIN'] ?? 'plain';
    const indent =
      node.srcToken?.type === 'block-scalar' ? node.srcToken.indent : 0;
    const read = readScalar(text, start, valueEnd, style, indent);
    const value = typeof node.value === 'string' ? node.value : read.text;
    // Where the two readings differ the file is broken, and only the whole is certain.
    const mapped =
      read.text === value
        ? read
        : new MappedTextBuilder(start).add(value, start, end).build();
    return new YamlScalar(
      this.source,
      start,
      end,
      mapped,
      style,
      tagOf(node.tag),
    );
  }

  #list(node: YAMLSeq): YamlList {
    const [start, rangeEnd] = this.#range(node.range);
    let end = node.flow ? rangeEnd : start;
    let size = 1;
    const items = node.items.map(item => {
      // `[a: b]`: a map of one pair without braces.
      const built = isPair(item)
        ? this.#entriesMap([item], start, end, undefined, true)
        : this.node(item, start);
      end = Math.max(end, this.#endOf(item, built));
      size += this.#sizes?.get(built) ?? 1;
      return built;
    });
    const list = new YamlList(
      this.source,
      start,
      end,
      items,
      tagOf(node.tag),
      Boolean(node.flow),
    );
    this.#sizes?.set(list, size);
    return list;
  }

  #map(node: YAMLMap): YamlMap {
    const [start, end] = this.#range(node.range);
    const flow = Boolean(node.flow);
    if (flow && this.source.text.startsWith('{{', start))
      this.hasTemplateValue = true;
    return this.#entriesMap(node.items, start, end, tagOf(node.tag), flow);
  }

  #entriesMap(
    pairs: readonly { key: unknown; value: unknown }[],
    start: number,
    rangeEnd: number,
    tag: string | undefined,
    flow: boolean,
  ): YamlMap {
    let end = flow ? rangeEnd : start;
    const own = new Map<string, YamlEntry>();
    const merged = new Map<string, YamlEntry>();
    let size = 1;
    for (const pair of pairs) {
      const key = this.#key(pair.key, start);
      const value = this.node(pair.value, key.end);
      end = Math.max(end, key.end, this.#endOf(pair.value, value));
      size += 1 + (this.#sizes?.get(value) ?? 1);
      if (key.value === '<<' && key.style === 'plain') {
        for (const entry of this.#mergedEntries(value))
          if (!merged.has(entry.key.value)) {
            merged.set(entry.key.value, entry);
            size += 1 + (this.#sizes?.get(entry.value) ?? 1);
          }
        continue;
      }
      if (own.has(key.value)) this.#duplicate(key);
      own.set(key.value, this.#entry(key, value, false));
    }
    const entries = [
      ...[...merged.values()].filter(entry => !own.has(entry.key.value)),
      ...own.values(),
    ];
    const map = new YamlMap(this.source, start, end, entries, tag, flow);
    this.#sizes?.set(map, size);
    return map;
  }

  /** Where a node ends that stands here; one that an alias names stands elsewhere. */
  #endOf(node: unknown, built: YamlNode): number {
    return isAlias(node) ? this.#range(node.range)[1] : built.end;
  }

  #entry(key: YamlScalar, value: YamlNode, merged: boolean): YamlEntry {
    // An alias leads elsewhere in the file: the entry then ends with its key.
    const end = value.start >= key.end ? Math.max(key.end, value.end) : key.end;
    return { source: this.source, start: key.start, end, key, value, merged };
  }

  #key(node: unknown, fallbackOffset: number): YamlScalar {
    const key = this.node(node, fallbackOffset);
    if (key.type === 'scalar') return key;
    // A map or list as a key means nothing to any of our readers; it is kept as the text it is.
    const end = Math.max(key.start, key.end);
    const value = this.source.text.slice(key.start, end);
    if (!this.hasTemplateValue)
      this.#problem(
        key.start,
        end,
        'complex-key',
        'A key has to be a plain text; put it in quotes if it begins with a bracket',
      );
    return new YamlScalar(
      this.source,
      key.start,
      end,
      plainText(value, key.start),
      'plain',
      undefined,
    );
  }

  #mergedEntries(value: YamlNode): YamlEntry[] {
    if (value.type === 'map') {
      this.#expand(value.entries.length);
      return value.entries.map(entry => ({ ...entry, merged: true }));
    }
    if (value.type === 'list')
      return value.items.flatMap(item =>
        item.type === 'map' ? this.#mergedEntries(item) : [],
      );
    if (!value.isNull)
      this.#problem(
        value.start,
        value.end,
        'bad-merge',
        'A merge key takes a map, or a list of maps; name an anchor of one',
      );
    return [];
  }

  #alias(name: string, range: readonly number[] | null | undefined): YamlNode {
    if (++this.#aliases > yamlLimits.aliases) throw new ExpansionTooLarge();
    const [start, end] = this.#range(range);
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.#problem(
        start,
        end,
        'unknown-alias',
        `No anchor ${quoted(
          `&${name}`,
        )} stands before this alias; add it, or correct the name`,
      );
      return this.#empty(start);
    }
    if (target === unfinished) {
      this.#problem(
        start,
        end,
        'circular-alias',
        `The value of ${quoted(
          `&${name}`,
        )} holds itself through this alias; remove the alias`,
      );
      return this.#empty(start);
    }
    this.#expand(this.#sizes?.get(target) ?? 1);
    return target;
  }

  #expand(nodes: number) {
    this.#expansion += nodes;
    if (this.#expansion > yamlLimits.expansion) throw new ExpansionTooLarge();
  }

  #duplicate(key: YamlScalar) {
    this.#problem(
      key.start,
      key.end,
      'duplicate-key',
      `The key ${quoted(
        key.value,
      )} stands twice in the same map; keep one of the two`,
    );
  }

  #problem(start: number, end: number, code: string, message: string) {
    if (this.problems.length < yamlLimits.problems)
      this.problems.push({
        ...underlined(this.source.text, start, end),
        code,
        message,
      });
  }

  /** Without the blank lines that the library counts in at the end. */
  #range(range: readonly number[] | null | undefined): [number, number] {
    const start = range?.[0] ?? 0;
    const { text } = this.source;
    let end = range?.[1] ?? start;
    while (end > start && /\s/.test(text[end - 1])) end--;
    return [start, end];
  }
}

/** A tag as people write it: `!reset`, `!!str`. */
function tagOf(tag: string | undefined): string | undefined {
  return tag?.replace(/^tag:yaml\.org,2002:/, '!!');
}
