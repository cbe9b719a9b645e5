import { ImageEntry, table } from './table';

const exact = new Map<string, ImageEntry>();
const prefixes: { readonly start: string; readonly entry: ImageEntry }[] = [];
for (const entry of table)
  for (const name of entry.names)
    if (name.endsWith('*')) prefixes.push({ start: name.slice(0, -1), entry });
    else exact.set(name, entry);

/** Other ways to the images of Docker Hub. */
const mirrors =
  /^(?:(?:index|registry-1|registry)\.docker\.(?:io|com)|registry\.hub\.docker\.com|public\.ecr\.aws\/docker|mirror\.gcr\.io)\//;

/** The name under which an image is known here. */
export const knownName = (name: string): string =>
  name.toLowerCase().replace(mirrors, 'docker.io/');

/** The entry of an image, by its known name. */
export const entryOf = (name: string): ImageEntry | undefined =>
  exact.get(name) ??
  prefixes.find(({ start }) => name.startsWith(start))?.entry;
