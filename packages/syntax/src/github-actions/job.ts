import { resolvePath } from '../source-path';
import type { YamlMap, YamlNode, YamlScalar } from '../yaml/nodes';
import { actionRef } from './action-ref';
import { workflowText } from './expressions';
import type { Job, Workflow, WorkflowImage, WorkflowText } from './nodes';
import { innerSteps, readPermissions, readSteps } from './read';
import type { WorkflowLinks } from './read';
import { textOf, truth, workflowImage, workflowVariables } from './step';

/** One entry of `jobs`. */
export function readJob(
  workflow: Workflow,
  key: YamlScalar,
  node: YamlMap,
  links: WorkflowLinks,
): Job {
  const env = workflowVariables(node.get('env'));
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
    needs: words(node.get('needs')),
    if: textOf(node, 'if'),
    runsOn: node.get('runs-on'),
    images: images(node),
    steps: readSteps(node.list('steps')?.items ?? [], {
      env: [...workflow.env, ...env],
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
      usesSecrets ??= isGivenSecrets(job);
      return usesSecrets;
    },
    continueOnError: truth(node.get('continue-on-error')),
  };
  return job;
}

function isGivenSecrets({ secrets, env, workflow, steps }: Job): boolean {
  if (secrets === 'inherit') return true;
  const given = [
    ...secrets,
    ...env,
    ...workflow.env,
    ...steps.flatMap(step => [...step.env, ...step.with]),
  ];
  return given.some(({ value }) =>
    value.expressions.some(({ contexts }) =>
      contexts.some(
        context =>
          context.startsWith('secrets.') && context !== 'secrets.github_token',
      ),
    ),
  );
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
