import type {
  Distribution,
  ReleaseRow,
  TagData,
} from '../src/images/release-data';
import {
  CodeNames,
  distributionIn,
  isPlainWord,
  versionIn,
  wordsOf,
} from '../src/images/tag';
import { newestFirst } from './endoflife';

/** Tags that are one image, and what it stands on where its tags or its folder tell. */
interface Build {
  readonly tags: readonly string[];
  readonly below: Distribution | undefined;
}

/**
 * The Linux images of a file of docker-library/official-images: paragraphs of `Key: value`, lines that begin with a
 * space going on from the one before, `#` for comments.
 */
export function buildsIn(text: string, codeNames?: CodeNames): Build[] {
  const paragraphs = text
    .replace(/\r/g, '')
    .replace(/^#.*\n?/gm, '')
    .split(/\n\s*\n/);
  return paragraphs.flatMap((paragraph): Build[] => {
    const fields = new Map<string, string>();
    for (const line of paragraph.replace(/\n[ \t]+/g, ' ').split('\n')) {
      const colon = line.indexOf(':');
      if (colon > 0)
        fields.set(line.slice(0, colon).trim(), line.slice(colon + 1).trim());
    }
    const list = (key: string) =>
      (fields.get(key) ?? '').split(/[\s,]+/).filter(Boolean);
    const isWindows = [...list('Architectures'), ...list('Constraints')].some(
      word => word.includes('windows'),
    );
    const tags = [...list('Tags'), ...list('SharedTags')];
    if (!tags.length || isWindows) return [];
    const folder = fields.get('Directory') ?? '';
    const named = [...tags.map(wordsOf), folder.split(/[/-]/)];
    return [
      {
        tags,
        below: named
          .map(words => distributionIn(words, codeNames))
          .find(Boolean),
      },
    ];
  });
}

/**
 * What the tags of an official image mean. A release that is supported and not listed any more is one that is not
 * built any more; what it stood on is known from before.
 */
export function tagDataOf(
  builds: readonly Build[],
  releases: readonly ReleaseRow[],
  before: TagData,
  asOf: string,
): TagData {
  const supported = releases.filter(([, end]) => !end || end > asOf);
  const rowOf = (tag: string) => rowIn(releases, tag);
  const moving: Record<string, string> = {};
  const plain = new Map<string, Distribution>();
  const alpine = new Map<string, Distribution>();
  const listed = new Set<string>();
  for (const { tags, below } of builds) {
    const row = tags.map(rowOf).find(Boolean);
    if (!row) continue;
    const [version] = row;
    listed.add(version);
    for (const tag of tags) {
      if (isMoving(tag) && !rowOf(tag)) moving[tag] = version;
      if (below && tag === version) plain.set(version, below);
      if (below && tag === `${version}-alpine`) alpine.set(version, below);
    }
  }
  const dropped = supported
    .filter(([version]) => !listed.has(version))
    .flatMap(([version]): [string, string][] => {
      const day = before.dropped?.find(([known]) => known === version)?.[1];
      const wasListed = before.below?.some(([known]) => known === version);
      return day || wasListed ? [[version, day ?? asOf]] : [];
    });
  const rows = supported.flatMap(([version]): BelowRow[] => {
    const isDropped = dropped.some(([known]) => known === version);
    if (isDropped)
      return before.below?.filter(([known]) => known === version) ?? [];
    const usual = plain.get(version);
    const small = alpine.get(version);
    if (!usual && !small) return [];
    return [small ? [version, usual ?? '', small] : [version, usual!]];
  });
  return {
    ...(Object.keys(moving).length && { moving }),
    ...(rows.length && { below: rows }),
    ...(dropped.length && { dropped }),
  };
}

type BelowRow = NonNullable<TagData['below']>[number];

/** One word that is neither a variant nor a distribution: `latest`, `3`, `lts`. */
function isMoving(tag: string): boolean {
  const words = wordsOf(tag);
  return words.length === 1 && !isPlainWord(words[0]) && !distributionIn(words);
}

function rowIn(
  releases: readonly ReleaseRow[],
  tag: string,
): ReleaseRow | undefined {
  const version = versionIn(wordsOf(tag)[0]);
  if (version === undefined) return undefined;
  return [...releases]
    .sort(newestFirst)
    .find(([known]) => version === known || version.startsWith(`${known}.`));
}
