import { randomFillSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** What stands in an archive. What is left out is as it should be. */
export interface Entry {
  path: string;
  body?: string | Buffer;
  /** `0` for a file, `2` for a symbolic link, `x` for what is said of the next entry, … */
  type?: string;
  link?: string;
  /** The field itself, where it is to lie. */
  size?: string;
  checksum?: string;
}

const BLOCK = 512;

/** One entry of a tar archive, as ustar has it. */
export function entry({ path, body = '', type = '0', ...odd }: Entry): Buffer {
  const content = Buffer.from(body);
  const header = Buffer.alloc(BLOCK);
  header.write(path.slice(0, 99), 0);
  header.write('0000644\0', 100);
  header.write('0000000\0'.repeat(2), 108);
  header.write(odd.size ?? `${octal(content.length, 11)} `, 124, 'latin1');
  header.write(`${octal(0, 11)} `, 136);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write((odd.link ?? '').slice(0, 99), 157);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(odd.checksum ?? `${octal(sum, 6)}\0 `, 148);
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, content, padding]);
}

/** What is said of the entry that follows: its path, size or link, longer than a header can hold. */
export function said(records: Readonly<Record<string, string>>): Buffer {
  const body = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + 1;
    while (rest + `${length}`.length !== length)
      length = rest + `${length}`.length;
    return `${length} ${key}=${value}\n`;
  });
  return entry({ path: 'PaxHeader', type: 'x', body: body.join('') });
}

/** The end that every archive has. */
export const END = Buffer.alloc(2 * BLOCK);

/** An archive, packed. */
export const packed = (...parts: readonly Buffer[]) =>
  gzipSync(Buffer.concat([...parts, END]), { level: 1 });

/** Zeros, packed: a thousandth of what they unpack to. One may follow another. */
export function packedZeros(mebibytes: number): Buffer {
  const some = gzipSync(Buffer.alloc(16 * 1024 * 1024));
  return Buffer.concat(Array.from({ length: mebibytes / 16 }, () => some));
}

/** What packs to a few hundredths: nothing that a reader could tell from a file of tables. One may follow another. */
export function packedTables(mebibytes: number): Buffer {
  const row = Buffer.alloc(16 * 1024);
  const some = gzipSync(
    Buffer.concat(
      Array.from({ length: 1024 }, () => {
        randomFillSync(row, 0, 64);
        return Buffer.from(row);
      }),
    ),
  );
  return Buffer.concat(Array.from({ length: mebibytes / 16 }, () => some));
}

const octal = (value: number, digits: number) =>
  value.toString(8).padStart(digits, '0');
