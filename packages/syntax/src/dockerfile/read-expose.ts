import { Text } from '../text';
import { InstructionReader } from './instruction-reader';
import type { Expose, Port } from './nodes';

/** Reads an EXPOSE. */
export function readExpose(reader: InstructionReader): Expose {
  const words = reader.spaceWords();
  if (!words.length) reader.reportMissing('a port');
  const ports = words.map(({ start, end }) => {
    const port = readPort(reader.word(start, end));
    const problem = problemOf(port);
    if (problem) reader.report('bad-port', port, problem);
    return port;
  });
  return { ...reader.base('expose'), ports };
}

function readPort(word: Text): Port {
  const { shape } = word;
  const slash = shape.indexOf('/');
  const numbersTo = slash < 0 ? shape.length : slash;
  const colon = shape.lastIndexOf(':', numbersTo - 1);
  const range = shape.slice(colon + 1, numbersTo);
  const dash = range.indexOf('-');
  const from = numberOf(dash < 0 ? range : range.slice(0, dash));
  const to = dash < 0 ? from : numberOf(range.slice(dash + 1));
  // Parts have a place of their own where the word stands in the file as it is read.
  const isVerbatim = word.end - word.start === shape.length;
  const part = (start: number, end: number) =>
    isVerbatim
      ? { start: word.start + start, end: word.start + end }
      : { start: word.start, end: word.end };
  return {
    source: word.source,
    start: word.start,
    end: word.end,
    raw: word.raw,
    value: word.value,
    shape,
    variables: word.variables,
    quoted: word.quoted,
    host: colon >= 0 ? part(0, colon + 1) : undefined,
    from,
    to,
    protocol: slash < 0 ? undefined : shape.slice(slash + 1),
    protocolAt: slash < 0 ? undefined : part(slash + 1, shape.length),
  };
}

const numberOf = (text: string) =>
  /^\d{1,9}$/.test(text) ? Number(text) : undefined;

const highest = 65_535;

/** What is wrong with a port as far as it is known. */
function problemOf(port: Port): string | undefined {
  const { value, from, to, protocol } = port;
  if (value === undefined) return undefined;
  // A variable may hold several ports.
  if (port.variables.length && /\s/.test(value)) return undefined;
  if (from === undefined || to === undefined)
    return 'A port is a number, a range or a number with a protocol, as in 8080/tcp';
  if (from > highest || to > highest) return `A port is at most ${highest}`;
  if (to < from) return 'The range ends before it begins: swap its ends';
  if (protocol !== undefined && !protocols.has(protocol.toLowerCase()))
    return 'The protocol of a port is tcp, udp or sctp';
  return undefined;
}

const protocols = new Set(['tcp', 'udp', 'sctp']);
