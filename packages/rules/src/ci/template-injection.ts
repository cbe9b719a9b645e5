import { defineRule } from '@plimsoll/engine';
import type {
  Expression,
  Step,
  Workflow,
  WorkflowText,
  WorkflowVariable,
} from '@plimsoll/syntax';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/template-injection',
  title: 'Keep foreign text out of scripts',
  category: 'delivery',
  severity: 'high',
  confidence: 'likely',
  references: {
    controls: ['openssf-scorecard@5.5.0:Dangerous-Workflow'],
    checkov: ['CKV_GHA_2'],
    zizmor: ['template-injection'],
    kics: ['Run Block Injection', 'Script Block Injection'],
    urls: [
      'https://docs.github.com/actions/concepts/security/script-injections',
    ],
  },
  why: `
    GitHub puts the value of an expression into the script before the shell reads it. Whoever can open an issue or name a
    branch can so write commands into your job, which then run with its token and secrets. Hand the value over as an
    environment variable and use \`"$TITLE"\`: the shell takes that for text, whatever is in it.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: issues\njobs:\n  greet:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "${{ github.event.issue.title }}"\n',
      good: 'on: issues\njobs:\n  greet:\n    runs-on: ubuntu-24.04\n    steps:\n      - env:\n          TITLE: ${{ github.event.issue.title }}\n        run: echo "$TITLE"\n',
    },
  ],
  check: {
    'github-actions': {
      step(step, report, { file }) {
        const scripts = scriptsOf(step);
        if (scripts.length === 0) {
          report.notApplicable();
          return;
        }
        for (const expression of scripts.flatMap(
          ({ expressions }) => expressions,
        )) {
          if (isHarmless(expression)) continue;
          const foreign = expression.contexts.find(context =>
            isForeign(context, step, file),
          );
          if (foreign !== undefined)
            report(
              expression,
              `Others decide what ${shown(
                foreign,
              )} is, and it becomes part of the script: hand it over in env and use the variable`,
            );
          else if (expression.contexts.some(context => isInput(context, file)))
            report(
              expression,
              'An input becomes part of the script, whatever is in it: hand it over in env and use the variable',
              { severity: 'low', confidence: 'hint' },
            );
        }
      },
    },
  },
});

/** What a shell or an interpreter runs. */
function scriptsOf(step: Step): WorkflowText[] {
  const script =
    step.uses?.name === 'actions/github-script'
      ? step.input('script')
      : undefined;
  return [
    ...(step.run ? [step.run.text] : []),
    ...(script ? [script.value] : []),
  ];
}

/** It can only become true or false, or a hash. */
function isHarmless({ text }: Expression): boolean {
  return (
    (/^\s*!?\s*(?:contains|startsWith|endsWith|hashFiles|success|failure|always|cancelled)\s*\(/i.test(
      text,
    ) &&
      !/\|\||&&/.test(text)) ||
    (/[=!]=/.test(text) && !/\|\||&&/.test(text))
  );
}

/** What whoever opens an issue or a pull request writes. */
const foreignContexts = [
  /^github\.head_ref$/,
  /^github\.event\.(?:issue|pull_request|discussion|milestone)\.(?:title|body)$/,
  /^github\.event\.(?:comment|review|review_comment|discussion_comment)\.body$/,
  /^github\.event\.pull_request\.head\.(?:ref|label)$/,
  /^github\.event\.pull_request\.head\.repo\.(?:default_branch|description|homepage|full_name)$/,
  /^github\.event\.(?:head_commit|commits\.[^.]+|workflow_run\.head_commit)\.(?:message|(?:author|committer)\.(?:name|email))$/,
  /^github\.event\.workflow_run\.(?:head_branch|display_title)$/,
  /^github\.event\.workflow_run\.pull_requests\.[^.]+\.head\.ref$/,
  /^github\.event\.pages\.[^.]+\.page_name$/,
  /^github\.event\.changes\.(?:title|body)\.from$/,
];

function isForeign(context: string, step: Step, file: Workflow): boolean {
  if (foreignContexts.some(pattern => pattern.test(context))) return true;
  // An expression that is put into env and taken out again by an expression is no better.
  const name = /^env\.(.+)$/.exec(context)?.[1];
  if (name === undefined) return false;
  return [...step.env, ...(step.job?.env ?? []), ...file.env].some(
    variable =>
      sameName(variable, name) &&
      variable.value.expressions.some(({ contexts }) =>
        contexts.some(inner =>
          foreignContexts.some(pattern => pattern.test(inner)),
        ),
      ),
  );
}

const sameName = ({ name }: WorkflowVariable, wanted: string) =>
  name.toLocaleLowerCase('en-US') === wanted;

/** A free text that who starts or calls it gives. */
function isInput(context: string, { on, root, isAction }: Workflow): boolean {
  const name = /^(?:inputs|github\.event\.inputs)\.(.+)$/.exec(context)?.[1];
  if (name === undefined) return false;
  const declared = isAction
    ? [root?.map('inputs')]
    : on.map(trigger => trigger.node?.map('inputs'));
  const types = declared.flatMap(inputs => {
    const entry = inputs?.entries.find(
      ({ key }) => key.value.toLocaleLowerCase('en-US') === name,
    );
    return entry?.value.type === 'map'
      ? [entry.value.scalar('type')?.value ?? 'string']
      : [];
  });
  return types.length === 0 || types.some(type => type === 'string');
}
