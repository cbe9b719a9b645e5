import { Text } from '../text';
import { checkJson } from './command-line';
import { InstructionReader } from './instruction-reader';
import type {
  Maintainer,
  ShellInstruction,
  Stopsignal,
  UnknownInstruction,
  User,
  Volume,
  Workdir,
} from './nodes';
import { resolvePath, isAbsolutePath } from './paths';
import { isRootName } from './settings';

/** Reads a USER. */
export function readUser(reader: InstructionReader): User {
  if (reader.isEmpty) reader.reportMissing('a user');
  const { text } = reader.input;
  const { from, to } = reader;
  const colon = colonOutsideVariables(text, from, to);
  const user = reader.isEmpty
    ? undefined
    : reader.word(from, colon < 0 ? to : colon);
  const group =
    colon < 0 || colon + 1 >= to ? undefined : reader.word(colon + 1, to);
  if (user?.value === '' && !user.variables.length)
    reader.report('missing-arguments', user, 'USER needs a user');
  // A variable may bring the group along: `USER $UID_GID`.
  const name = user?.value?.split(':')[0];
  const isNumeric = name === undefined ? undefined : /^\d+$/.test(name);
  return {
    ...reader.base('user'),
    user,
    group,
    isRoot: name === undefined ? undefined : isRootName(name),
    isNumeric,
  };
}

/** The colon between user and group, not the one in `${UID:-1000}`. */
function colonOutsideVariables(text: string, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const character = text[at];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === ':' && depth <= 0) return at;
  }
  return -1;
}

/** Reads a WORKDIR. */
export function readWorkdir(reader: InstructionReader): Workdir {
  const path = reader.whole();
  if (!path) reader.reportMissing('a folder');
  const before = reader.context.state.workdir.value;
  const value = path?.value;
  return {
    ...reader.base('workdir'),
    path,
    isAbsolute: path && isAbsolutePath(path.shape),
    resolved: value === undefined ? undefined : resolvePath(before, value),
  };
}

/** Reads a VOLUME. */
export function readVolume(reader: InstructionReader): Volume {
  const { json } = reader;
  checkJson(reader, json);
  const isJson = json.is === 'strings';
  const paths = isJson ? reader.jsonWords(json) : reader.words();
  if (!paths.length && json.is !== 'mixed') reader.reportMissing('a path');
  for (const path of paths)
    if (path.value === '' && !path.variables.length)
      reader.report('bad-volume', path, 'A volume needs a path');
  return { ...reader.base('volume'), form: isJson ? 'exec' : 'shell', paths };
}

/** Reads a SHELL. */
export function readShell(reader: InstructionReader): ShellInstruction {
  const { json } = reader;
  checkJson(reader, json);
  const words = json.is === 'strings' ? reader.jsonLiterals(json) : [];
  if (json.is === 'none' && !reader.isEmpty)
    reader.report(
      'bad-json',
      reader.rest,
      'SHELL takes a JSON array, as in SHELL ["/bin/bash", "-c"]',
    );
  else if (!words.length && (json.is === 'strings' || reader.isEmpty))
    reader.reportMissing('a shell, as in SHELL ["/bin/bash", "-c"]');
  return { ...reader.base('shell'), words };
}

/** Reads a STOPSIGNAL. */
export function readStopsignal(reader: InstructionReader): Stopsignal {
  const signal = reader.whole();
  if (!signal) reader.reportMissing('a signal');
  else checkSignal(reader, signal);
  return { ...reader.base('stopsignal'), signal };
}

const signals = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU UNUSED URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'
  ).split(' '),
);

function checkSignal(reader: InstructionReader, signal: Text) {
  const { value } = signal;
  if (value === undefined) return;
  const number = /^\d{1,3}$/.test(value) ? Number(value) : undefined;
  const name = value
    .toUpperCase()
    .replace(/^SIG/, '')
    .replace(/^(RTMIN|RTMAX)[+-]\d{1,2}$/, '$1');
  const isSignal =
    number === undefined ? signals.has(name) : number >= 1 && number <= 64;
  if (!isSignal)
    reader.report(
      'bad-signal',
      signal,
      'This is no signal: use a name such as SIGTERM, or a number from 1 to 64',
    );
}

/** Reads a MAINTAINER. */
export function readMaintainer(reader: InstructionReader): Maintainer {
  const { from, to } = reader;
  if (reader.isEmpty) reader.reportMissing('a name');
  const name = reader.isEmpty ? undefined : reader.literal(from, to);
  return { ...reader.base('maintainer'), name };
}

/** Reads a line that is no instruction. */
export function readUnknown(
  reader: InstructionReader,
  suggestion: string | undefined,
): UnknownInstruction {
  return { ...reader.base('unknown'), suggestion };
}
