import type { Command } from './nodes';
import { pipefailAfterSet } from './scope';
import { ShellWord } from './words';

/** What a command runs besides itself. */
export type Nested =
  | {
      readonly type: 'script';
      readonly word: ShellWord;
      readonly pipefail: boolean | undefined;
    }
  | {
      readonly type: 'words';
      readonly name: string;
      readonly commands: readonly (readonly ShellWord[])[];
    };

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh']);

/** The script of `sh -c '…'`, `su -c '…'` and `eval '…'`, and the commands of `find -exec`. `words` begins with the name. */
export function nestedScript(
  name: string | undefined,
  words: readonly ShellWord[],
): Nested | undefined {
  if (name === undefined) return undefined;
  if (shells.has(name)) return shellScript(words);
  if (name === 'su') return userScript(words);
  if (name === 'find') return foundCommands(words);
  if (name === 'eval' && words.length === 2)
    return { type: 'script', word: words[1], pipefail: undefined };
  return undefined;
}

/** Whether a command is a shell that reads its script from standard input, and if so, with what options. */
export function scriptFromStdin({
  name,
  args,
}: Command): { pipefail: boolean | undefined } | undefined {
  if (name === undefined || !shells.has(name)) return undefined;
  const readsStdin = args.every(
    ({ shape }) => shape.startsWith('-') || shape === 'pipefail',
  );
  if (!readsStdin) return undefined;
  const values = args.map(({ value }) => value);
  return { pipefail: pipefailAfterSet(values, false) };
}

function shellScript(words: readonly ShellWord[]): Nested | undefined {
  const values = words.map(({ text }) => text.value);
  for (let at = 1; at < words.length; at++) {
    const flag = values[at];
    if (flag === undefined || !/^[-+]/.test(flag)) return undefined;
    const isShort = !flag.startsWith('--');
    // `-o pipefail`, `-eo pipefail`: the next word is the option's name.
    const takesName = isShort && flag.endsWith('o');
    if (isShort && flag.startsWith('-') && flag.slice(1).includes('c')) {
      const script = words[takesName ? at + 2 : at + 1];
      const pipefail = pipefailAfterSet(values.slice(1, at + 2), false);
      return script && { type: 'script', word: script, pipefail };
    }
    if (takesName || flag === '--rcfile' || flag === '--init-file') at++;
  }
  return undefined;
}

/** `su app -c '…'`, `su -s /bin/sh -c '…' app` */
function userScript(words: readonly ShellWord[]): Nested | undefined {
  const at = words.findIndex(
    ({ text }) => text.value === '-c' || text.value === '--command',
  );
  const script = at > 0 ? words[at + 1] : undefined;
  return script && { type: 'script', word: script, pipefail: false };
}

const executing = new Set(['-exec', '-execdir', '-ok', '-okdir']);

/** `find … -exec rm -rf {} +` */
function foundCommands(words: readonly ShellWord[]): Nested | undefined {
  const commands: ShellWord[][] = [];
  let open: ShellWord[] | undefined;
  for (const word of words) {
    const value = word.text.value;
    if (open) {
      if (value === ';' || value === '+') open = undefined;
      else open.push(word);
    } else if (value !== undefined && executing.has(value)) {
      open = [];
      commands.push(open);
    }
  }
  const found = commands.filter(({ length }) => length > 0);
  return found.length
    ? { type: 'words', name: 'find', commands: found }
    : undefined;
}
