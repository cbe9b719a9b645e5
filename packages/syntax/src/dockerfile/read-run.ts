import { ImageRef, parseImageRef } from '../image-ref';
import { Located } from '../located';
import { MappedText } from '../mapped-text';
import { makeText } from '../text';
import { readCommandLine } from './command-line';
import { InstructionReader } from './instruction-reader';
import type {
  Cmd,
  CommandLine,
  Entrypoint,
  Flag,
  Healthcheck,
  Mount,
  Run,
} from './nodes';
import type { Stage } from './stage';
import { skipSpaces, skipWord } from './spaces';

/** A mount whose `from` is looked up once all stages are known. */
export interface OpenMount extends Mount {
  fromStage?: Stage;
  fromImage?: ImageRef;
}

/** Reads a RUN. */
export function readRun(reader: InstructionReader): Run & {
  readonly mounts: readonly OpenMount[];
} {
  if (reader.isEmpty) reader.reportMissing('a command to run');
  const { form, args, script, commands, brokenJson } = readCommandLine(reader);
  // Spelled out, as in `base`.
  return {
    ...reader.base('run'),
    form,
    args,
    script,
    commands,
    brokenJson,
    mounts: reader.flags
      .filter(({ name, value }) => name === 'mount' && value)
      .map(flag => readMount(reader, flag)),
    hasPipe: script?.hasPipe ?? false,
  };
}

/** Reads a CMD. */
export function readCmd(reader: InstructionReader): Cmd {
  if (reader.isEmpty) reader.reportMissing('a command');
  return { ...reader.base('cmd'), ...readCommandLine(reader) };
}

/** Reads an ENTRYPOINT. */
export function readEntrypoint(reader: InstructionReader): Entrypoint {
  if (reader.isEmpty) reader.reportMissing('a command');
  return { ...reader.base('entrypoint'), ...readCommandLine(reader) };
}

/** Reads a HEALTHCHECK. */
export function readHealthcheck(reader: InstructionReader): Healthcheck {
  const { input, from, to } = reader;
  checkHealthFlags(reader);
  const kindEnd = skipWord(input.text, from, to);
  const kindAt = input.locate(from, kindEnd);
  const word = input.text.slice(from, kindEnd);
  const kind = word.toUpperCase();
  const commandFrom = skipSpaces(input.text, kindEnd, to);
  const hasMore = commandFrom < to;
  let test: (CommandLine & Located) | undefined;
  if (!word) reader.reportMissing('CMD and a command, or NONE');
  else if (kind === 'NONE') {
    if (hasMore)
      reader.report(
        'too-many-arguments',
        input.locate(commandFrom, to),
        'HEALTHCHECK NONE takes nothing more: remove this',
      );
  } else if (kind !== 'CMD')
    reader.report(
      'bad-healthcheck',
      kindAt,
      'HEALTHCHECK needs CMD or NONE before the command',
    );
  else if (!hasMore)
    reader.report(
      'missing-arguments',
      kindAt,
      'HEALTHCHECK CMD needs a command',
    );
  else
    test = {
      ...readCommandLine(reader, commandFrom),
      ...input.locate(commandFrom, to),
    };
  return {
    ...reader.base('healthcheck'),
    isNone: kind === 'NONE',
    kindAt: kind === 'NONE' || kind === 'CMD' ? kindAt : undefined,
    test,
  };
}

/** `30s`, `1m30s`, `500ms`; short, so that no expression can be slow on it. */
const duration = /^(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h)){1,6}$/;

function checkHealthFlags(reader: InstructionReader) {
  for (const { name, value } of reader.flags) {
    const text = value?.value;
    if (!value || !text) continue;
    if (name === 'retries') {
      if (!/^\d{1,9}$/.test(text))
        reader.report(
          'bad-flag-value',
          value,
          'Flag --retries is a whole number, as in --retries=3',
        );
    } else if (durationFlags.has(name)) {
      if (text !== '0' && (text.length > 40 || !duration.test(text)))
        reader.report(
          'bad-flag-value',
          value,
          `Flag --${name} is a duration with its unit, as in --${name}=30s`,
        );
    }
  }
}

const durationFlags = new Set([
  'interval',
  'timeout',
  'start-period',
  'start-interval',
]);

function readMount(reader: InstructionReader, flag: Flag): OpenMount {
  const options = new Map<string, string>();
  const mount: OpenMount = {
    start: flag.start,
    end: flag.end,
    type: 'bind',
    target: undefined,
    options,
  };
  const word = reader.flagWord(flag);
  if (!word) return mount;
  const { mapped, text } = word;
  let from: MappedText | undefined;
  for (let at = 0; at < mapped.text.length; ) {
    const comma = mapped.text.indexOf(',', at);
    const to = comma < 0 ? mapped.text.length : comma;
    const option = mapped.text.slice(at, to);
    const equals = option.indexOf('=');
    const key = equals < 0 ? option : option.slice(0, equals);
    options.set(
      key.toLowerCase(),
      equals < 0 ? 'true' : option.slice(equals + 1),
    );
    if (key.toLowerCase() === 'from' && equals >= 0)
      from = mapped.slice(at + equals + 1, to);
    at = to + 1;
  }
  return {
    ...mount,
    type: options.get('type') ?? 'bind',
    target:
      options.get('target') ?? options.get('dst') ?? options.get('destination'),
    from:
      from &&
      makeText(reader.context.source, from.at, from.text, text.variables),
    fromImage:
      from &&
      parseImageRef(
        reader.context.source.slice(from.at),
        from.at.start,
        from,
        text.variables,
      ),
  };
}
