import { ImageRef } from '../image-ref';
import { Text } from '../text';
import { checkJson } from './command-line';
import { InstructionReader } from './instruction-reader';
import type { Add, Copy, Transfer } from './nodes';
import type { Stage } from './stage';

/** A COPY or ADD whose `--from` is looked up once all stages are known. */
export interface OpenTransfer<T extends 'copy' | 'add'> extends Transfer<T> {
  fromStage?: Stage;
  fromImage?: ImageRef;
}

/** Reads a COPY. */
export const readCopy = (reader: InstructionReader): Copy =>
  readTransfer(reader, 'copy');

/** Reads an ADD. */
export const readAdd = (reader: InstructionReader): Add =>
  readTransfer(reader, 'add');

function readTransfer<T extends 'copy' | 'add'>(
  reader: InstructionReader,
  type: T,
): OpenTransfer<T> {
  const { json } = reader;
  const brokenJson = checkJson(reader, json);
  const isJson = json.is === 'strings';
  const words: Text[] = isJson ? reader.jsonWords(json) : reader.words();
  const hasBoth = words.length + reader.heredocs.length >= 2 && words.length;
  if (!hasBoth) reader.reportMissing('at least one source, and a destination');
  const from = reader.flag('from');
  const flag = type === 'copy' && from?.value ? from : undefined;
  return {
    ...reader.base(type),
    form: isJson ? 'exec' : 'shell',
    brokenJson,
    sources: hasBoth ? words.slice(0, -1) : words,
    destination: hasBoth ? words[words.length - 1] : undefined,
    from: flag?.value,
    fromImage: flag && reader.flagImage(flag),
  };
}
