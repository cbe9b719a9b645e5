import { releaseData } from './data';
import type { ProductId } from './products';
import type { Distribution, ReleaseRow } from './release-data';

/** The words of a tag: `3.12-slim-bookworm` is `3.12`, `slim`, `bookworm`. */
export const wordsOf = (tag: string): string[] =>
  tag.toLowerCase().split(/[-_+]/);

/** The releases of a product by version, and by their other names. */
interface Index {
  readonly byVersion: ReadonlyMap<string, ReleaseRow>;
  readonly byName: ReadonlyMap<string, ReleaseRow>;
}

const indexes = new Map<ProductId, Index>();

function indexOf(product: ProductId): Index {
  let index = indexes.get(product);
  if (!index) {
    const rows = releaseData.releases[product];
    index = {
      byVersion: new Map(rows.map(row => [row[0], row])),
      byName: new Map(
        rows.flatMap(row =>
          row.slice(2).map((name): [string, ReleaseRow] => [name, row]),
        ),
      ),
    };
    indexes.set(product, index);
  }
  return index;
}

export const releaseNamed = (
  product: ProductId,
  name: string,
): ReleaseRow | undefined => indexOf(product).byName.get(name);

const versionWord = /^v?(\d+(?:\.\d+)*)(?:(?:alpha|beta|rc|m|u|a|b)\d+)?$/;

/** The version that the first word of a tag says. */
export const versionIn = (word: string): string | undefined =>
  versionWord.exec(word)?.[1];

/** The release that a version is of: `22.11.0` is of `22`, where there is one. Nothing is guessed. */
export function releaseOf(
  product: ProductId,
  version: string,
): ReleaseRow | undefined {
  const { byVersion } = indexOf(product);
  for (
    let text = version;
    text;
    text = text.slice(0, Math.max(0, text.lastIndexOf('.')))
  ) {
    const row = byVersion.get(text);
    if (row) return row;
  }
  return undefined;
}

/**
 * The last of the releases that a shorter version may mean, if all of them had ended when the data was made: whatever
 * `python:2` is, it has ended.
 */
export function endedUnder(
  product: ProductId,
  version: string,
): ReleaseRow | undefined {
  const rows = releaseData.releases[product].filter(([name]) =>
    name.startsWith(`${version}.`),
  );
  const last = rows.reduce<ReleaseRow | undefined>(
    (latest, row) => (latest && latest[1] >= row[1] ? latest : row),
    undefined,
  );
  const haveEnded = rows.every(([, end]) => end && end <= releaseData.asOf);
  return haveEnded ? last : undefined;
}

/** Words of a tag that name a distribution by themselves, or with the word after them. */
const prefixed: readonly (readonly [RegExp, ProductId])[] = [
  [/^alpine(\d+\.\d+)(?:\.\d+)?$/, 'alpine-linux'],
  [/^debian(\d+)$/, 'debian'],
  [/^ubuntu(\d\d\.\d\d)$/, 'ubuntu'],
  [/^al(2|2023)$/, 'amazon-linux'],
  [/^(?:oraclelinux|ol)(\d+)$/, 'oracle-linux'],
  [/^ubi(\d+)$/, 'rhel'],
  [/^windowsservercoreltsc(\d+)$/, 'windows-servercore'],
  [/^nanoserverltsc(\d+)$/, 'windows-nanoserver'],
];

const written = /^(?:alpine|debian|ubuntu|windowsservercore|nanoserver)$/;

/** A code name of Debian or Ubuntu. */
export type CodeNames = (
  product: 'debian' | 'ubuntu',
  word: string,
) => ReleaseRow | undefined;

/** The distribution that the words of a tag name. */
export function distributionIn(
  words: readonly string[],
  codeNames: CodeNames = releaseNamed,
): Distribution | undefined {
  for (const [at, word] of words.entries()) {
    for (const product of ['debian', 'ubuntu'] as const) {
      const row = codeNames(product, word);
      if (row) return `${product} ${row[0]}`;
    }
    // `alpine-3.24`, `windowsservercore-ltsc2022`
    const next = written.test(word) ? words[at + 1] : undefined;
    for (const [pattern, product] of prefixed) {
      const version =
        pattern.exec(word)?.[1] ??
        (next === undefined ? undefined : pattern.exec(word + next)?.[1]);
      if (version) return `${product} ${version}`;
    }
  }
  return undefined;
}

/** Words of tags that tell variants apart and say nothing of the distribution, except for `alpine`. */
const plainWords: ReadonlySet<string> = new Set([
  ...['alpine', 'slim', 'cli', 'fpm', 'zts', 'apache', 'jdk', 'jre', 'perl'],
  ...['otel', 'management', 'headless', 'headful', 'full', 'dind', 'git'],
]);

export const isPlainWord = (word: string): boolean => plainWords.has(word);

/** A distribution by its name here. */
export function distributionOf(name: Distribution): {
  readonly product: ProductId;
  readonly row: ReleaseRow | undefined;
} {
  const space = name.indexOf(' ');
  const product = name.slice(0, space) as ProductId;
  return { product, row: releaseOf(product, name.slice(space + 1)) };
}
