import type { Command } from '../shell/nodes';
import type { Dockerfile } from './dockerfile';
import type { Instruction } from './nodes';
import type { Stage } from './stage';

/**
 * All instructions of a file or a stage in order, each ONBUILD followed by its trigger.
 *
 * @public
 */
export function* everyInstruction({
  instructions,
}: Pick<Dockerfile | Stage, 'instructions'>): Generator<Instruction> {
  for (const instruction of instructions) {
    yield instruction;
    if (instruction.type === 'onbuild' && instruction.instruction)
      yield instruction.instruction;
  }
}

/**
 * What an instruction runs: the commands of RUN, CMD, ENTRYPOINT and of the test of HEALTHCHECK.
 *
 * @public
 */
export function commandsOf(instruction: Instruction): readonly Command[] {
  switch (instruction.type) {
    case 'run':
    case 'cmd':
    case 'entrypoint':
      return instruction.commands;
    case 'healthcheck':
      return instruction.test?.commands ?? [];
    default:
      return [];
  }
}
