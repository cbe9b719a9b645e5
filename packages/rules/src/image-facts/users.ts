import type { Instruction, Stage } from '@plimsoll/syntax';

/**
 * The number of the user that an image is made for: it names one, and gives it files. Undefined where it names none by
 * number, or gives nothing to it, so that any user will do.
 */
export function ownerOfImage({ user, lineage }: Stage): string | undefined {
  const { value } = user;
  if (value === undefined || !/^\d+$/.test(value) || value === '0')
    return undefined;
  const gives = lineage.some(({ instructions }) =>
    instructions.some(instruction => isGivenTo(instruction, value)),
  );
  return gives ? value : undefined;
}

function isGivenTo(instruction: Instruction, user: string): boolean {
  const is = (owner: string | undefined) =>
    owner?.split(/[:.]/)[0].trim() === user;
  switch (instruction.type) {
    case 'copy':
    case 'add':
      return instruction.flags.some(
        ({ name, value }) => name === 'chown' && is(value?.value),
      );
    case 'run':
      return instruction.commands.some(
        ({ name, args }) =>
          name === 'chown' && args.some(({ value }) => is(value)),
      );
    default:
      return false;
  }
}
