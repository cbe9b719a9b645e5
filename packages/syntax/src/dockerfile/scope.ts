import { Binding, Bindings } from '../bindings';
import type { Text } from '../text';
import type { Arg, Env } from './nodes';

/** The builder sets these by itself; in a stage they have to be declared by ARG to be seen. */
const platformArgs = new Set([
  'TARGETPLATFORM',
  'TARGETOS',
  'TARGETARCH',
  'TARGETVARIANT',
  'BUILDPLATFORM',
  'BUILDOS',
  'BUILDARCH',
  'BUILDVARIANT',
  'TARGETSTAGE',
]);

/** These are seen by RUN without any ARG. */
const proxyArgs = new Set(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap(
    name => [name, name.toLowerCase()],
  ),
);

/** Set by the system in every container, so never a mistake to use. */
const systemVariables = new Set(['PATH', 'HOME', 'HOSTNAME', 'TERM', 'PWD']);

/** Whether the builder or the system sets a variable without the file's doing. */
export const isPredefined = (name: string): boolean =>
  platformArgs.has(name) || proxyArgs.has(name) || systemVariables.has(name);

const unset = (source: Binding['source']): Binding => ({
  source,
  value: undefined,
  isUnset: true,
});

/** The ARGs before the first FROM, which only FROM sees. */
export class GlobalScope implements Bindings {
  readonly #args = new Map<string, Binding>();

  lookup(name: string): Binding {
    const binding = this.#args.get(name);
    if (binding) return binding;
    if (platformArgs.has(name))
      return { source: 'predefined', value: undefined };
    return unset('undeclared');
  }

  /** What an `ARG name` inside a stage takes over. */
  inherited(name: string): Binding | undefined {
    return this.#args.get(name);
  }

  declare(name: string, value: Text | undefined) {
    if (!value && platformArgs.has(name)) return;
    this.#args.set(
      name,
      value ? { source: 'arg', value: value.value } : unset('arg'),
    );
  }
}

/** The variables of one stage, on top of those of the stage it is FROM. */
export class StageScope implements Bindings {
  readonly #args = new Map<string, Binding>();
  readonly #env = new Map<string, Binding>();

  constructor(
    private readonly globals: GlobalScope,
    /** The ENV and the ARGs of the stage below are inherited. */
    private readonly parent: StageScope | undefined,
    /** Nothing below sets a variable: the stage stands on `scratch`. */
    private readonly isClosed: boolean,
  ) {}

  lookup(name: string): Binding {
    // ENV wins over ARG, wherever the two stand.
    const binding =
      this.#find(name, scope => scope.#env) ??
      this.#find(name, scope => scope.#args);
    if (binding) return binding;
    if (proxyArgs.has(name) || systemVariables.has(name))
      return { source: 'predefined', value: undefined };
    return this.isClosed
      ? unset('undeclared')
      : { source: 'undeclared', value: undefined };
  }

  declare(arg: Arg) {
    for (const { name, default: value } of arg.args) {
      const inherited = this.globals.inherited(name);
      if (value) this.#args.set(name, { source: 'arg', value: value.value });
      else if (inherited) this.#args.set(name, inherited);
      else if (platformArgs.has(name) || proxyArgs.has(name))
        this.#args.set(name, { source: 'predefined', value: undefined });
      else this.#args.set(name, unset('arg'));
    }
  }

  set(env: Env) {
    for (const { key, value } of env.pairs)
      if (key.value !== undefined)
        this.#env.set(key.value, { source: 'env', value: value.value });
  }

  /** No chain of stages is longer than a hundred. */
  #find(
    name: string,
    bindings: (scope: StageScope) => ReadonlyMap<string, Binding>,
  ): Binding | undefined {
    return (
      bindings(this).get(name) ??
      (this.parent && this.parent.#find(name, bindings))
    );
  }
}
