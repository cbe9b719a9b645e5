import type { Binding, Bindings } from '../bindings';
import { MappedTextBuilder } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import { parseImageRef } from '../image-ref';
import type { Command } from '../shell/nodes';
import { parseShell } from '../shell/parse';
import type { SourceText } from '../source-text';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import type { Configuration } from './configuration';
import type {
  GitlabJob,
  Include,
  Pipeline,
  PipelineImage,
  PipelineText,
  PipelineVariable,
  ScriptLine,
} from './nodes';
import { pipelineText } from './text';
import type { PipelineVariables } from './variables';

/** A job, read from its layers when it is first asked. */
export class LayeredJob implements GitlabJob {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  readonly layers: readonly YamlMap[];
  readonly #extendsMore: boolean;
  #variables: PipelineVariables | undefined;
  #script: JobScript | undefined;
  #rules: readonly YamlNode[] | undefined;

  constructor(
    readonly name: string,
    readonly key: YamlScalar,
    readonly pipeline: Pipeline,
    readonly configuration: Configuration,
  ) {
    ({ source: this.source, start: this.start, end: this.end } = key);
    const { maps, incomplete } = configuration.layers(name);
    this.layers = maps;
    this.#extendsMore = incomplete;
  }

  get isHidden(): boolean {
    return this.name.startsWith('.');
  }

  get incomplete(): boolean {
    return this.#extendsMore || this.#read().cutShort;
  }

  entry(key: string): YamlEntry | undefined {
    return this.configuration.entry(this.layers, key);
  }

  get stage(): string {
    const value = this.entry('stage')?.value;
    return value?.type === 'scalar' ? value.value : 'test';
  }

  get image(): PipelineImage | undefined {
    return readImage(this.value('image'), 'job', this.#known);
  }

  get services(): readonly PipelineImage[] {
    return this.#items('services', MAX_SERVICES).flatMap(
      item => readImage(item, 'service', this.#known) ?? [],
    );
  }

  get script(): readonly ScriptLine[] {
    return this.#read().lines;
  }

  variable(name: string): PipelineVariable | undefined {
    return this.#known.variable(name);
  }

  get needs(): readonly string[] {
    return this.#items('needs', MAX_NEEDS).flatMap(item => {
      if (item.type === 'scalar') return item.isNull ? [] : [item.value];
      const job = item.type === 'map' ? item.scalar('job') : undefined;
      return job ? [job.value] : [];
    });
  }

  get rules(): readonly YamlNode[] {
    this.#rules ??= this.#items('rules', MAX_RULES);
    return this.#rules;
  }

  get children(): readonly Include[] {
    return this.pipeline.children.get(this.name) ?? [];
  }

  get allowFailure(): boolean | undefined {
    const node = this.value('allow_failure');
    if (node?.type === 'map') return undefined;
    if (node?.type === 'scalar' && !node.isNull) return node.boolean;
    const inRules = this.rules.some(
      rule =>
        rule.type === 'map' && rule.scalar('allow_failure')?.boolean === true,
    );
    // A manual job outside of rules may fail by default.
    return inRules
      ? undefined
      : this.when === 'manual' && this.rules.length === 0;
  }

  get when(): string | undefined {
    const node = this.value('when');
    return node?.type === 'scalar' ? node.value : undefined;
  }

  value(key: string): YamlNode | undefined {
    return this.configuration.resolve(this.entry(key)?.value);
  }

  get #known(): PipelineVariables {
    this.#variables ??= this.configuration.variablesOf(this.layers);
    return this.#variables;
  }

  /** The first items of a list, with those of lists that it refers to. */
  #items(key: string, most: number): readonly YamlNode[] {
    const node = this.value(key);
    const found: YamlNode[] = [];
    for (const item of node?.type === 'list' ? node.items : []) {
      if (found.length >= most) break;
      const inner = this.configuration.resolve(item);
      if (inner?.type === 'list')
        found.push(...inner.items.slice(0, most - found.length));
      else if (inner) found.push(inner);
    }
    return found;
  }

  #read(): JobScript {
    this.#script ??= this.#readScript();
    return this.#script;
  }

  #readScript(): JobScript {
    const known = this.#known;
    const scope = new LineScope(known);
    const lines: ScriptLine[] = [];
    for (const section of sections)
      for (const node of this.configuration.scalars(
        this.entry(section)?.value,
      )) {
        if (!this.configuration.takes(node)) return { lines, cutShort: true };
        const commands = commandsOf(node, scope, this.configuration);
        const { source, start, end } = node;
        let text: PipelineText | undefined;
        lines.push({
          source,
          start,
          end,
          section,
          get text() {
            text ??= pipelineText(node, known);
            return text;
          },
          commands,
        });
      }
    return { lines, cutShort: false };
  }
}

/** What real jobs stay far below; more is not read. */
const MAX_SERVICES = 50;
const MAX_NEEDS = 200;
const MAX_RULES = 200;

interface JobScript {
  readonly lines: readonly ScriptLine[];
  /** All jobs together take over more from others than is read. */
  readonly cutShort: boolean;
}

const sections = ['before_script', 'script', 'after_script'] as const;

/** What one line of a script assigns is known to the next. */
class LineScope implements Bindings {
  readonly #assigned = new Map<string, string | undefined>();

  constructor(readonly outer: Bindings) {}

  lookup(name: string): Binding {
    return this.#assigned.has(name)
      ? { source: 'shell', value: this.#assigned.get(name) }
      : this.outer.lookup(name);
  }

  learn(commands: readonly Command[]) {
    for (const { name, assignments, args } of commands) {
      if (name !== undefined && name !== 'export') continue;
      for (const assignment of assignments)
        this.#assigned.set(assignment.name, assignment.value?.value);
      for (const { shape, value } of args) {
        const exported = /^([A-Za-z_]\w*)=/.exec(shape);
        if (exported)
          this.#assigned.set(exported[1], value?.slice(exported[0].length));
      }
    }
  }
}

function commandsOf(
  node: YamlScalar,
  scope: LineScope,
  { expansion }: Configuration,
): readonly Command[] {
  const { commands } = parseShell(withoutInputs(node), {
    source: node.source,
    variables: scope,
    // GitLab's runner sets pipefail where the shell is bash.
    pipefail: undefined,
    budget: expansion,
  });
  scope.learn(commands);
  return commands;
}

/** `$[[ inputs.x ]]` is filled in before a shell sees it. */
function withoutInputs(node: YamlScalar): MappedText {
  const { mapped } = node;
  if (!mapped.text.includes('$[[')) return mapped;
  const builder = new MappedTextBuilder(node.start);
  let copied = 0;
  for (const match of mapped.text.matchAll(/\$\[\[[^\]\n]{0,300}\]\]/g)) {
    const end = match.index + match[0].length;
    const place = mapped.locate(match.index, end);
    builder.addMapped(mapped.slice(copied, match.index));
    builder.add('${PIPELINE_INPUT}', place.start, place.end);
    copied = end;
  }
  return builder.addMapped(mapped.slice(copied)).build();
}

/** An image by its name, or by a map with `name`, `alias`, `command` and `entrypoint`. */
export function readImage(
  node: YamlNode | undefined,
  role: PipelineImage['role'],
  variables: Bindings,
): PipelineImage | undefined {
  const named = node?.type === 'map' ? node.scalar('name') : node;
  const name = named?.type === 'scalar' && !named.isNull ? named : undefined;
  if (!name || name.value.trim() === '') return undefined;
  const text = pipelineText(name, variables);
  const settings = node?.type === 'map' ? node : undefined;
  const words = ['entrypoint', 'command'].flatMap(key => {
    const value = settings?.get(key);
    const items = value?.type === 'list' ? value.items : [value];
    return items.flatMap(item =>
      item?.type === 'scalar' && !item.isNull
        ? [pipelineText(item, variables)]
        : [],
    );
  });
  const { source, start, end } = name;
  return {
    source,
    start,
    end,
    role,
    text,
    ref:
      text.shape === '\uFFFC'
        ? undefined
        : parseImageRef(text.raw, start, text.expanded, text.variables),
    alias: settings?.scalar('alias')?.value,
    words,
  };
}
