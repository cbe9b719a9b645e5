import type { Text } from '../text';
import type { ToolCall } from './tool-call';
import type { LocatedInFile } from '../yaml/nodes';

/** The value of a flag: as written, with its quotes, and what to underline. */
export interface FlagValue {
  readonly raw: string;
  readonly at: LocatedInFile;
  readonly text: Text;
}

/**
 * The values of a flag, each time it is given: `-t x`, `-tx`, `--tag x`, `--tag=x`. The tools of delivery have too many
 * flags to list which of them take a value, so that each is looked for by its name.
 */
export function valuesOf(command: ToolCall, ...names: string[]): FlagValue[] {
  const values: FlagValue[] = [];
  command.args.forEach((arg, index) => {
    const { shape } = arg;
    const next: Text | undefined = command.args[index + 1];
    for (const name of names) {
      if (shape === name) {
        if (next) values.push({ raw: next.raw, at: placeOf(next), text: next });
      } else if (glued(shape, name)) {
        const equals = arg.raw.indexOf('=');
        const from =
          name.length === 2 && equals !== 2 ? 2 : Math.max(0, equals + 1);
        values.push({
          raw: arg.raw.replace(/^["']/, '').slice(from),
          at: placeOf(arg),
          text: arg,
        });
      }
    }
  });
  return values;
}

function glued(shape: string, name: string): boolean {
  if (shape.startsWith(`${name}=`)) return true;
  return name.length === 2 && shape.length > 2 && shape.startsWith(name);
}

/** Whether a flag without a value, or one that says `true`, is given. */
export function isOn(command: ToolCall, ...names: string[]): boolean {
  return command.args.some(({ shape }) =>
    names.some(
      name =>
        shape === name ||
        (shape.startsWith(`${name}=`) && !shape.endsWith('=false')),
    ),
  );
}

/** The words that are no flags, and no values of these flags. */
export function operandsOf(
  command: ToolCall,
  withValues: ReadonlySet<string> = new Set(),
): Text[] {
  const operands: Text[] = [];
  for (let index = 0; index < command.args.length; index++) {
    const arg = command.args[index];
    if (!arg.shape.startsWith('-')) operands.push(arg);
    else if (withValues.has(arg.shape)) index++;
  }
  return operands;
}

/** A word, as a place in its file. */
export function placeOf({ source, start, end }: LocatedInFile): LocatedInFile {
  return { source, start, end };
}

/** The name of a command with its first operands: `docker buildx build`. */
export function headOf(command: ToolCall, words: number): LocatedInFile {
  const { source, nameAt } = command;
  const last = operandsOf(command, globalFlags)[words - 1];
  const start = nameAt?.start ?? command.start;
  const end = Math.max(last?.end ?? 0, nameAt?.end ?? start + 1);
  return { source, start, end };
}

/** Flags with a value that stand before the subcommand. */
export const globalFlags = new Set([
  '-H',
  '--host',
  '--context',
  '--config',
  '-l',
  '--log-level',
  '-f',
  '--file',
  '-p',
  '--project-name',
  '--project-directory',
  '--profile',
  '--env-file',
  '--cache-dir',
  '-c',
]);

/** What a command assigns: `NAME=value`, alone or after `export`; the values as written. */
export function assignmentsOf(command: ToolCall): [string, string][] {
  if (command.name !== undefined && command.name !== 'export') return [];
  const exported = command.name === 'export' ? command.args : [];
  return [
    ...command.assignments.map(
      ({ name, value }) => [name, value?.raw ?? ''] as [string, string],
    ),
    ...exported.flatMap(({ raw }) => {
      const equals = raw.indexOf('=');
      const pair: [string, string] = [
        raw.slice(0, equals),
        raw.slice(equals + 1),
      ];
      return equals > 0 ? [pair] : [];
    }),
  ];
}
