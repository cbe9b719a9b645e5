import { resolvePath } from '../source-path';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import { actionRef } from './action-ref';
import { Environment } from './environment';
import { workflowText } from './expressions';
import { Matrix } from './matrix';
import type {
  ContextValues,
  Job,
  Workflow,
  WorkflowImage,
  WorkflowText,
  WorkflowVariable,
} from './nodes';
import { innerSteps, readPermissions, readSteps } from './read';
import type { WorkflowLinks } from './read';
import { textOf, truth, workflowImage, workflowVariables } from './step';

/** What a job takes over from its workflow. */
export interface JobSurroundings {
  readonly env: Environment;
  /** `env` of the workflow holds secrets. */
  holdSecrets(): boolean;
}

/** One entry of `jobs`. */
export function readJob(
  workflow: Workflow,
  key: YamlScalar,
  node: YamlMap,
  links: WorkflowLinks,
  surroundings: JobSurroundings,
): Job {
  const env = workflowVariables(node.get('env'));
  const environment = new Environment(env, surroundings.env);
  const matrix = new Matrix(node.map('strategy')?.get('matrix'));
  const values: ContextValues = path => {
    if (path.startsWith('matrix.'))
      return matrix.values(path.slice('matrix.'.length));
    const value = path.startsWith('env.')
      ? environment.find(path.slice('env.'.length))?.value.value
      : undefined;
    return value === undefined ? undefined : [value];
  };
  const shell = runDefault(node, workflow, 'shell')?.value;
  const uses = node.scalar('uses');
  const ref = uses && actionRef(uses);
  const secrets = node.get('secrets');
  let usesSecrets: boolean | undefined;
  const job: Job = {
    source: key.source,
    start: key.start,
    end: key.end,
    id: key.value,
    key,
    node,
    workflow,
    permissions: readPermissions(node),
    env,
    needs: words(node.get('needs')).slice(0, MAX_NEEDS),
    if: textOf(node, 'if'),
    runsOn: node.get('runs-on'),
    get runnerLabels() {
      return labels(node.get('runs-on'), values);
    },
    get matrixExpressions() {
      return matrix.expressions;
    },
    values,
    environment: node.entry('environment')?.value,
    concurrency: node.entry('concurrency'),
    images: images(node),
    steps: readSteps(node.list('steps')?.items ?? [], {
      env: environment,
      shell,
      folder: runDefault(node, workflow, 'working-directory'),
      innerSteps: path => innerSteps(links, path),
      get job() {
        return job;
      },
    }),
    uses: ref,
    get called() {
      const path =
        ref?.from === 'local' ? resolvePath('', ref.path ?? '') : undefined;
      return path === undefined ? undefined : links.find(path);
    },
    with: workflowVariables(node.get('with')),
    secrets:
      secrets?.type === 'scalar' && secrets.value === 'inherit'
        ? 'inherit'
        : workflowVariables(secrets),
    get usesSecrets() {
      usesSecrets ??= isGivenSecrets(job, surroundings.holdSecrets());
      return usesSecrets;
    },
    continueOnError: truth(node.get('continue-on-error')),
    variable: name => environment.find(name),
  };
  return job;
}

function isGivenSecrets(job: Job, inWorkflow: boolean): boolean {
  const { secrets, env, steps } = job;
  if (inWorkflow || secrets === 'inherit') return true;
  return (
    holdSecrets(secrets) ||
    holdSecrets(env) ||
    steps.some(step => holdSecrets(step.env) || holdSecrets(step.with))
  );
}

/** One of them is given a secret other than the token of the run. */
export function holdSecrets(variables: readonly WorkflowVariable[]): boolean {
  return variables.some(({ value }) =>
    value.expressions.some(({ contexts }) =>
      contexts.some(
        context =>
          /^secrets(?:\.|$)/.test(context) &&
          context !== 'secrets.github_token',
      ),
    ),
  );
}

function labels(
  node: YamlNode | undefined,
  values: ContextValues,
): readonly string[] | undefined {
  if (!node) return [];
  if (node.type === 'map') return labels(node.get('labels'), values);
  if (node.type === 'scalar')
    return node.isNull ? [] : workflowText(node).alternatives(values);
  const each = node.items.map(item => labels(item, values));
  return each.some(found => found === undefined)
    ? undefined
    : each.flatMap(found => found ?? []);
}

/** What `defaults.run` of the job says, or that of the workflow. */
function runDefault(
  job: YamlMap,
  { root }: Workflow,
  key: string,
): WorkflowText | undefined {
  const [found] = [job, root].flatMap(
    node => node?.map('defaults')?.map('run')?.scalar(key) ?? [],
  );
  return found && workflowText(found);
}

/** Jobs that one job waits for; GitHub starts no more than 256 in all. */
const MAX_NEEDS = 256;

function words(node: YamlNode | undefined): string[] {
  if (!node) return [];
  if (node.type === 'scalar') return node.isNull ? [] : [node.value];
  return node.type === 'list' ? node.items.flatMap(words) : [];
}

function images(node: YamlMap): readonly WorkflowImage[] {
  const services = node.map('services')?.entries ?? [];
  return [
    workflowImage(node.get('container'), 'job'),
    ...services.map(({ value }) => workflowImage(value, 'service')),
  ].flatMap(image => image ?? []);
}
