import { ScannedImage } from '@plimsoll/findings';
import { Knex } from 'knex';
import { among } from './reading';
import { ImageRow, ServiceRow, toStoredService } from './rows';
import { ReportQuery, StoredImage, StoredImagePlace } from './Store';

/** SQLite takes a limited number of values in one statement. */
const BATCH = 200;
const MOST_PLACES = 20_000;

/** Puts the images of a service in the place of those that are known; in the transaction that keeps its result. */
export async function saveImages(
  tx: Knex,
  entityRef: string,
  scanned: readonly ScannedImage[],
): Promise<void> {
  const others = scanned.filter(image => !isItself(image, entityRef));
  await tx<ImageRow>('images').where({ entity_ref: entityRef }).delete();
  for (let start = 0; start < others.length; start += BATCH) {
    await tx<ImageRow>('images').insert(
      others.slice(start, start + BATCH).map(image => {
        const { reference, repository, tag, digest, file, range, ships } =
          image;
        const { distribution, product, endsOn, ends, moveTo } = image;
        const { retired, lastBuilt, unknown } = image;
        return {
          entity_ref: entityRef,
          reference,
          repository: repository ?? '',
          tag: tag ?? null,
          digest: digest ?? null,
          file,
          line: range.startLine,
          ships: Number(ships),
          facts: JSON.stringify({
            distribution,
            product,
            endsOn,
            ends,
            moveTo,
            retired,
            lastBuilt,
            unknown,
          }),
        };
      }),
    );
  }
}

/**
 * Whether it is the service's own image, that its manifests run, and nothing that it stands on: it bears the name of the
 * service, and nothing else is known of it.
 */
function isItself(
  { repository = '', distribution, product }: ScannedImage,
  entityRef: string,
): boolean {
  const [, name] = entityRef.split('/');
  return (
    !distribution &&
    !product &&
    repository.toLowerCase().endsWith(`/${name.toLowerCase()}`)
  );
}

/** See {@link Store.images}. */
export async function images(
  knex: Knex,
  query: ReportQuery,
): Promise<StoredImage[]> {
  const perService = knex('images')
    .join('services', 'services.entity_ref', 'images.entity_ref')
    .modify(among, knex, query, 'services.')
    .select('reference', 'repository', 'tag', 'facts', 'images.entity_ref')
    .max({ ships: 'ships' })
    .max({ pinned: knex.raw('case when digest is null then 0 else 1 end') })
    .groupBy('reference', 'repository', 'tag', 'facts', 'images.entity_ref')
    .as('used');
  const rows = await knex
    .from(perService)
    .select('reference', 'repository', 'tag', 'facts')
    .sum({ ships: 'ships', pinned: 'pinned' })
    .count({ services: '*' })
    .groupBy('reference', 'repository', 'tag', 'facts');
  return rows.map(row => ({
    reference: row.reference,
    repository: row.repository,
    tag: row.tag ?? undefined,
    services: Number(row.services),
    ships: Number(row.ships),
    pinned: Number(row.pinned),
    ...JSON.parse(row.facts),
  }));
}

/** See {@link Store.imagePlaces}. */
export async function imagePlaces(
  knex: Knex,
  query: ReportQuery,
  reference: string,
  now: Date,
): Promise<StoredImagePlace[]> {
  const rows: Array<ServiceRow & ImageRow> = await knex('images')
    .join('services', 'services.entity_ref', 'images.entity_ref')
    .modify(among, knex, query, 'services.')
    .where({ reference })
    .select('services.*', 'images.file', 'images.line', 'images.digest')
    .select('images.ships')
    .orderBy([
      'services.title_key',
      'services.entity_ref',
      'images.file',
      'images.line',
    ])
    .limit(MOST_PLACES);
  return rows.map(row => ({
    service: toStoredService(row, now),
    file: row.file,
    line: Number(row.line),
    digest: row.digest ?? undefined,
    ships: Number(row.ships) === 1,
  }));
}

/** For the services that are gone. */
export async function removeImages(tx: Knex, entityRefs: readonly string[]) {
  await tx<ImageRow>('images').whereIn('entity_ref', entityRefs).delete();
}
