import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { Problem } from '../problem';
import type { Scope } from '../scope/scope';
import { folderOf } from '../source-path';
import type { SourceText } from '../source-text';
import type { LocatedInFile, YamlFile, YamlMap } from '../yaml/nodes';
import { firstLine, quoted, underlined } from '../yaml/problems';
import { Configuration, globalKeys, pipelineFile } from './configuration';
import type { PipelineFile } from './configuration';
import { LayeredJob, readImage } from './job';
import type {
  GitlabJob,
  Include,
  Pipeline,
  PipelineImage,
  PipelineVariable,
} from './nodes';
import { PipelineVariables } from './variables';

/**
 * Reads the GitLab CI files of a source together: each with what it includes, and in what includes it.
 *
 * @public
 */
export function linkPipelines(
  files: readonly YamlFile[],
  scope?: Scope,
): readonly Pipeline[] {
  const paths = new Set(files.map(({ source }) => source.file));
  const byPath = new Map(
    files.map(yaml => [
      yaml.source.file,
      pipelineFile(yaml, path => paths.has(path)),
    ]),
  );
  const included = new Set(
    [...byPath.values()].flatMap(({ includes }) =>
      includes.flatMap(({ file }) => file ?? []),
    ),
  );
  const configurations = new Map<string, Configuration>();
  const startAt = (file: PipelineFile) => {
    const members = withIncludes(file, byPath);
    const configuration = new Configuration(members);
    for (const { yaml } of members)
      if (!configurations.has(yaml.source.file))
        configurations.set(yaml.source.file, configuration);
  };
  const all = [...byPath.values()];
  for (const file of all)
    if (!included.has(file.yaml.source.file)) startAt(file);
  // Files that include each other in a circle have no beginning.
  for (const file of all)
    if (!configurations.has(file.yaml.source.file)) startAt(file);
  return all.flatMap(file => {
    const configuration = configurations.get(file.yaml.source.file);
    return configuration
      ? [new LinkedPipeline(file, configuration, scope)]
      : [];
  });
}

/** As many files make up one pipeline; it is GitLab's own limit. */
const MAX_FILES = 150;

/** A file after those it includes, each once. */
function withIncludes(
  file: PipelineFile,
  byPath: ReadonlyMap<string, PipelineFile>,
): PipelineFile[] {
  const found = new Set<PipelineFile>();
  const visited = new Set<PipelineFile>();
  const visit = (next: PipelineFile) => {
    if (visited.has(next) || visited.size >= MAX_FILES) return;
    visited.add(next);
    for (const { file: path } of next.includes) {
      const inner = path === undefined ? undefined : byPath.get(path);
      if (inner) visit(inner);
    }
    found.add(next);
  };
  visit(file);
  return [...found];
}

/** A job says within this what it is about. */
const MAX_JOB_TEXT = 64 * 1024;

const defaultStages = ['.pre', 'build', 'test', 'deploy', '.post'];

class LinkedPipeline implements Pipeline {
  readonly kind = 'gitlab-ci';
  readonly source: SourceText;
  readonly problems: readonly Problem[];
  readonly template?: TemplateLanguage;
  readonly root: YamlMap | undefined;
  readonly includes: readonly Include[];
  readonly children: Pipeline['children'];
  #jobs: readonly GitlabJob[] | undefined;
  #stages: readonly string[] | undefined;
  #variables: readonly PipelineVariable[] | undefined;

  constructor(
    file: PipelineFile,
    readonly configuration: Configuration,
    readonly scope: Scope | undefined,
  ) {
    this.source = file.yaml.source;
    this.template = file.yaml.template;
    this.root = file.root;
    this.includes = file.includes.filter(
      ({ type, target }) =>
        type !== 'local' ||
        !scope?.isOthers(folderOf(target.replace(/^\//, ''))),
    );
    this.children = file.children;
    this.problems = problemsOf(file);
  }

  get entryFile(): string {
    const { files } = this.configuration;
    return files[files.length - 1].yaml.source.file;
  }

  get stages(): readonly string[] {
    this.#stages ??= this.#readStages();
    return this.#stages;
  }

  #readStages(): readonly string[] {
    const node = this.configuration.global.entry(['stages'])?.value;
    return node
      ? this.configuration.scalars(node).map(({ value }) => value)
      : defaultStages;
  }

  get variables(): readonly PipelineVariable[] {
    this.#variables ??= this.#readVariables();
    return this.#variables;
  }

  #readVariables(): readonly PipelineVariable[] {
    const own = this.root?.map('variables');
    const known = new PipelineVariables(
      this.configuration.definitions(own ? [own] : []),
      this.configuration.variables,
    );
    return (own?.entries ?? []).flatMap(
      ({ key }) => known.variable(key.value) ?? [],
    );
  }

  get default(): YamlMap | undefined {
    return this.root?.map('default');
  }

  get workflow(): YamlMap | undefined {
    return this.root?.map('workflow');
  }

  get jobs(): readonly GitlabJob[] {
    if (this.template) return [];
    this.#jobs ??= (this.root?.entries ?? [])
      .flatMap(({ key, value }) =>
        globalKeys.has(key.value) ||
        this.configuration.resolve(value)?.type !== 'map'
          ? []
          : [new LayeredJob(key.value, key, this, this.configuration)],
      )
      .filter(job => job.isHidden || !this.#isOthers(job));
    return this.#jobs;
  }

  /** By the folders that a job names, with what it extends, or by its own name. */
  #isOthers({ name, layers }: GitlabJob): boolean {
    const { scope } = this;
    if (!scope) return false;
    let text = name;
    for (const layer of [...layers].reverse())
      if (text.length < MAX_JOB_TEXT) text += `\n${layer.source.slice(layer)}`;
    return scope.namesOthers(text) ?? scope.isLikeOthers(name) ?? false;
  }

  get images(): readonly PipelineImage[] {
    if (this.template) return [];
    const known = this.configuration.variables;
    return [this.default, this.root].flatMap(map => {
      const services = map?.list('services')?.items ?? [];
      return [
        readImage(map?.get('image'), 'job', known),
        ...services.map(item => readImage(item, 'service', known)),
      ].flatMap(image => image ?? []);
    });
  }

  get anchor(): LocatedInFile {
    const first = this.root?.entries[0];
    return first?.key ?? { source: this.source, ...firstLine(this.source) };
  }
}

function problemsOf({ yaml, root }: PipelineFile): readonly Problem[] {
  if (yaml.template) return [];
  const { problems, documents, source } = yaml;
  // A broken file seems to hold what is only there because of the error.
  if (problems.length > 0) return problems;
  const list = documents.find(document => document.root?.type === 'list')?.root;
  if (!root && list)
    return [
      {
        ...underlined(source.text, list.start, list.end),
        code: 'not-a-map',
        message: 'A GitLab pipeline is a map of jobs; this file is a list',
      },
    ];
  return (root?.entries ?? []).flatMap(({ key, value }) =>
    globalKeys.has(key.value) && value.type === 'map' && value.has('script')
      ? [
          {
            start: key.start,
            end: key.end,
            code: 'reserved-name',
            message: `The job is called ${quoted(
              key.value,
            )}, which is a keyword of GitLab; give it another name`,
          },
        ]
      : [],
  );
}
