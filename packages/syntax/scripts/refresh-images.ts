/**
 * Writes `src/images/data.ts` anew from what others publish.
 *
 *   npm run refresh:images
 *   npm run refresh:images -- --endoflife ../endoflife.date --official-images ../official-images --node ../Release
 *
 * Each source is a folder, a check-out of the repository, or the address of one; `--as-of` is the day of the check-outs,
 * today unless given; `--out` another file to write. What a source does not hold any more ends the program.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { releaseData } from '../src/images/data';
import { ProductId, productOf, products } from '../src/images/products';
import type { ReleaseData, ReleaseRow } from '../src/images/release-data';
import { table } from '../src/images/table';
import { releasesIn } from './endoflife';
import { buildsIn, tagDataOf } from './official-images';

const raw = 'https://raw.githubusercontent.com';

const { values } = parseArgs({
  options: {
    endoflife: {
      type: 'string',
      default: `${raw}/endoflife-date/endoflife.date/master`,
    },
    'official-images': {
      type: 'string',
      default: `${raw}/docker-library/official-images/master`,
    },
    node: { type: 'string', default: `${raw}/nodejs/Release/main` },
    'as-of': {
      type: 'string',
      default: new Date().toISOString().slice(0, 10),
    },
    out: {
      type: 'string',
      default: join(__dirname, '../src/images/data.ts'),
    },
  },
});

/** A file of a folder or below an address. */
async function read(source: string, path: string): Promise<string> {
  if (!/^https?:/.test(source)) return readFileSync(join(source, path), 'utf8');
  const response = await fetch(`${source}/${path}`);
  if (!response.ok)
    throw new Error(`${source}/${path} answers ${response.status}`);
  return response.text();
}

async function releasesOf(
  id: ProductId,
  names: ReadonlyMap<string, string>,
  asOf: string,
): Promise<ReleaseRow[]> {
  const file = `products/${id}.md`;
  const rows = releasesIn(
    file,
    await read(values.endoflife, file),
    productOf(id),
    releaseData.releases[id],
    asOf,
  );
  if (id !== 'nodejs') return rows;
  return rows.map(row => {
    const name = names.get(row[0]);
    return name && !row.includes(name) ? [...row, name] : row;
  });
}

/** Node.js calls its long-supported releases by name: `{ "v24": { "codename": "Krypton" } }`. */
async function nodeNames(): Promise<Map<string, string>> {
  const schedule: Record<string, { codename?: string }> = JSON.parse(
    await read(values.node, 'schedule.json'),
  );
  return new Map(
    Object.entries(schedule).flatMap(([version, { codename }]) =>
      codename ? [[version.slice(1), codename.toLowerCase()]] : [],
    ),
  );
}

function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

async function refreshed(asOf: string): Promise<ReleaseData> {
  const names = await nodeNames();
  const ids = Object.keys(products) as ProductId[];
  const releases = Object.fromEntries(
    await Promise.all(
      ids.map(async id => [id, await releasesOf(id, names, asOf)] as const),
    ),
  ) as Record<ProductId, ReleaseRow[]>;
  const official = table.flatMap(({ names: [name], product, retirement }) => {
    const list = /^docker\.io\/library\/([a-z-]+)$/.exec(name)?.[1];
    return list && product && !retirement ? [{ name, list, product }] : [];
  });
  const tags = await Promise.all(
    official.map(async ({ name, list, product }) => {
      const text = await read(values['official-images'], `library/${list}`);
      const before = releaseData.tags[name] ?? {};
      const builds = buildsIn(text, (system, word) =>
        releases[system].find(row => row.indexOf(word) > 1),
      );
      const data = tagDataOf(builds, releases[product], before, asOf);
      return [name, data] as const;
    }),
  );
  return {
    asOf,
    staleAfter: addMonths(asOf, 3),
    releases,
    tags: Object.fromEntries(
      tags.filter(([, data]) => Object.keys(data).length),
    ),
  };
}

const render = (data: ReleaseData): string => `/**
 * Releases, their ends, and what tags mean. Written by "npm run refresh:images": do not edit.
 * What is kept by hand is in products.ts, table.ts and distroless.ts.
 */
import type { ReleaseData } from './release-data';

export const releaseData: ReleaseData = ${JSON.stringify(data)};
`;

async function main(): Promise<number> {
  const asOf = values['as-of'];
  if (!/^\d{4}-\d\d-\d\d$/.test(asOf)) {
    process.stderr.write(
      `--as-of is a day such as 2026-08-22, not "${asOf}"\n`,
    );
    return 2;
  }
  try {
    const data = await refreshed(asOf);
    writeFileSync(values.out, render(data));
    const count = Object.values(data.releases).flat().length;
    process.stdout.write(
      `${count} releases and the tags of ${
        Object.keys(data.tags).length
      } images as of ${asOf}\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`Nothing was written: ${(error as Error).message}\n`);
    return 1;
  }
}

main().then(code => {
  process.exitCode = code;
});
