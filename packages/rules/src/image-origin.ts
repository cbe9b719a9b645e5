import type { ImageRef } from '@plimsoll/syntax';

/** Where an image is pulled from; undefined where a variable may hold a registry. */
export function registryOf({
  registry,
  repository,
}: ImageRef): string | undefined {
  const host = registry?.value?.toLowerCase();
  if (registry) return host && (hubs.has(host) ? 'docker.io' : host);
  return repository.value === undefined ? undefined : 'docker.io';
}

/**
 * Whether an image is from one of these: `ghcr.io`, `ghcr.io/acme` with all that lies below, `*.acme.example`.
 * Undefined where a variable decides.
 */
export function isFrom(
  origins: readonly string[],
  image: ImageRef,
): boolean | undefined {
  const registry = registryOf(image);
  if (registry === undefined) return undefined;
  let isOpen = false;
  for (const origin of origins) {
    const slash = origin.indexOf('/');
    const host = slash < 0 ? origin : origin.slice(0, slash);
    if (!matches(host.toLowerCase(), registry)) continue;
    if (slash < 0) return true;
    if (image.name === undefined) isOpen = true;
    else if (isUnder(pathOf(image.name), origin.slice(slash + 1))) return true;
  }
  return isOpen ? undefined : false;
}

/** Docker Hub has several spellings. */
const hubs = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

function matches(pattern: string, host: string): boolean {
  if (hubs.has(pattern) || pattern === 'hub.docker.com')
    return host === 'docker.io';
  if (pattern.startsWith('*')) return host.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return host.startsWith(pattern.slice(0, -1));
  return pattern === host;
}

const pathOf = (name: string) => name.slice(name.indexOf('/') + 1);

function isUnder(path: string, folder: string): boolean {
  const wanted = folder.replace(/\/?\*?$/, '');
  return path === wanted || path.startsWith(`${wanted}/`);
}
