import type { FixEdit } from '@plimsoll/engine';
import type { CommandLine, Located } from '@plimsoll/syntax';

/**
 * What makes a JSON array of a command line in shell form; nothing if it takes a shell to read it: variables, quotes,
 * patterns, several commands, or a command that only a shell has.
 */
export function execFormEdits(
  { commands }: CommandLine,
  at: Located,
): FixEdit[] | undefined {
  const [command] = commands;
  if (commands.length !== 1 || !command?.nameAt) return undefined;
  const words = [command.nameAt, ...command.args];
  const last = words[words.length - 1];
  // A prefix, an assignment or a redirect before or behind the words would be lost.
  if (words[0].start !== at.start || last.end !== at.end) return undefined;
  if (command.redirects.length || command.stdin) return undefined;
  if (!words.every(({ raw }) => plainWord.test(raw))) return undefined;
  if (words[0].raw.includes('=') || shellWords.has(words[0].raw)) {
    return undefined;
  }
  return words.map((word, index) => ({
    at: word,
    text: `${index === 0 ? '[' : ''}"${word.raw}"${word === last ? ']' : ','}`,
  }));
}

/**
 * What makes a JSON array in which a shell puts in variables and then makes way for the command; nothing if there are
 * several commands, or one that cannot take the place of the shell.
 */
export function execInShellEdits(
  { commands }: CommandLine,
  at: Located,
): FixEdit[] | undefined {
  const [command] = commands;
  if (commands.length !== 1 || !command?.nameAt) return undefined;
  const { nameAt, prefixes, pipeline, within, followedBy, source } = command;
  const raw = source.slice(at);
  // Continuations, comments and heredocs are not for a string.
  if (/[\r\n\uFFFC]/.test(raw) || command.stdin) return undefined;
  if (pipeline.length > 1 || within.length || followedBy) return undefined;
  const isExec = prefixes[0]?.name === 'exec' && prefixes[0].start === at.start;
  if (!isExec && (nameAt.start !== at.start || shellWords.has(nameAt.raw)))
    return undefined;
  const script = isExec ? raw : `exec ${raw}`;
  return [{ at, text: `["/bin/sh", "-c", ${JSON.stringify(script)}]` }];
}

/** What means the same to a shell and without one. */
const plainWord = /^[\w./:=@%+,-]+$/;

/** Words that only a shell understands. */
const shellWords = new Set(
  (
    '. : alias bg break builtin case cd command continue declare do done elif else esac eval exec exit export fg fi ' +
    'for function getopts hash if jobs let local popd pushd read readonly return set shift shopt source then time ' +
    'times trap type typeset ulimit umask unalias unset until wait while'
  ).split(' '),
);
