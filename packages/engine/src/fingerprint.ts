/**
 * A short hash that is the same on every machine and needs nothing of the platform.
 *
 * Two FNV-1a runs of 32 bits with different starts: it tells findings apart and keeps no secret.
 *
 * @public
 */
export function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + 0x9e37), 0x01000193);
    b ^= b >>> 15;
  }
  return hex(a) + hex(b);
}

/**
 * What makes a finding the same finding after lines moved: the rule, the file, the words found
 * without their spacing, and which of several equal ones it is.
 */
export function fingerprintOf(
  rule: string,
  file: string,
  words: string,
  occurrence: number,
): string {
  return hash([rule, file, words, occurrence].join('\0'));
}

const bytes = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

const hex = (value: number) =>
  bytes[value >>> 24] +
  bytes[(value >>> 16) & 255] +
  bytes[(value >>> 8) & 255] +
  bytes[value & 255];
