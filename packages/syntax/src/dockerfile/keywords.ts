import type { InstructionType } from './nodes';

/** The instructions and the flags that each takes. */
const flagsOf: Record<
  Exclude<InstructionType, 'unknown'>,
  readonly FlagName[]
> = {
  from: [{ name: 'platform' }],
  run: [
    { name: 'mount', many: true },
    { name: 'network' },
    { name: 'security' },
    { name: 'device', many: true },
  ],
  copy: [
    { name: 'from' },
    { name: 'chown' },
    { name: 'chmod' },
    { name: 'link', isSwitch: true },
    { name: 'parents', isSwitch: true },
    { name: 'exclude', many: true },
  ],
  add: [
    { name: 'chown' },
    { name: 'chmod' },
    { name: 'link', isSwitch: true },
    { name: 'keep-git-dir', isSwitch: true },
    { name: 'checksum' },
    { name: 'unpack', isSwitch: true },
    { name: 'exclude', many: true },
  ],
  healthcheck: [
    { name: 'interval' },
    { name: 'timeout' },
    { name: 'start-period' },
    { name: 'start-interval' },
    { name: 'retries' },
  ],
  cmd: [],
  entrypoint: [],
  user: [],
  workdir: [],
  expose: [],
  env: [],
  label: [],
  arg: [],
  shell: [],
  volume: [],
  stopsignal: [],
  onbuild: [],
  maintainer: [],
};

/** A flag of an instruction. */
export interface FlagName {
  readonly name: string;
  /** `true` and `false` are its values, and it may stand alone. */
  readonly isSwitch?: boolean;
  /** It may be given more than once. */
  readonly many?: boolean;
}

const keywords: ReadonlyMap<string, InstructionType> = new Map(
  (Object.keys(flagsOf) as InstructionType[]).map(type => [
    type.toUpperCase(),
    type,
  ]),
);

/** What an upper-case keyword names. */
export const instructionType = (keyword: string): InstructionType =>
  keywords.get(keyword) ?? 'unknown';

/** The flags that an instruction takes. */
export const flagNames = (type: InstructionType): readonly FlagName[] =>
  type === 'unknown' ? [] : flagsOf[type];

/** The instruction that a mistyped keyword was probably meant to be. */
export const meantKeyword = (keyword: string): string | undefined =>
  nearest(keyword.toUpperCase(), [...keywords.keys()]);

/** The flag that a mistyped one was probably meant to be. */
export const meantFlag = (
  type: InstructionType,
  flag: string,
): string | undefined =>
  nearest(
    flag.toLowerCase(),
    flagNames(type).map(({ name }) => name),
  );

/** The candidate at the smallest distance, if it is near enough to be meant. */
function nearest(
  word: string,
  candidates: readonly string[],
): string | undefined {
  // No keyword is longer than ten letters; a long word cannot be near one.
  if (word.length < 2 || word.length > 20) return undefined;
  let best: string | undefined;
  let bestDistance = Math.min(3, Math.ceil(word.length / 3) + 1);
  for (const candidate of candidates) {
    const distance = distanceBetween(word, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Letters to add, drop, change or swap with their neighbour to make one word of the other. */
function distanceBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(
        rows[i - 1][j] + 1,
        row[j - 1] + 1,
        rows[i - 1][j - 1] + change,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, rows[i - 2][j - 2] + 1);
      row.push(distance);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
