import type { TemplateLanguage } from '../dockerfile/dockerfile';
import type { Scope } from '../scope/scope';
import { resolvePath } from '../source-path';
import type { Problem } from '../problem';
import type { SourceText } from '../source-text';
import type {
  LocatedInFile,
  YamlEntry,
  YamlFile,
  YamlMap,
  YamlNode,
  YamlScalar,
} from '../yaml/nodes';
import { firstLine } from '../yaml/problems';
import { expressionsIn, workflowText } from './expressions';
import { Environment } from './environment';
import { holdSecrets, readJob } from './job';
import type {
  Expression,
  Job,
  Permissions,
  Step,
  Trigger,
  Workflow,
  WorkflowVariable,
} from './nodes';
import { workflowProblems } from './problems';
import { MappedStep, workflowVariables } from './step';
import type { StepSurroundings } from './step';

/** Finds the workflows and composite actions of the same source. */
export interface WorkflowLinks {
  find(path: string): Workflow | undefined;
}

/**
 * Reads the workflows and composite actions of a source together, so that local ones are followed.
 *
 * @public
 */
export function linkWorkflows(
  files: readonly YamlFile[],
  scope?: Scope,
): readonly Workflow[] {
  const byPath = new Map<string, Workflow>();
  const links: WorkflowLinks = { find: path => byPath.get(path) };
  const workflows = files.map(file => new MappedWorkflow(file, links, scope));
  for (const workflow of workflows) byPath.set(workflow.source.file, workflow);
  return workflows;
}

class MappedWorkflow implements Workflow {
  readonly kind = 'github-actions';
  readonly source: SourceText;
  readonly problems: readonly Problem[];
  readonly template?: TemplateLanguage;
  readonly root: YamlMap | undefined;
  readonly isAction: boolean;
  readonly on: readonly Trigger[];
  readonly permissions?: Permissions;
  readonly env: readonly WorkflowVariable[];
  #jobs: readonly Job[] | undefined;
  #steps: readonly Step[] | undefined;

  constructor(
    file: YamlFile,
    readonly links: WorkflowLinks,
    readonly scope: Scope | undefined,
  ) {
    this.source = file.source;
    this.template = file.template;
    const root = file.documents[0]?.root;
    this.root = root?.type === 'map' ? root : undefined;
    this.isAction = /(?:^|\/)action\.ya?ml$/i.test(file.source.file);
    this.problems = workflowProblems(file, this.isAction);
    this.on = triggers(this.root?.get('on'));
    this.permissions = readPermissions(this.root);
    this.env = workflowVariables(this.root?.get('env'));
  }

  get name(): string | undefined {
    return this.root?.scalar('name')?.value;
  }

  get jobs(): readonly Job[] {
    if (this.template || this.isAction) return [];
    let secrets: boolean | undefined;
    const surroundings = {
      env: new Environment(this.env),
      holdSecrets: () => (secrets ??= holdSecrets(this.env)),
    };
    this.#jobs ??= (this.root?.map('jobs')?.entries ?? []).flatMap(entry =>
      entry.value.type === 'map' && !this.#isOthers(entry)
        ? [readJob(this, entry.key, entry.value, this.links, surroundings)]
        : [],
    );
    return this.#jobs;
  }

  /** By the folders that a job names, by its own name, or by what starts the workflow. */
  #isOthers({ source, key, value }: YamlEntry): boolean {
    const { scope } = this;
    if (!scope) return false;
    const on = this.root?.get('on');
    return (
      scope.namesOthers(source.slice(value)) ??
      scope.isLikeOthers(key.value) ??
      (on && scope.namesOthers(source.slice(on))) ??
      false
    );
  }

  get steps(): readonly Step[] {
    if (this.template || !this.isAction) return [];
    const items = this.root?.map('runs')?.list('steps')?.items ?? [];
    this.#steps ??= readSteps(items, {
      env: new Environment(this.env),
      shell: undefined,
      folder: undefined,
      innerSteps: path => innerSteps(this.links, path),
    });
    return this.#steps;
  }

  get allSteps(): readonly Step[] {
    return this.isAction ? this.steps : this.jobs.flatMap(job => job.steps);
  }

  get concurrency(): YamlEntry | undefined {
    return this.root?.entry('concurrency');
  }

  get expressions(): readonly Expression[] {
    return this.root && !this.template ? expressionsIn(this.root) : [];
  }

  get anchor(): LocatedInFile {
    const entry =
      this.root?.entry('jobs') ??
      this.root?.entry('runs') ??
      this.root?.entries[0];
    return entry?.key ?? { source: this.source, ...firstLine(this.source) };
  }
}

/** The steps of a local composite action; undefined where it is not in the source or is of another kind. */
export function innerSteps(
  links: WorkflowLinks,
  path: string,
): readonly Step[] | undefined {
  const folder = resolvePath('', path);
  if (folder === undefined) return undefined;
  const prefix = folder === '' ? '' : `${folder}/`;
  const action =
    links.find(`${prefix}action.yml`) ?? links.find(`${prefix}action.yaml`);
  const using = action?.root?.map('runs')?.scalar('using')?.value;
  return using === 'composite' ? action?.steps : undefined;
}

/** The maps of a `steps` list. */
export function readSteps(
  items: readonly YamlNode[],
  surroundings: StepSurroundings,
): readonly Step[] {
  return items.flatMap(item =>
    item.type === 'map' ? [new MappedStep(item, surroundings)] : [],
  );
}

function triggers(node: YamlNode | undefined): Trigger[] {
  if (!node) return [];
  if (node.type === 'list') return node.items.flatMap(triggers);
  if (node.type === 'scalar')
    return node.isNull ? [] : [trigger(node, undefined)];
  return node.entries.map(({ key, value }) =>
    trigger(key, value.type === 'map' ? value : undefined),
  );
}

function trigger(name: YamlScalar, node: YamlMap | undefined): Trigger {
  const { source, start, end, value } = name;
  return {
    source,
    start,
    end,
    name: value,
    node,
    filter: key => {
      const found = node?.get(key);
      if (!found || found.type === 'map') return undefined;
      const items = found.type === 'list' ? found.items : [found];
      return items.flatMap(item => (item.type === 'scalar' ? item.value : []));
    },
  };
}

const levels = new Set(['read', 'write', 'none']);

/** `permissions:` of a workflow or a job. */
export function readPermissions(
  node: YamlMap | undefined,
): Permissions | undefined {
  const entry = node?.entry('permissions');
  if (!entry) return undefined;
  const { source, start, end, key, value } = entry;
  const at = { source, start, end, key };
  if (value.type === 'scalar') {
    const all = /^(read|write)-all$/.exec(value.value.trim())?.[1];
    return { ...at, all: all as 'read' | 'write' | undefined, scopes: [] };
  }
  if (value.type === 'list') return { ...at, scopes: [] };
  return {
    ...at,
    scopes: value.entries.map(scope => {
      const level =
        scope.value.type === 'scalar'
          ? workflowText(scope.value).value?.trim()
          : undefined;
      return {
        source,
        start: scope.start,
        end: scope.end,
        name: scope.key.value,
        level: levels.has(level ?? '')
          ? (level as 'read' | 'write' | 'none')
          : undefined,
      };
    }),
  };
}
