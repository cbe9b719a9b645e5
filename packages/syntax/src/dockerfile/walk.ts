import type { Command } from '../shell/nodes';
import type { Text } from '../text';
import type { Dockerfile } from './dockerfile';
import type { Instruction } from './nodes';
import type { Stage } from './stage';

/**
 * All instructions of a file or a stage in order, each ONBUILD followed by its trigger.
 *
 * @public
 */
export function everyInstruction({
  instructions,
}: Pick<Dockerfile | Stage, 'instructions'>): readonly Instruction[] {
  if (!instructions.some(({ type }) => type === 'onbuild')) return instructions;
  return instructions.flatMap(instruction =>
    instruction.type === 'onbuild' && instruction.instruction
      ? [instruction, instruction.instruction]
      : instruction,
  );
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

/**
 * The words of an instruction in which the builder puts variables in. What a shell reads is not among them, nor the
 * image of FROM, which sees other variables.
 *
 * @public
 */
export function expandedWords(node: Instruction): readonly Text[] {
  switch (node.type) {
    case 'env':
    case 'label':
      return node.pairs.flatMap(({ key, value }) => [key, value]);
    case 'arg':
      return present(node.args.map(arg => arg.default));
    case 'copy':
    case 'add':
      return present([
        ...node.flags.map(({ value }) => value),
        ...node.sources,
        node.destination,
      ]);
    case 'user':
      return present([node.user, node.group]);
    case 'workdir':
      return present([node.path]);
    case 'expose':
      return node.ports;
    case 'volume':
      return node.paths;
    case 'stopsignal':
      return present([node.signal]);
    default:
      return [];
  }
}

const present = (texts: readonly (Text | undefined)[]): Text[] =>
  texts.filter((text): text is Text => text !== undefined);
