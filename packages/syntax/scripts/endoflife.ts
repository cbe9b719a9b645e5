import type { YamlMap } from '../src/yaml/nodes';
import { readYaml } from '../src/yaml/read';
import type { Product } from '../src/images/products';
import type { ReleaseRow } from '../src/images/release-data';

/**
 * The releases of a product file of endoflife.date, newest first. The file is Markdown that begins with YAML:
 * `releases` lists them with `releaseCycle`, `releaseDate`, `codename` and the ends, each a day, `true` or `false`.
 *
 * Those that are still to come are left out. `true`, over without a day, becomes the day that was known before, or
 * else that of the reading.
 */
export function releasesIn(
  file: string,
  text: string,
  product: Product,
  before: readonly ReleaseRow[],
  asOf: string,
): ReleaseRow[] {
  const yaml = /^---\r?\n([\s\S]*?)\r?\n---\s*$/m.exec(text)?.[1];
  const list = yaml && rootOf(file, yaml)?.list('releases');
  if (!list) throw new Error(`${file} holds no list of releases`);
  const rows = list.items.flatMap((item): ReleaseRow[] => {
    if (item.type !== 'map') return [];
    // Those of Windows are called LTSC2022.
    const version = item.scalar('releaseCycle')?.value.replace(/^ltsc/i, '');
    const released = item.scalar('releaseDate')?.value;
    if (!version) throw new Error(`${file} holds a release without a name`);
    if (!/^\d+(\.\d+)*$/.test(version)) return [];
    if (released === undefined || released > asOf) return [];
    const end =
      endOf(item, product.end) ??
      before.find(([known]) => known === version)?.[1] ??
      asOf;
    const codename = item.scalar('codename')?.value;
    const name = codename?.toLowerCase().split(' ')[0];
    return [name ? [version, end, name] : [version, end]];
  });
  if (!rows.length) throw new Error(`${file} holds no release with a number`);
  return rows.sort(newestFirst);
}

/** The day, or nothing for a release without end; undefined for one that is over without a day. */
function endOf(release: YamlMap, column: string = 'eol'): string | undefined {
  // Before there were two columns, `eol` was the later of the two.
  const value = (release.scalar(column) ?? release.scalar('eol'))?.value;
  if (value === undefined || value === 'false') return '';
  if (value === 'true') return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  throw new Error(`"${value}" is no end of a release`);
}

function rootOf(file: string, yaml: string): YamlMap | undefined {
  const { documents, refused } = readYaml(file, yaml);
  if (refused) throw new Error(`${file} ${refused}`);
  const root = documents[0]?.root;
  return root?.type === 'map' ? root : undefined;
}

/** By version: 3.10 before 3.9. */
export function newestFirst([a]: ReleaseRow, [b]: ReleaseRow): number {
  const x = a.split('.').map(Number);
  const y = b.split('.').map(Number);
  for (let at = 0; at < Math.max(x.length, y.length); at++) {
    const difference = (y[at] ?? -1) - (x[at] ?? -1);
    if (difference) return difference;
  }
  return 0;
}
