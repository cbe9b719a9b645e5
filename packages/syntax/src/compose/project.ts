import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { Located } from '../located';
import type { EnvFile } from '../env/nodes';
import type { Scope } from '../scope/scope';
import { folderOf, resolvePath } from '../source-path';
import type { Problem } from '../problem';
import type { SourceText } from '../source-text';
import type { YamlFile, YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import { firstLine } from '../yaml/problems';
import { composeFile, extendsTarget, includePaths } from './file';
import type { ComposeFile } from './file';
import type {
  Compose,
  ComposePurpose,
  ComposeResource,
  ComposeService,
} from './nodes';
import { composePath } from './path';
import { isDefaultName, isProductionName, purposeOf } from './purpose';
import { withoutOthers } from './others';
import { LayeredService } from './service';
import type { Environment } from './text';

/**
 * Reads the Compose files of a source together: each with the base it is an override of, the files it includes and
 * those it extends. `.env` beside the first file of a project sets variables that are not set otherwise.
 *
 * @public
 */
export function linkComposes(
  files: readonly YamlFile[],
  scope?: Scope,
  envFiles: readonly EnvFile[] = [],
): readonly Compose[] {
  const project = new Projects(files.map(composeFile), scope, envFiles);
  return project.composes;
}

const fileOf = ({ yaml }: ComposeFile) => yaml.source.file;

function servicesOf(file: ComposeFile): YamlMap[] {
  return file.roots.flatMap(root => root.map('services') ?? []);
}

class Projects {
  readonly composes: readonly Compose[];
  readonly #files: ReadonlyMap<string, ComposeFile>;
  readonly #byFile: ReadonlyMap<string, Compose>;
  readonly #envFiles: ReadonlyMap<string, EnvFile>;
  /** Services that other files extend, each with its file. */
  readonly #extended: ReadonlySet<string>;
  /** By the path of an included file, those that include it. */
  readonly #includers: ReadonlyMap<string, readonly string[]>;

  constructor(
    files: readonly ComposeFile[],
    readonly scope: Scope | undefined,
    envFiles: readonly EnvFile[],
  ) {
    this.#envFiles = new Map(envFiles.map(file => [file.source.file, file]));
    this.#files = new Map(files.map(file => [fileOf(file), file]));
    this.#extended = new Set(files.flatMap(extendedServices));
    this.#includers = includersByFile(files);
    this.composes = files.map(file => this.#compose(file));
    this.#byFile = new Map(
      this.composes.map(compose => [compose.source.file, compose]),
    );
  }

  /** Whether a service only lends its settings to services of other files. */
  isTemplate(file: string, service: string): boolean {
    return !isDefaultName(file) && this.#extended.has(`${file} ${service}`);
  }

  /** What `.env` in a folder sets. What it leaves empty is for others to fill in. */
  environmentOf(folder: string): Environment {
    const file = this.#envFiles.get(folder === '' ? '.env' : `${folder}/.env`);
    const values = new Map(
      (file?.isEncrypted ? [] : file?.variables ?? []).map(
        ({ name, value }) => [name, value],
      ),
    );
    return name => values.get(name) || undefined;
  }

  isIncluded(file: string): boolean {
    return this.#includers.has(file);
  }

  /** The files that include one. */
  includersOf(file: string): readonly Compose[] {
    return (this.#includers.get(file) ?? []).flatMap(
      path => this.compose(path) ?? [],
    );
  }

  find(file: string): ComposeFile | undefined {
    return this.#files.get(file);
  }

  compose(file: string): Compose | undefined {
    return this.#byFile.get(file);
  }

  #compose(file: ComposeFile): Compose {
    const path = fileOf(file);
    const siblings = [...this.#files.values()].filter(
      other => other !== file && folderOf(fileOf(other)) === folderOf(path),
    );
    const base = this.#baseOf(file, siblings);
    const isBase = !base && isDefaultName(path);
    const forProduction = siblings.filter(other =>
      isProductionName(fileOf(other)),
    );
    // A base with a file for production over it runs in production with that file only.
    const isCompleted =
      isBase &&
      forProduction.some(other => this.#baseOf(other, [file]) === file);
    const purpose =
      isBase && forProduction.length > 0 ? 'development' : purposeOf(path);
    return new LayeredCompose({
      projects: this,
      file,
      base,
      purpose,
      runsAlone: !isCompleted,
    });
  }

  /** The file that this one is merged over, if it does not stand on its own. */
  #baseOf(
    file: ComposeFile,
    siblings: readonly ComposeFile[],
  ): ComposeFile | undefined {
    const path = fileOf(file);
    if (isDefaultName(path)) return undefined;
    const bases = siblings.filter(other => isDefaultName(fileOf(other)));
    const family = /(?:^|\/)docker-/.test(path);
    const base =
      bases.find(other => /(?:^|\/)docker-/.test(fileOf(other)) === family) ??
      bases[0];
    if (!base) return undefined;
    if (/[._-]override[._-]/.test(path)) return base;
    const known = namesIn(base);
    const own = namesIn(file);
    const completes = servicesOf(file).some(({ entries }) =>
      entries.some(
        ({ key, value }) =>
          value.type === 'map' &&
          ((known.has(key.value) && !standsAlone(value)) ||
            dependenciesOf(value).some(
              name => known.has(name) && !own.has(name),
            )),
      ),
    );
    return completes ? base : undefined;
  }
}

/** The paths that a file includes; undefined for what is not in the source. */
function includedBy({ roots, yaml }: ComposeFile): (string | undefined)[] {
  const folder = folderOf(yaml.source.file);
  return roots.flatMap(root =>
    includePaths(root.get('include')).map(path => resolvePath(folder, path)),
  );
}

function includersByFile(files: readonly ComposeFile[]): Map<string, string[]> {
  const byIncluded = new Map<string, string[]>();
  for (const file of files)
    for (const path of includedBy(file)) {
      if (path === undefined) continue;
      const known = byIncluded.get(path) ?? [];
      if (known.length === 0) byIncluded.set(path, known);
      known.push(fileOf(file));
    }
  return byIncluded;
}

/** The names of a file's services. */
const namesIn = (file: ComposeFile): ReadonlySet<string> =>
  new Set(
    servicesOf(file).flatMap(({ entries }) =>
      entries.map(({ key }) => key.value),
    ),
  );

/** The services that a service says it depends on. */
function dependenciesOf(service: YamlMap): string[] {
  const named = service.get('depends_on');
  if (named?.type === 'map') return named.entries.map(({ key }) => key.value);
  return named?.type === 'list'
    ? named.items.flatMap(item => (item.type === 'scalar' ? item.value : []))
    : [];
}

/** Services that extend each other further than this. */
const MAX_EXTENDS = 50;

/** The services of other files that those of this one extend, each with its file. */
function extendedServices(file: ComposeFile): string[] {
  return servicesOf(file).flatMap(({ entries }) =>
    entries.flatMap(({ value }) => {
      const target =
        value.type === 'map' ? extendsTarget(value.get('extends')) : undefined;
      if (target?.file === undefined) return [];
      const path = resolvePath(folderOf(fileOf(file)), target.file);
      return path === undefined ? [] : [`${path} ${target.service}`];
    }),
  );
}

/** Whether a service says what it runs. */
function standsAlone(service: YamlMap): boolean {
  return ['image', 'build', 'extends', 'provider'].some(key =>
    service.has(key),
  );
}

interface ComposeParts {
  readonly projects: Projects;
  readonly file: ComposeFile;
  readonly base: ComposeFile | undefined;
  readonly purpose: ComposePurpose;
  readonly runsAlone: boolean;
}

interface ServiceDefinition {
  readonly key: YamlScalar;
  readonly layers: YamlMap[];
  incomplete: boolean;
}

class LayeredCompose implements Compose {
  readonly kind = 'compose';
  readonly source: SourceText;
  readonly problems: readonly Problem[];
  readonly template?: TemplateLanguage;
  readonly purpose: ComposePurpose;
  readonly files: readonly string[];
  readonly root: YamlMap | undefined;
  #all: ReadonlyMap<string, ComposeService> | undefined;
  #judged: readonly ComposeService[] | undefined;
  #awaited: ReadonlySet<string> | undefined;
  #includes: readonly (Compose | undefined)[] | undefined;
  #builtImages: ReadonlySet<string> | undefined;
  readonly #resourcesBySection = new Map<
    string,
    ReadonlyMap<string, ComposeResource>
  >();

  constructor(readonly parts: ComposeParts) {
    const { file, base } = parts;
    this.source = file.yaml.source;
    this.problems = file.problems;
    this.template = file.yaml.template;
    this.purpose = parts.purpose;
    this.files = [...(base ? [fileOf(base)] : []), fileOf(file)];
    this.root = file.roots[0];
  }

  get services(): readonly ComposeService[] {
    this.#judged ??= this.#judgedServices();
    return this.#judged;
  }

  #judgedServices(): readonly ComposeService[] {
    const { projects, runsAlone, base, file } = this.parts;
    if (!runsAlone || this.template) return [];
    const all = withoutOthers(
      [...this.#services().values()],
      projects.scope,
    ).filter(({ name }) => !projects.isTemplate(this.source.file, name));
    if (!base || isProductionName(this.source.file)) return all;
    // Over a base that is judged for itself, only what this file touches is new.
    const own = namesIn(file);
    return all.filter(({ name }) => own.has(name));
  }

  get isPart(): boolean {
    const { projects, base } = this.parts;
    return base !== undefined || projects.isIncluded(this.source.file);
  }

  get volumes(): readonly ComposeResource[] {
    return [...this.#resources('volumes').values()];
  }

  get networks(): readonly ComposeResource[] {
    return [...this.#resources('networks').values()];
  }

  get secrets(): readonly ComposeResource[] {
    return [...this.#resources('secrets').values()];
  }

  get configs(): readonly ComposeResource[] {
    return [...this.#resources('configs').values()];
  }

  get incomplete(): boolean {
    return (
      (!this.isPart && !isDefaultName(this.source.file)) ||
      this.#included().some(compose => compose === undefined)
    );
  }

  get isBroken(): boolean {
    return this.#layerFiles().some(({ isBroken }) => isBroken);
  }

  get anchor(): Located {
    const first = this.root?.entry('services') ?? this.root?.entries[0];
    return first?.key ?? firstLine(this.source);
  }

  service(name: string): ComposeService | undefined {
    return this.#find(name, new Set());
  }

  #find(name: string, visited: Set<string>): ComposeService | undefined {
    if (visited.has(this.source.file)) return undefined;
    visited.add(this.source.file);
    const own = this.#services().get(name);
    if (own) return own;
    for (const compose of this.#family()) {
      const found = compose.#find(name, visited);
      if (found) return found;
    }
    return undefined;
  }

  /** The files that this one includes, and those that include it: in the end they are one project. */
  #family(): LayeredCompose[] {
    const includers = this.parts.projects.includersOf(this.source.file);
    return [...this.#included(), ...includers].flatMap(compose =>
      compose instanceof LayeredCompose ? [compose] : [],
    );
  }

  /** The included files; undefined for those that are not there. */
  #included(): readonly (Compose | undefined)[] {
    this.#includes ??= this.#layerFiles().flatMap(layer =>
      includedBy(layer).map(file =>
        file === undefined ? undefined : this.parts.projects.compose(file),
      ),
    );
    return this.#includes;
  }

  #layerFiles(): readonly ComposeFile[] {
    const { base, file } = this.parts;
    return base ? [base, file] : [file];
  }

  #services(): ReadonlyMap<string, ComposeService> {
    if (this.#all) return this.#all;
    const definitions = new Map<string, ServiceDefinition>();
    for (const file of this.#layerFiles())
      for (const services of servicesOf(file))
        for (const { key, value } of services.entries) {
          if (value.type !== 'map') continue;
          const definition = definitions.get(key.value) ?? {
            key,
            layers: [],
            incomplete: false,
          };
          definitions.set(key.value, definition);
          this.#addLayers(
            definition,
            file,
            value,
            new Set([`${fileOf(file)} ${key.value}`]),
          );
        }
    const isAwaited = (name: string) => this.#isAwaited(name);
    const { projects, base, purpose } = this.parts;
    const environment = projects.environmentOf(folderOf(this.files[0]));
    const judgedAlone =
      base && purpose === 'development' ? namesIn(base) : undefined;
    this.#all = new Map(
      [...definitions].map(([name, { key, layers, incomplete }]) => [
        name,
        new LayeredService({
          name,
          key,
          compose: this,
          layers,
          incomplete,
          isVariant: judgedAlone?.has(name) === true,
          environment,
          get isAwaited() {
            return isAwaited(name);
          },
        }),
      ]),
    );
    return this.#all;
  }

  /** A service's map, over those it extends. */
  #addLayers(
    definition: ServiceDefinition,
    file: ComposeFile,
    service: YamlMap,
    visited: Set<string>,
  ) {
    const extended = service.get('extends');
    if (extended) {
      const target = extendsTarget(extended);
      const other = target?.file
        ? resolvePath(folderOf(fileOf(file)), target.file)
        : fileOf(file);
      const found =
        other === undefined ? undefined : this.parts.projects.find(other);
      const maps = found
        ? servicesOf(found).flatMap(
            services => services.map(target?.service ?? '') ?? [],
          )
        : [];
      const step = `${other} ${target?.service}`;
      if (!found || maps.length === 0) {
        definition.incomplete = true;
      } else if (visited.size >= MAX_EXTENDS) {
        definition.incomplete = true;
      } else if (!visited.has(step)) {
        visited.add(step);
        for (const map of maps)
          this.#addLayers(definition, found, map, visited);
      }
    }
    definition.layers.push(service);
  }

  #isAwaited(name: string): boolean {
    const includers = this.parts.projects.includersOf(this.source.file);
    return (
      this.#awaitedServices().has(name) ||
      includers.some(
        compose =>
          compose instanceof LayeredCompose &&
          compose.#awaitedServices().has(name),
      )
    );
  }

  /** Services that others wait for until they have ended. */
  #awaitedServices(): ReadonlySet<string> {
    this.#awaited ??= new Set(
      [...this.#services().values()].flatMap(({ dependsOn }) =>
        dependsOn
          .filter(
            ({ condition }) => condition === 'service_completed_successfully',
          )
          .map(dependency => dependency.name),
      ),
    );
    return this.#awaited;
  }

  volume(name: string): ComposeResource | undefined {
    return this.#findResource('volumes', name, new Set());
  }

  network(name: string): ComposeResource | undefined {
    return this.#findResource('networks', name, new Set());
  }

  secret(name: string): ComposeResource | undefined {
    return this.#findResource('secrets', name, new Set());
  }

  config(name: string): ComposeResource | undefined {
    return this.#findResource('configs', name, new Set());
  }

  #findResource(
    section: string,
    name: string,
    visited: Set<string>,
  ): ComposeResource | undefined {
    if (visited.has(this.source.file)) return undefined;
    visited.add(this.source.file);
    const own = this.#resources(section).get(name);
    if (own) return own;
    for (const compose of this.#family()) {
      const found = compose.#findResource(section, name, visited);
      if (found) return found;
    }
    return undefined;
  }

  builds(image: string): boolean {
    this.#builtImages ??= new Set(
      [...this.#services().values()].flatMap(service =>
        service.build && service.image ? [service.image.shape] : [],
      ),
    );
    return this.#builtImages.has(image);
  }

  #resources(section: string): ReadonlyMap<string, ComposeResource> {
    const known = this.#resourcesBySection.get(section);
    if (known) return known;
    const byName = new Map<string, ComposeResource>();
    this.#resourcesBySection.set(section, byName);
    for (const { roots } of this.#layerFiles())
      for (const root of roots)
        for (const { source, key, value, start, end } of root.map(section)
          ?.entries ?? []) {
          const node = value.type === 'map' ? value : undefined;
          byName.set(key.value, {
            source,
            start,
            end,
            name: key.value,
            key,
            node,
            external: isExternal(node?.get('external')),
            file: composePath(node?.get('file')),
          });
        }
    return byName;
  }
}

/** `external: true`, or the older map with a name in it. */
function isExternal(node: YamlNode | undefined): boolean {
  return (
    node?.type === 'map' || (node?.type === 'scalar' && node.boolean === true)
  );
}
