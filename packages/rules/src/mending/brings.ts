import type { Command, Stage } from '@plimsoll/syntax';
import { allPackageCommands } from '../package-manager/command';

/** Whether a stage, or one it is FROM, installs a package of this name and does not remove it. */
export function brings({ lineage }: Stage, tool: string): boolean {
  const names = ({ operands }: { operands: Command['operands'] }) =>
    operands.some(
      ({ value }) =>
        value?.startsWith(tool) &&
        value.replace(/(?<=.)[=~<>@:].*/, '') === tool,
    );
  const found = lineage
    .flatMap(({ instructions }) => instructions)
    .flatMap(instruction =>
      instruction.type === 'run' ? allPackageCommands(instruction) : [],
    );
  return (
    found.some(one => one.action === 'install' && names(one)) &&
    !found.some(one => one.action === 'remove' && names(one))
  );
}
