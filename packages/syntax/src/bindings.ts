import { UNKNOWN, VariableSource } from './text';

/** What is known of a variable where it is used. @public */
export interface Binding {
  readonly source: VariableSource;
  /** undefined: the file cannot tell. */
  readonly value: string | undefined;
  /** Nothing gives it a value unless the build is told one: `ARG X` without a default. */
  readonly isUnset?: boolean;
}

/** The variables in force at some place. @public */
export interface Bindings {
  lookup(name: string): Binding;
}

/**
 * How much text variables may still bring into one file. Words that refer to words that refer to words grow
 * exponentially; past the limit their values count as unknown.
 */
export class ExpansionBudget {
  #left = 1 << 20;

  /** Whether a value may be put in; a long one never. */
  spend(value: string): boolean {
    if (value.length > longest) return false;
    this.#left -= value.length;
    return this.#left >= 0;
  }
}

const longest = 4096;

/** What `${name<operator><operand>}` stands for. */
export function substitute(
  binding: Binding,
  operator: string,
  operand: string,
  budget: ExpansionBudget,
): string | undefined {
  const { value, isUnset, source } = binding;
  // The base image may set what nothing in the file declares; who writes a default does not expect it to.
  const takesDefault = operator === ':-' || operator === '-';
  const isOpen = source === 'undeclared' && takesDefault;
  if (value === undefined && !isUnset && !isOpen) return undefined;
  switch (operator) {
    case ':-':
      return value || operand;
    case '-':
      return value ?? operand;
    case ':+':
      return value ? operand : '';
    case '+':
      return value === undefined ? '' : operand;
    case ':?':
      return value || undefined;
    case '?':
      return value;
    default:
      // To go through a value costs as much as to put it in.
      return value !== undefined && budget.spend(value)
        ? cut(value, operator, operand)
        : undefined;
  }
}

/** Removes or replaces a pattern; patterns with wildcards are left alone as unknown. */
function cut(
  value: string,
  operator: string,
  operand: string,
): string | undefined {
  if (/[*?[\]\\]/.test(operand) || operand.includes(UNKNOWN)) return undefined;
  if (operator === '#' || operator === '##')
    return value.startsWith(operand) ? value.slice(operand.length) : value;
  if (operator === '%' || operator === '%%')
    return value.endsWith(operand)
      ? value.slice(0, value.length - operand.length)
      : value;
  const slash = operand.indexOf('/');
  const pattern = slash < 0 ? operand : operand.slice(0, slash);
  const replacement = slash < 0 ? '' : operand.slice(slash + 1);
  if (!pattern) return value;
  return operator === '//'
    ? value.split(pattern).join(replacement)
    : value.replace(pattern, () => replacement);
}
