import { Binding, Bindings } from '../bindings';
import { UNKNOWN } from '../text';
import type { Command } from './nodes';

/** What one shell knows: its variables on top of those around it, and whether `pipefail` is on. */
export class ShellScope implements Bindings {
  /** Most scripts set none. */
  #variables: Map<string, Binding> | undefined;
  pipefail: boolean | undefined;

  constructor(private readonly outer: Bindings, pipefail: boolean | undefined) {
    this.pipefail = pipefail;
  }

  lookup(name: string): Binding {
    return this.#variables?.get(name) ?? this.outer.lookup(name);
  }

  /** `undefined`: it is set, but the script does not show to what. */
  set(name: string, value: string | undefined) {
    this.#variables ??= new Map();
    this.#variables.set(name, { source: 'shell', value });
  }

  /** A shell inside this one: what it sets is lost when it ends. */
  inner(pipefail: boolean | undefined = this.pipefail): ShellScope {
    return new ShellScope(this, pipefail);
  }
}

/** Nothing is known of any variable. */
export const noBindings: Bindings = {
  lookup: () => ({ source: 'undeclared', value: undefined }),
};

const declaring = new Set([
  'export',
  'readonly',
  'local',
  'declare',
  'typeset',
]);
const unsetting = new Set(['read', 'unset', 'getopts']);

/** What a builtin does to the rest of its shell; `conditional` if it may not run. */
export function takeEffect(
  { name, args }: Command,
  scope: ShellScope,
  conditional: boolean,
) {
  if (name === undefined) return;
  if (name === 'set') {
    const values = args.map(({ value }) => value);
    const pipefail = pipefailAfterSet(values, scope.pipefail);
    if (pipefail !== scope.pipefail)
      scope.pipefail = conditional ? undefined : pipefail;
  } else if (declaring.has(name)) {
    for (const { shape } of args) {
      const equals = shape.indexOf('=');
      const value = shape.slice(equals + 1);
      const isKnown = !conditional && !value.includes(UNKNOWN);
      if (equals > 0)
        scope.set(shape.slice(0, equals), isKnown ? value : undefined);
    }
  } else if (unsetting.has(name)) {
    for (const { value } of args)
      if (value && !value.startsWith('-')) scope.set(value, undefined);
  }
}

/** What `set` makes of `pipefail`, or `was` if it says nothing of it. */
export function pipefailAfterSet(
  args: readonly (string | undefined)[],
  was: boolean | undefined,
): boolean | undefined {
  let pipefail = was;
  args.forEach((arg, index) => {
    if (arg === undefined) return;
    const sign = arg[0];
    const endsInO =
      (sign === '-' || sign === '+') && arg[1] !== '-' && arg.endsWith('o');
    if (!endsInO) return;
    const option = args[index + 1];
    if (option === 'pipefail') pipefail = sign === '-';
    else if (option === undefined && index + 1 < args.length)
      pipefail = undefined;
  });
  return pipefail;
}
