import type { Bindings } from '../bindings';
import { MappedTextBuilder } from '../mapped-text';
import type { MappedText } from '../mapped-text';
import { parseShell } from '../shell/parse';
import type { Command } from '../shell/nodes';
import type { YamlScalar } from '../yaml/nodes';
import { workflowText } from './expressions';
import type { ExpressionText } from './expressions';
import type { StepScript, WorkflowText } from './nodes';

/** The name under which a shell sees the expression of that number. */
const expressionName = (index: number) => `GITHUB_EXPRESSION_${index}`;

/** The number of the expression that a shell sees under a name. */
export function expressionIndex(variable: string): number | undefined {
  const index = /^GITHUB_EXPRESSION_(\d+)$/.exec(variable)?.[1];
  return index === undefined ? undefined : Number(index);
}

const posixShells = new Set(['bash', 'sh', 'zsh', 'dash', 'ash']);

/** What a script is run with. */
export interface ScriptSurroundings {
  readonly shell: string | undefined;
  readonly folder: WorkflowText | undefined;
  readonly env: Bindings;
}

/** The script of a `run:`. */
export function stepScript(
  node: YamlScalar,
  { shell, folder, env }: ScriptSurroundings,
): StepScript {
  const text = workflowText(node);
  // `bash -euo pipefail {0}` is a shell with its options.
  const interpreter = shell?.trim().split(/\s+/)[0];
  let commands: readonly Command[] | undefined;
  return {
    source: node.source,
    start: node.start,
    end: node.end,
    text,
    shell: interpreter,
    folder,
    get commands() {
      if (interpreter !== undefined && !posixShells.has(interpreter)) return [];
      commands ??= parseShell(shellText(text), {
        source: node.source,
        variables: env,
        // GitHub starts `bash` with pipefail only if the workflow names it.
        pipefail: interpreter === 'bash',
      }).commands;
      return commands;
    },
  };
}

/** The script with a variable in place of each expression. */
function shellText({ node, expressions, spans }: ExpressionText): MappedText {
  if (expressions.length === 0) return node.mapped;
  const builder = new MappedTextBuilder(node.start);
  let copied = 0;
  spans.forEach(([from, to], index) => {
    const { start, end } = expressions[index];
    builder.addMapped(node.mapped.slice(copied, from));
    builder.add(`\${${expressionName(index)}}`, start, end);
    copied = to;
  });
  return builder.addMapped(node.mapped.slice(copied)).build();
}
