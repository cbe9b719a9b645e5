import { folderOf, resolvePath } from '../source-path';
import type { SourceText } from '../source-text';
import { truthOf } from '../yaml/nodes';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import { composeCommand } from './command';
import { Layers } from '../yaml/layers';
import { composeMount } from './mount';
import type {
  Compose,
  ComposeBuild,
  ComposeCommand,
  ComposeDependency,
  ComposeHealthcheck,
  ComposeImage,
  ComposeItem,
  ComposeLimit,
  ComposeMount,
  ComposePath,
  ComposePort,
  ComposePurpose,
  ComposeService,
  ComposeText,
  ComposeVariable,
  DependencyCondition,
} from './nodes';
import { composePath, pathIn } from './path';
import { composePort } from './port';
import { isDevelopmentProfile } from './purpose';
import { composeImage, composeText } from './text';
import type { Environment } from './text';
import { composeVariables } from './variables';

/** What a service is made of. */
export interface ServiceParts {
  readonly name: string;
  readonly key: YamlScalar;
  readonly compose: Compose;
  readonly layers: readonly YamlMap[];
  readonly incomplete: boolean;
  /** It is judged without the file for development that lies over it, too. */
  readonly isVariant: boolean;
  readonly environment: Environment;
  /** Another service waits until it has ended. */
  readonly isAwaited: boolean;
}

/** A service, its settings read from its layers when they are first asked for. */
export class LayeredService implements ComposeService {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
  readonly #layers: Layers;
  readonly #known = new Map<string, unknown>();
  readonly #texts = new Map<YamlScalar, ComposeText>();

  constructor(readonly parts: ServiceParts) {
    ({ source: this.source, start: this.start, end: this.end } = parts.key);
    this.#layers = new Layers(parts.layers);
  }

  get name(): string {
    return this.parts.name;
  }

  get key(): YamlScalar {
    return this.parts.key;
  }

  get compose(): Compose {
    return this.parts.compose;
  }

  get layers(): readonly YamlMap[] {
    return this.parts.layers;
  }

  get incomplete(): boolean {
    return (
      this.parts.incomplete ||
      !['image', 'build', 'provider'].some(key => this.entry(key))
    );
  }

  get isVariant(): boolean {
    return this.parts.isVariant;
  }

  entry(...path: string[]): YamlEntry | undefined {
    return this.#layers.entry(path);
  }

  text(...path: string[]): ComposeText | undefined {
    const value = this.entry(...path)?.value;
    if (value?.type !== 'scalar') return undefined;
    const known = this.#texts.get(value);
    if (known) return known;
    const text = composeText(value, this.parts.environment);
    this.#texts.set(value, text);
    return text;
  }

  isOn(...path: string[]): boolean | undefined {
    const text = this.text(...path);
    if (!text) return false;
    return text.value === undefined ? undefined : truthOf(text.value) === true;
  }

  items(...path: string[]): readonly YamlNode[] {
    return this.#layers
      .values(path)
      .flatMap(value => (value.type === 'list' ? value.items : []));
  }

  get purpose(): ComposePurpose {
    if (this.compose.purpose === 'development') return 'development';
    return this.profiles.length > 0 && this.profiles.every(isDevelopmentProfile)
      ? 'development'
      : 'production';
  }

  get isProvider(): boolean {
    return this.entry('provider') !== undefined;
  }

  get isOneShot(): boolean {
    return this.#once('isOneShot', () => this.#endsByItself());
  }

  #endsByItself(): boolean {
    const restart = this.text('restart');
    const neverRestarts =
      restart !== undefined &&
      ['no', 'false', 'off'].includes(restart.shape.trim().toLowerCase());
    const condition = this.text('deploy', 'restart_policy', 'condition')?.value;
    const mode = this.text('deploy', 'mode')?.value;
    return (
      this.parts.isAwaited ||
      neverRestarts ||
      condition === 'none' ||
      mode?.endsWith('-job') === true ||
      this.#looksLikeJob()
    );
  }

  /** It is called after what it does once, and nothing about it is meant to last. */
  #looksLikeJob(): boolean {
    return (
      /(?:^|[-_.])(?:migrate|migrations?|init|setup|seed|seeder|bootstrap|provision|create[-_]?(?:buckets?|topics?|db))(?:[-_.]|$)/i.test(
        this.name,
      ) &&
      !['ports', 'restart', 'healthcheck', 'deploy', 'expose'].some(key =>
        this.entry(key),
      )
    );
  }

  get replicas(): number | undefined {
    const count = this.text('deploy', 'replicas') ?? this.text('scale');
    const digits = /^\d{1,6}$/.exec(count?.value?.trim() ?? '')?.[0];
    return digits === undefined ? undefined : Number(digits);
  }

  get isSwitchedOff(): boolean {
    return this.replicas === 0;
  }

  get profiles(): readonly string[] {
    return this.#once('profiles', () =>
      this.#list('profiles').map(({ shape }) => shape),
    );
  }

  get image(): ComposeImage | undefined {
    return this.#once('image', () => {
      const value = this.entry('image')?.value;
      return value?.type === 'scalar'
        ? composeImage(composeText(value, this.parts.environment))
        : undefined;
    });
  }

  get build(): ComposeBuild | undefined {
    return this.#once('build', () => this.#readBuild());
  }

  get command(): ComposeCommand | undefined {
    return this.#once('command', () =>
      composeCommand(this.entry('command')?.value),
    );
  }

  get entrypoint(): ComposeCommand | undefined {
    return this.#once('entrypoint', () =>
      composeCommand(this.entry('entrypoint')?.value),
    );
  }

  get ports(): readonly ComposePort[] {
    return this.#once('ports', () =>
      lastOf(
        this.items('ports').flatMap(
          node => composePort(node, this.parts.environment) ?? [],
        ),
        ({ hostIp, published, target, protocol }) =>
          [hostIp?.text, published?.text, target.text, protocol].join(' '),
      ),
    );
  }

  get mounts(): readonly ComposeMount[] {
    return this.#once('mounts', () =>
      lastOf(
        this.items('volumes').flatMap(
          node => composeMount(node, this.parts.environment) ?? [],
        ),
        ({ target }) => target,
      ),
    );
  }

  get tmpfs(): readonly ComposeItem[] {
    return this.#once('tmpfs', () => this.#list('tmpfs'));
  }

  get environment(): readonly ComposeVariable[] {
    return this.#once('environment', () =>
      composeVariables(this.#layers.values(['environment'])),
    );
  }

  get envFiles(): readonly ComposePath[] {
    return this.#once('env_file', () =>
      this.#layers
        .values(['env_file'])
        .flatMap(value => (value.type === 'list' ? value.items : [value]))
        .flatMap(
          item =>
            composePath(item.type === 'map' ? item.get('path') : item) ?? [],
        ),
    );
  }

  get networks(): readonly ComposeItem[] {
    return this.#once('networks', () =>
      this.#layers.values(['networks']).flatMap(value => {
        if (value.type === 'map')
          return value.entries.map(({ key }) => composeText(key));
        return value.type === 'list'
          ? value.items.flatMap(item =>
              item.type === 'scalar' ? [composeText(item)] : [],
            )
          : [];
      }),
    );
  }

  get labels(): readonly ComposeVariable[] {
    return this.#once('labels', () =>
      composeVariables(this.#layers.values(['labels'])),
    );
  }

  get healthcheck(): ComposeHealthcheck | undefined {
    return this.#once('healthcheck', () => this.#readHealthcheck());
  }

  get dependsOn(): readonly ComposeDependency[] {
    return this.#once('depends_on', () =>
      lastOf(
        this.#layers.values(['depends_on']).flatMap(dependencies),
        ({ name }) => name,
      ),
    );
  }

  get memoryLimit(): readonly ComposeLimit[] {
    return this.#limits(
      ['mem_limit'],
      ['deploy', 'resources', 'limits', 'memory'],
    );
  }

  get cpuLimit(): readonly ComposeLimit[] {
    return this.#limits(
      ['cpus'],
      ['deploy', 'resources', 'limits', 'cpus'],
      ['cpu_quota'],
    );
  }

  get pidsLimit(): readonly ComposeLimit[] {
    return this.#limits(
      ['pids_limit'],
      ['deploy', 'resources', 'limits', 'pids'],
    );
  }

  get capAdd(): readonly ComposeItem[] {
    return this.#once('cap_add', () => this.#list('cap_add'));
  }

  get capDrop(): readonly ComposeItem[] {
    return this.#once('cap_drop', () => this.#list('cap_drop'));
  }

  get securityOpt(): readonly ComposeItem[] {
    return this.#once('security_opt', () => this.#list('security_opt'));
  }

  #readBuild(): ComposeBuild | undefined {
    const node = this.entry('build')?.value;
    if (!node) return undefined;
    const short =
      node.type === 'scalar'
        ? composeText(node, this.parts.environment)
        : undefined;
    const context = short ?? this.text('build', 'context');
    const dockerfile = this.text('build', 'dockerfile');
    const inline = this.entry('build', 'dockerfile_inline')?.value;
    const folder = context
      ? pathIn(folderOf(context.source.file), context)
      : folderOf(node.source.file);
    const named = dockerfile ? pathIn(folder, dockerfile) : pathTo(folder);
    const privileged = this.entry('build', 'privileged')?.value;
    return {
      source: node.source,
      start: node.start,
      end: node.end,
      node,
      context: folder,
      dockerfile: inline ? undefined : named,
      inline: inline?.type === 'scalar' ? inline : undefined,
      target: this.text('build', 'target'),
      args: composeVariables(this.#layers.values(['build', 'args'])),
      network: this.text('build', 'network'),
      privileged: privileged?.type === 'scalar' ? privileged : undefined,
      entitlements: this.#list('build', 'entitlements'),
    };
  }

  #readHealthcheck(): ComposeHealthcheck | undefined {
    const node = this.entry('healthcheck')?.value;
    if (!node) return undefined;
    const test = composeCommand(this.entry('healthcheck', 'test')?.value);
    const disable = this.entry('healthcheck', 'disable')?.value;
    const disabled =
      (disable?.type === 'scalar' && disable.boolean === true) ||
      test?.words[0]?.value === 'NONE';
    return {
      source: node.source,
      start: node.start,
      end: node.end,
      node,
      test,
      disabled,
    };
  }

  #limits(...spellings: string[][]): readonly ComposeLimit[] {
    return spellings.flatMap(path => {
      const entry = this.entry(...path);
      if (entry?.value.type !== 'scalar') return [];
      const { source, start, end, key } = entry;
      return [
        {
          source,
          start,
          end,
          key,
          spelling: path.join('.'),
          value: composeText(entry.value, this.parts.environment),
        },
      ];
    });
  }

  /** A list of texts, or one text alone. */
  #list(...path: string[]): readonly ComposeText[] {
    return this.#layers
      .values(path)
      .flatMap(value => (value.type === 'list' ? value.items : [value]))
      .flatMap(item =>
        item.type === 'scalar' && !item.isNull
          ? [composeText(item, this.parts.environment)]
          : [],
      );
  }

  #once<T>(name: string, read: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, read());
    return this.#known.get(name) as T;
  }
}

/** The Dockerfile that is used where none is named. */
function pathTo(folder: string | undefined): string | undefined {
  return folder === undefined ? undefined : resolvePath(folder, 'Dockerfile');
}

/** Of those with the same key the last, at the place of the first. */
function lastOf<T>(all: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const item of all) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}

const conditions = new Set([
  'service_started',
  'service_healthy',
  'service_completed_successfully',
]);

function dependencies(node: YamlNode): ComposeDependency[] {
  if (node.type === 'list')
    return node.items.flatMap(item => {
      if (item.type !== 'scalar' || item.isNull) return [];
      const { source, start, end, value } = item;
      return [
        {
          source,
          start,
          end,
          name: value,
          condition: 'service_started',
          required: true,
          syntax: 'short',
        },
      ];
    });
  if (node.type !== 'map') return [];
  return node.entries.map(({ source, start, end, key, value }) => {
    const settings = value.type === 'map' ? value : undefined;
    const condition = settings?.scalar('condition')?.value ?? 'service_started';
    return {
      source,
      start,
      end,
      name: key.value,
      condition: conditions.has(condition)
        ? (condition as DependencyCondition)
        : 'unknown',
      required: settings?.scalar('required')?.boolean !== false,
      syntax: 'long',
    };
  });
}
