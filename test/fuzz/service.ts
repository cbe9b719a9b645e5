import type { SourceFile } from '@plimsoll/engine';
import { KINDS, Kind } from '@plimsoll/findings';
import { serviceWith } from '../hostile/judge';
import { mutate } from './mutate';
import { Random } from './random';
import { SHARES } from './seeds';

/** A service with a file that is not as it should be, or two. */
export interface FuzzedService {
  kind: Kind;
  files: SourceFile[];
}

const KIND_OF_PERCENT = KINDS.flatMap(kind =>
  Array.from({ length: SHARES[kind] }, () => kind),
);

/** The service that a seed has at some place; the same in every run. */
export function fuzzedService(
  texts: Readonly<Record<Kind, readonly string[]>>,
  seed: number,
  index: number,
): FuzzedService {
  const random = new Random(seed, index);
  const text = (kind: Kind) =>
    mutate(random.of(texts[kind]), random.of(texts[kind]), random);
  const kind = random.of(KIND_OF_PERCENT);
  const files = serviceWith(kind, text(kind));
  if (random.onceIn(16)) {
    const also = random.of(KIND_OF_PERCENT);
    for (const file of serviceWith(also, text(also)))
      if (!files.some(each => each.file === file.file)) files.push(file);
  }
  return { kind, files };
}
