import { defineRule } from '@plimsoll/engine';
import type { FixEdit, OfferedFix } from '@plimsoll/engine';
import type {
  Expression,
  Step,
  StepScript,
  Workflow,
  WorkflowText,
} from '@plimsoll/syntax';
import { foreignContext } from '../delivery/foreign-text';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/template-injection',
  title: 'Keep foreign text out of scripts',
  category: 'delivery',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['pipeline/little-power'],
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
        const found = scripts.flatMap(({ expressions }) => expressions);
        const foreign = found.filter(one => foreignContext(one, step));
        for (const expression of found) {
          const context = foreignContext(expression, step);
          if (context !== undefined)
            report(
              expression,
              `Others decide what ${shown(
                context,
              )} is, and it becomes part of the script: hand it over in env and use the variable`,
              // One fix mends the whole step, as all need the same map of variables.
              expression === foreign[0] ? { fix: fixOf(step, foreign) } : {},
            );
          else if (expression.flows.some(flow => isInput(flow, file)))
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

/** Inputs of actions that are run as code. */
const codeInputs: Readonly<Record<string, string | undefined>> = {
  'actions/github-script': 'script',
  'addnab/docker-run-action': 'run',
  'amadevus/pwsh-script': 'script',
  'appleboy/ssh-action': 'script',
  'azure/cli': 'inlineScript',
  'azure/powershell': 'inlineScript',
  'cardinalby/js-eval-action': 'expression',
  'jannekem/run-python-script-action': 'script',
};

/** What a shell or an interpreter runs. */
function scriptsOf(step: Step): WorkflowText[] {
  const { run, uses } = step;
  const name = codeInputs[uses?.name ?? ''];
  const code = name === undefined ? undefined : step.input(name);
  return [...(run ? [run.text] : []), ...(code ? [code.value] : [])];
}

/** A free text that who starts or calls it gives. */
function isInput(context: string, { on, root, isAction }: Workflow): boolean {
  const name = /^(?:inputs|github\.event\.inputs)\.(.+)$/.exec(context)?.[1];
  if (name === undefined) return false;
  const declared = isAction
    ? [root?.map('inputs')]
    : on.map(trigger => trigger.node?.map('inputs'));
  const types = declared.flatMap(inputs => {
    const entry = inputs?.entries.find(
      ({ key }) => key.value.toLowerCase() === name,
    );
    return entry?.value.type === 'map'
      ? [entry.value.scalar('type')?.value ?? 'string']
      : [];
  });
  return types.length === 0 || types.some(type => type === 'string');
}

/** Hands each expression over in a variable, where a shell puts it in and no quotes keep it from that. */
function fixOf(
  step: Step,
  expressions: readonly Expression[],
): OfferedFix | undefined {
  const { run, node } = step;
  if (!run || node.isFlow) return undefined;
  const names = new Map<string, string>();
  const edits: FixEdit[] = [];
  for (const expression of expressions) {
    const word = wordWith(run, expression);
    const name = variableName(expression);
    if (!word || name === undefined || step.variable(name)) return undefined;
    const before = word.source.text.slice(word.start, expression.start);
    const inQuotes = before.split('"').length % 2 === 0;
    edits.push({
      at: { start: expression.start, end: expression.end },
      text: inQuotes ? `\${${name}}` : `"\${${name}}"`,
    });
    names.set(name, expression.text);
  }
  const added = addVariables(step, names);
  return (
    added && {
      title: 'Hand the text over in the environment',
      safe: false,
      edits: [added, ...edits],
    }
  );
}

/** The word of a command into which the shell would put it. */
function wordWith(run: StepScript, { start, end }: Expression) {
  for (const { args, assignments, redirects } of run.commands) {
    const words = [
      ...args,
      ...assignments.map(({ value }) => value),
      ...redirects.map(({ target }) => target),
    ];
    for (const word of words)
      if (word?.variables.some(use => use.start === start && use.end === end))
        return word;
  }
  return undefined;
}

/** `github.event.issue.title` becomes `ISSUE_TITLE`; nothing for what is more than a context. */
function variableName({ text }: Expression): string | undefined {
  const path = /^github\.(?:event\.)?([\w.-]+)$/i.exec(text)?.[1];
  return path?.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

function addVariables(
  { node, source }: Step,
  names: ReadonlyMap<string, string>,
): FixEdit | undefined {
  const lines = [...names].map(([name, text]) => `${name}: \${{ ${text} }}`);
  const env = node.map('env');
  const [first] = env?.entries ?? [];
  const at = first ?? node.entry('run');
  if (!at || env?.isFlow || (node.has('env') && !first)) return undefined;
  const indent = ' '.repeat(source.position(at.start).column - 1);
  const block = first ? lines : ['env:', ...lines.map(line => `  ${line}`)];
  return {
    at: { start: at.start, end: at.start },
    text: block.map(line => `${line}${source.lineBreak}${indent}`).join(''),
  };
}
