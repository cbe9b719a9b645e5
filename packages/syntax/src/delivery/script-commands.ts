import type { StepScript } from '../github-actions/nodes';
import type { Command } from '../shell/nodes';
import { parseShell } from '../shell/parse';

const windowsShells = new Set(['pwsh', 'powershell', 'cmd']);
const containerTool =
  /^\s*(?:docker|podman|nerdctl|trivy|grype|syft|cosign|crane|skopeo|kubectl|helm)\s/;

/** The commands of a script; of one for a shell of Windows the lines that begin with a tool we know. */
export function commandsOf(script: StepScript): readonly Command[] {
  const { shell, commands, text } = script;
  if (!windowsShells.has(shell ?? '')) return commands;
  const { node } = text;
  let from = 0;
  return node.value.split('\n').flatMap(line => {
    const at = from;
    from += line.length + 1;
    return containerTool.test(line)
      ? parseShell(node.mapped.slice(at, at + line.length), {
          source: node.source,
        }).commands
      : [];
  });
}
