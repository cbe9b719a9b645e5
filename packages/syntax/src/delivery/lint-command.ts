import { headOf, isOn, operandsOf, valuesOf } from './command-words';
import type { LintAct } from './nodes';
import type { ActPlace } from './place';
import type { ToolCall } from './tool-call';

/** A command that checks Dockerfiles for mistakes, and builds nothing. */
export function lintAct(
  command: ToolCall,
  place: ActPlace,
): LintAct | undefined {
  const tool = linterOf(command);
  return tool === undefined
    ? undefined
    : { ...place.base(tool, headOf(command, 1), command), does: 'lint' };
}

function linterOf(command: ToolCall): string | undefined {
  const { name } = command;
  const words = operandsOf(command).map(({ shape }) => shape);
  switch (name) {
    case 'hadolint':
    case 'dockerfilelint':
    case 'dockerfile-utils':
    case 'kics':
    case 'checkov':
    case 'plimsoll':
      return name;
    case 'trivy':
      return words[0] === 'config' || words[0] === 'conf'
        ? 'trivy config'
        : undefined;
    case 'docker': {
      const builds =
        words[0] === 'build' ||
        ((words[0] === 'buildx' || words[0] === 'builder') &&
          words[1] === 'build');
      const called = valuesOf(command, '--call').some(({ raw }) =>
        /^["']?check/.test(raw),
      );
      return builds && (isOn(command, '--check') || called)
        ? 'docker build --check'
        : undefined;
    }
    default:
      return undefined;
  }
}
