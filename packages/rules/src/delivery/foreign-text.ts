import type { Expression, Step } from '@plimsoll/syntax';

/** What whoever opens an issue or a pull request, comments or commits, writes. */
const foreignContexts = [
  /^github(?:\.event)?$/,
  /^github\.head_ref$/,
  /^github\.event\.(?:issue|pull_request|discussion|milestone)\.(?:title|body)$/,
  /^github\.event\.(?:comment|review|review_comment|discussion_comment)\.body$/,
  /^github\.event\.(?:comment|issue|pull_request|review|discussion)$/,
  /^github\.event\.pull_request\.head$/,
  /^github\.event\.pull_request\.head\.(?:ref|label)$/,
  /^github\.event\.pull_request\.head\.repo\.(?:default_branch|description|homepage|full_name)$/,
  /^github\.event\.(?:head_commit|commits\.[^.]+|workflow_run\.head_commit)\.(?:message|(?:author|committer)\.(?:name|email))$/,
  /^github\.event\.(?:head_commit|commits)$/,
  /^github\.event\.workflow_run\.(?:head_branch|display_title)$/,
  /^github\.event\.workflow_run\.pull_requests\.[^.]+\.head\.ref$/,
  /^github\.event\.pages\.[^.]+\.page_name$/,
  /^github\.event\.changes\.(?:title|body)\.from$/,
  /^github\.event\.client_payload(?:\.|$)/,
];

const isForeign = (context: string) =>
  foreignContexts.some(pattern => pattern.test(context));

/**
 * The context through which others decide what an expression becomes, if there is one. What `env` or the matrix only
 * hands on is no better than what it hands on.
 */
export function foreignContext(
  { flows }: Expression,
  step: Step,
): string | undefined {
  return flows.find(
    context =>
      isForeign(context) ||
      handedOn(context, step)?.flows.some(isForeign) === true,
  );
}

/** The expression that `env.NAME` or `matrix.name` stands for. */
function handedOn(context: string, step: Step): Expression | undefined {
  const name = /^env\.(.+)$/.exec(context)?.[1];
  if (name !== undefined)
    return foreignOf(step.variable(name)?.value.expressions ?? []);
  return context.startsWith('matrix.') && step.job
    ? foreignOf(step.job.matrixExpressions)
    : undefined;
}

const foreignOf = (expressions: readonly Expression[]) =>
  expressions.find(({ flows }) => flows.some(isForeign));

/** The names of variables of a step that others decide. */
export function foreignVariable(name: string, step: Step): boolean {
  const variable = step.variable(name);
  return (
    variable?.name === name &&
    foreignOf(variable.value.expressions) !== undefined
  );
}

const runsWithSecrets = /^(?:pull_request_target|workflow_run)$/;

/** The event by which strangers start a job that has the secrets of the repository. */
export const privilegedTrigger = (step: Step) =>
  step.job?.workflow.on.find(({ name }) => runsWithSecrets.test(name));
