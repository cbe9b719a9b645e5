import { nearest } from '../nearest';
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
