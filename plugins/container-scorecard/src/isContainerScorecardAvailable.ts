import { Entity } from '@backstage/catalog-model';

/**
 * Whether an entity is of a kind that is scored by default, for choosing what an entity page shows.
 *
 * @public
 */
export function isContainerScorecardAvailable(entity: Entity): boolean {
  return entity.kind.toLocaleLowerCase('en') === 'component';
}

/**
 * Whether an entity is of a kind that has services: a group, a system or a domain.
 *
 * @public
 */
export function isContainerScorecardReportAvailable(entity: Entity): boolean {
  return ['group', 'system', 'domain'].includes(
    entity.kind.toLocaleLowerCase('en'),
  );
}
