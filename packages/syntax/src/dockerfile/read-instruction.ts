import { InstructionReader } from './instruction-reader';
import { meantKeyword } from './keywords';
import type { Instruction, Onbuild } from './nodes';
import { readExpose } from './read-expose';
import { readFrom } from './read-from';
import { readArg, readEnv, readLabel } from './read-pairs';
import { readCmd, readEntrypoint, readHealthcheck, readRun } from './read-run';
import {
  readMaintainer,
  readShell,
  readStopsignal,
  readUnknown,
  readUser,
  readVolume,
  readWorkdir,
} from './read-settings';
import { readAdd, readCopy } from './read-transfer';

/** Reads one instruction, whatever it is. */
export function readInstruction(reader: InstructionReader): Instruction {
  switch (reader.type) {
    case 'from':
      return readFrom(reader);
    case 'run':
      return readRun(reader);
    case 'copy':
      return readCopy(reader);
    case 'add':
      return readAdd(reader);
    case 'cmd':
      return readCmd(reader);
    case 'entrypoint':
      return readEntrypoint(reader);
    case 'healthcheck':
      return readHealthcheck(reader);
    case 'env':
      return readEnv(reader);
    case 'label':
      return readLabel(reader);
    case 'arg':
      return readArg(reader);
    case 'user':
      return readUser(reader);
    case 'workdir':
      return readWorkdir(reader);
    case 'expose':
      return readExpose(reader);
    case 'volume':
      return readVolume(reader);
    case 'shell':
      return readShell(reader);
    case 'stopsignal':
      return readStopsignal(reader);
    case 'maintainer':
      return readMaintainer(reader);
    case 'onbuild':
      return readOnbuild(reader);
    default: {
      const { keyword, context } = reader;
      const suggestion = context.hasRoom
        ? meantKeyword(keyword.name)
        : undefined;
      reader.report(
        'unknown-instruction',
        keyword,
        suggestion
          ? `There is no instruction ${keyword.raw}: did you mean ${suggestion}?`
          : 'This is no instruction: remove the line, or end the one above with a continuation character',
        suggestion,
      );
      return readUnknown(reader, suggestion);
    }
  }
}

/** What cannot be the trigger of an ONBUILD. */
const notTriggers = new Set(['onbuild', 'from', 'maintainer']);

function readOnbuild(reader: InstructionReader): Onbuild {
  if (reader.isEmpty) {
    reader.reportMissing('an instruction');
    return reader.base('onbuild');
  }
  const { context, line, comments, from } = reader;
  const trigger = new InstructionReader(context, line, comments, from, true);
  if (notTriggers.has(trigger.type)) {
    reader.report(
      'bad-onbuild',
      trigger.keyword,
      `ONBUILD cannot run ${trigger.keyword.name}`,
    );
    return reader.base('onbuild');
  }
  const instruction = readInstruction(trigger);
  const base = reader.base('onbuild');
  return {
    ...base,
    end: Math.max(base.end, instruction.end),
    heredocs: instruction.heredocs,
    instruction,
  };
}
