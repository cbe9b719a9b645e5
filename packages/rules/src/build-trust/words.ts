import type { Command, Located, Text } from '@plimsoll/engine';

/** Whether a word is one of those that switch something off. */
export const isOff = (value: string) =>
  /^["']?(?:0|false|no|off)["']?$/i.test(value.trim());

/** Where a command switches a setting off: `key=false`, `key false`, `--key=false`, `--no-key`. */
export function switchedOff(
  { args }: Command,
  key: RegExp,
): Located | undefined {
  for (const [index, arg] of args.entries()) {
    const [name, value] = split(arg);
    if (name.startsWith('--no-') && key.test(name.slice(5))) return arg;
    if (!key.test(name.replace(/^-{1,2}/, ''))) continue;
    const next = args[index + 1];
    if (value === undefined && next?.value !== undefined && isOff(next.value))
      return arg.start < next.start ? { start: arg.start, end: next.end } : arg;
    if (value !== undefined && isOff(value)) return arg;
  }
  return undefined;
}

function split({ shape }: Text): [string, string | undefined] {
  const equals = shape.indexOf('=');
  return equals < 0
    ? [shape, undefined]
    : [shape.slice(0, equals), shape.slice(equals + 1)];
}

/** Where a command has a line of a settings file, in a word or in its heredoc; not where it only prints or looks for it. */
export function settingWritten(
  command: Command,
  line: RegExp,
): Located | undefined {
  const { name, args, stdin, source } = command;
  if (name !== undefined && /^(?:e|f|z)?grep$|^rg$/.test(name))
    return undefined;
  if (!isPrinting(command)) {
    const word = args.find(({ shape }) => line.test(shape));
    if (word) return word;
  }
  const match = stdin && line.exec(source.slice(stdin));
  if (!stdin || !match) return undefined;
  const start = stdin.start + match.index;
  return { start, end: start + match[0].length };
}

/** Words that go to the log of the build and nowhere else. */
const isPrinting = ({ name, redirects, pipeline, within }: Command) =>
  (name === 'echo' || name === 'printf') &&
  !redirects.some(({ operator }) => operator.includes('>')) &&
  pipeline.length < 2 &&
  !within.some(place => place === 'group' || place === 'subshell');
