import type { Arg, Command, Env, Located } from '@plimsoll/engine';

/** A place that gives an environment variable a value for what a build runs. */
export interface VariableSetting {
  readonly name: string;
  /** undefined when the file cannot tell. */
  readonly value: string | undefined;
  /** `NAME=value`. */
  readonly at: Located;
}

/** What an ENV sets, or an ARG by its default. */
export function settingsIn(node: Env | Arg): VariableSetting[] {
  if (node.type === 'env') {
    return node.pairs.map(pair => ({
      name: pair.key.value ?? pair.key.raw,
      value: pair.value.value,
      at: pair,
    }));
  }
  // Before the first FROM it is for the FROMs only.
  if (!node.stage) return [];
  return node.args.flatMap(arg =>
    arg.default || arg.value !== undefined
      ? [{ name: arg.name, value: arg.value, at: arg }]
      : [],
  );
}

const declaring = new Set(['export', 'declare', 'typeset', 'local']);
const none: readonly VariableSetting[] = [];

/** What a command sets: `NAME=value` before it or alone, `export NAME=value`. */
export function settingsBy(command: Command): readonly VariableSetting[] {
  const declares = command.name !== undefined && declaring.has(command.name);
  // Nearly all commands, and a dozen rules ask of each.
  if (!declares && !command.assignments.length) return none;
  const assigned = command.assignments.map(assignment => ({
    name: assignment.name,
    value: assignment.value ? assignment.value.value : '',
    at: assignment,
  }));
  if (!declares) return assigned;
  const exported = command.args.flatMap(arg => {
    const equals = arg.shape.indexOf('=');
    const name = arg.shape.slice(0, equals);
    if (equals < 1 || !/^\w+$/.test(name)) return [];
    return [{ name, value: arg.value?.slice(equals + 1), at: arg }];
  });
  return [...assigned, ...exported];
}

/** The edit that takes one variable out of an ENV, or the ENV with it if it is the only one; nothing for a trigger. */
export function removal(
  { pairs, start, end, inOnbuild }: Env,
  at: Located,
  text: string,
): Located | undefined {
  if (inOnbuild) return undefined;
  const index = pairs.findIndex(pair => pair.start === at.start);
  if (index < 0) return undefined;
  if (pairs.length === 1) {
    const lineBreak = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
    return lineBreak ? { start, end: end + lineBreak[0].length } : undefined;
  }
  return index === 0
    ? { start: pairs[0].start, end: pairs[1].start }
    : { start: pairs[index - 1].end, end: pairs[index].end };
}
