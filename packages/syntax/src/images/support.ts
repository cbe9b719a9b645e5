import { releaseData } from './data';
import { distrolessSupport } from './distroless';
import { entryOf, knownName } from './entries';
import type { ImageSupport, Release } from './nodes';
import { productOf } from './products';
import { release } from './release';
import type { Distribution, ReleaseRow, TagData } from './release-data';
import type { ImageEntry } from './table';
import {
  distributionIn,
  distributionOf,
  endedUnder,
  isPlainWord,
  releaseNamed,
  releaseOf,
  versionIn,
  wordsOf,
} from './tag';

/** The day on which releases and moving tags were as they are told here, and the last on which that can be trusted. */
export const imageDataDays: {
  readonly asOf: string;
  readonly staleAfter: string;
} = releaseData;

/** How long there are fixes for the image of this name and tag; an undefined tag is one that is not known. */
export function supportOf(
  name: string | undefined,
  tag: string | undefined,
  /** Why there is no tag. */
  hidden: 'variable' | 'digest' = 'variable',
): ImageSupport {
  if (name === undefined) return { releases: [], missing: 'variable' };
  const known = knownName(name);
  const entry = entryOf(known);
  const retirement = retirementOf(entry, tag);
  if (known.startsWith('gcr.io/distroless/')) return distrolessSupport(known);
  if (tag === undefined && !entry?.version)
    return { releases: [], missing: hidden, retirement };

  const words = wordsOf(tag ?? '');
  const named = distributionIn(words);
  if (!entry) {
    const releases = named ? distribution(named, false) : [];
    return { releases, missing: 'image' };
  }
  if (entry.isPlain) {
    const releases = named ? distribution(named, false) : [];
    return { releases, ...(!releases.length && { missing: 'tag' }) };
  }
  if (entry.isRolling) {
    const isNewest = /^latest(?:-dev)?$/.test(tag ?? '');
    return { releases: [], ...(!isNewest && { missing: 'tag' }) };
  }
  const data = entry.tags ?? releaseData.tags[known] ?? {};
  const own = ownRelease(entry, words, data);
  const releases = [
    ...(own ? [own.release] : []),
    ...inside(entry, tag ?? ''),
    ...below(entry, words, named, own, data),
  ];
  const dropped = data.dropped?.find(([version]) => version === own?.version);
  return {
    releases,
    ...(!own && { missing: entry.product ? 'tag' : 'image' }),
    ...(retirement && { retirement }),
    ...(dropped && { lastBuilt: dropped[1] }),
  };
}

function retirementOf(entry: ImageEntry | undefined, tag: string | undefined) {
  if (!entry?.retirement) return undefined;
  const { except, ...retirement } = entry.retirement;
  const isKeptUp = except && (tag === undefined || except.test(tag));
  return isKeptUp ? undefined : retirement;
}

interface Own {
  readonly version: string;
  readonly release: Release;
}

/** The release of the image itself, by the first word of its tag. */
function ownRelease(
  { product, version: fixed, prefix = '' }: ImageEntry,
  words: readonly string[],
  { moving = {} }: TagData,
): Own | undefined {
  if (!product) return undefined;
  const own = (row: ReleaseRow, isMoving = false, said = row[0]): Own => ({
    version: row[0],
    release: release(product, row, 'image', isMoving, said),
  });
  if (fixed) {
    const row = releaseOf(product, fixed);
    return row && own(row);
  }
  const first = words[0].startsWith(prefix)
    ? words[0].slice(prefix.length)
    : words[0];
  const version = versionIn(first);
  const row =
    version === undefined
      ? releaseNamed(product, words[0]) ??
        // `lts-iron`
        (words[0] === 'lts' && words[1]
          ? releaseNamed(product, words[1])
          : undefined)
      : releaseOf(product, version);
  if (row) return own(row);
  // A variant without a version is one of the newest: `alpine`, `bookworm-slim`.
  const isVariant =
    version === undefined && words.every((_, at) => isVariantAt(words, at));
  const word =
    isVariant && !Object.hasOwn(moving, words[0]) ? 'latest' : words[0];
  const meant = Object.hasOwn(moving, word) ? moving[word] : undefined;
  const current = meant === undefined ? undefined : releaseOf(product, meant);
  if (current) return own(current, true);
  const ended =
    version === undefined ? undefined : endedUnder(product, version);
  return ended && own(ended, false, version);
}

function inside(
  { inside: languages = [] }: ImageEntry,
  tag: string,
): Release[] {
  for (const { match, product } of languages) {
    const version = match.exec(tag)?.[1];
    const row = version === undefined ? undefined : releaseOf(product, version);
    if (row) return [release(product, row, 'inside', false)];
  }
  return [];
}

/** What the image stands on: as the tag says, or else as it was on the day of the data. */
function below(
  { product }: ImageEntry,
  words: readonly string[],
  named: Distribution | undefined,
  own: Own | undefined,
  data: TagData,
): Release[] {
  if (product && productOf(product).kind === 'system') return [];
  if (named) return distribution(named, false);
  const row = data.below?.find(([version]) => version === own?.version);
  if (!row || !words.slice(1).every(isPlainWord)) return [];
  const [version, plain, alpine] = row;
  const name = words.includes('alpine') ? alpine : plain;
  if (!name) return [];
  const isFrozen = data.dropped?.some(([one]) => one === version);
  return distribution(name, !isFrozen);
}

function distribution(name: Distribution, isMoving: boolean): Release[] {
  const { product, row } = distributionOf(name);
  return row ? [release(product, row, 'below', isMoving)] : [];
}

const isVariantAt = (words: readonly string[], at: number): boolean =>
  isPlainWord(words[at]) ||
  // The words of a distribution, such as `alpine3.24` and `bookworm`.
  distributionIn(words.slice(at, at + 1)) !== undefined;
