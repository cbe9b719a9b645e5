import type { Expose, Stage, Text } from '@plimsoll/syntax';

/** The ports that something is known to listen on. */
export interface ListenPorts {
  readonly ports: ReadonlySet<number>;
  /** Something may bring another: a variable that is not known. */
  readonly isOpen: boolean;
}

/** A setting of a container: `PORT=8080`. `value` is undefined where it is not known. */
export interface PortSetting {
  readonly name: string;
  readonly value: string | undefined;
}

/** What is said to the program beside what its image says: variables, and the words of its command. */
export interface PortSettings {
  readonly variables: readonly PortSetting[];
  readonly words: readonly (string | undefined)[];
}

/** The ports that an image is made to listen on: what it exposes, and what its variables and commands name. */
export function portsOfImage(stage: Stage): ListenPorts & {
  /** Those of its EXPOSE instructions alone, in their order. */
  readonly exposed: readonly number[];
} {
  const exposes = stage.lineage.flatMap(({ instructions }) =>
    instructions.filter((one): one is Expose => one.type === 'expose'),
  );
  const all = exposes.flatMap(({ ports }) => ports);
  const exposed = all
    .filter(({ protocol }) => (protocol ?? 'tcp').toLowerCase() === 'tcp')
    .flatMap(({ from, to }) => range(from, to));
  const said = portsSaid({
    variables: variablesOf(stage),
    words: wordsOf(stage),
  });
  return {
    exposed,
    ports: new Set([...exposed, ...said.ports]),
    isOpen: said.isOpen || all.some(({ from }) => from === undefined),
  };
}

/** The ports that variables and the words of a command name. */
export function portsSaid({ variables, words }: PortSettings): ListenPorts {
  const ports = new Set<number>();
  let isOpen = false;
  const take = (value: string | undefined, decides: boolean) => {
    if (value === undefined || value.includes('\uFFFC')) isOpen ||= decides;
    else for (const port of portsIn(value)) ports.add(port);
  };
  for (const { name, value } of variables)
    if (portName.test(name)) take(value, ownPortName.test(name));
  words.forEach((word, index) => {
    if (word === undefined) return;
    const flag = portFlag.exec(word);
    if (flag?.[1] !== undefined) take(flag[1], true);
    else if (flag) take(words[index + 1], true);
    else if (/^[\w.*+[\]-]*:\d{2,5}$/.test(word)) take(word, false);
  });
  return { ports, isOpen };
}

/** Together, as one listens on both. */
export function both(one: ListenPorts, other: ListenPorts): ListenPorts {
  return {
    ports: new Set([...one.ports, ...other.ports]),
    isOpen: one.isOpen || other.isOpen,
  };
}

/** In words: `8080`, `8080 and 9090`. */
export function inWords(ports: Iterable<number>): string {
  const all = [...ports].map(String);
  if (all.length < 2) return all.join('');
  if (all.length > 4) return `${all.slice(0, 3).join(', ')} and others`;
  return `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}

/** Variables that name a port, be it that of another service: those only make us more careful. */
const portName =
  /(?:^|_)(?:PORTS?|URLS?|ADDR|ADDRESS|BIND|LISTEN(?:_ON)?)(?:_NUMBER)?$/i;
/** Those that a program takes for its own port. */
const ownPortName =
  /^(?:(?:HTTP|SERVER|APP|LISTEN|NODE|WEB|API|SERVICE|NGINX|UVICORN|GUNICORN|QUARKUS_HTTP|MICRONAUT_SERVER|ASPNETCORE_HTTP|CONTAINER)_)?PORTS?$|^ASPNETCORE_URLS$/i;
const portFlag =
  /^-(?:p|b|-?[\w.-]*(?:port|bind|listen|addr|address))(?:[=:](.*))?$/is;

function portsIn(value: string): number[] {
  return value
    .split(/[\s;,]+/)
    .map(part => /(?:^|:)(\d{2,5})(?:\/\w*)?$/.exec(part.trim())?.[1])
    .flatMap(port => (port === undefined ? [] : [Number(port)]));
}

/** Ranges of ports are short. */
const MAX_RANGE = 100;

function range(from: number | undefined, to: number | undefined): number[] {
  if (from === undefined) return [];
  const last = Math.min(to ?? from, from + MAX_RANGE);
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
}

function variablesOf(stage: Stage): PortSetting[] {
  const names = new Set(
    stage.lineage.flatMap(({ instructions }) =>
      instructions.flatMap(one =>
        one.type === 'env'
          ? one.pairs.flatMap(({ key }) => key.value ?? [])
          : [],
      ),
    ),
  );
  return [...names].map(name => ({
    name,
    value: stage.env(name)?.value.value,
  }));
}

function wordsOf({ cmd, entrypoint }: Stage): string[] {
  return [entrypoint.node, cmd.node]
    .flatMap(node =>
      node ? [...node.args, ...node.commands.flatMap(({ args }) => args)] : [],
    )
    .map(({ shape }: Text) => shape);
}
