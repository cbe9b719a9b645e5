import type { ComposeService, Service } from '@plimsoll/syntax';
import { knownImage } from './known-images';

/**
 * Whether Docker asks a container of the service how it is: because the service says so, its Dockerfile, or the image
 * that is pulled; undefined where the files do not tell.
 */
export function hasHealthcheck(
  service: ComposeService,
  model: Service,
): boolean | undefined {
  const { healthcheck, build, image } = service;
  if (healthcheck?.disabled) return false;
  if (healthcheck?.test) return true;
  if (service.incomplete) return undefined;
  if (build) {
    const found = model.stageOf(service)?.healthcheck;
    if (found?.node) return !found.node.isNone;
    if (found?.origin === 'base') return true;
    return found?.origin === 'none' ? false : undefined;
  }
  // The official images of databases and brokers bring none.
  const name = image?.ref?.name?.replace(/^docker\.io\//, '');
  const isOfficial = /^(?:library\/)?[^/]+$/.test(name ?? '');
  return isOfficial && knownImage(image?.ref)?.role ? false : undefined;
}
