import { flagNames, meantFlag } from './keywords';
import type { InstructionReader } from './instruction-reader';
import type { Flag } from './nodes';

/** Complains of a flag that the instruction does not take, or not so. */
export function checkFlag(
  reader: InstructionReader,
  flag: Flag,
  before: readonly Flag[],
) {
  const { name, nameAt, value } = flag;
  const known = flagNames(reader.type).find(one => one.name === name);
  if (!known) {
    const meant = meantFlag(reader.type, name);
    reader.report(
      'unknown-flag',
      name ? nameAt : flag,
      meant
        ? `${reader.keyword.name} has no flag --${name}: did you mean --${meant}?`
        : `${reader.keyword.name} has no such flag: remove it`,
      meant,
    );
  } else if (!known.isSwitch && !value?.raw)
    reader.report(
      'flag-without-value',
      flag,
      `Flag --${name} needs a value: write --${name}=…`,
    );
  else if (
    known.isSwitch &&
    value?.value !== undefined &&
    !switchValues.has(value.value.toLowerCase())
  )
    reader.report(
      'bad-flag-value',
      value,
      `Flag --${name} is true or false, nothing else`,
    );
  if (known && !known.many && before.some(other => other.name === name))
    reader.report(
      'duplicate-flag',
      flag,
      `Flag --${name} is given twice: keep one`,
    );
}

const switchValues = new Set(['true', 'false', '1', '0', '']);
