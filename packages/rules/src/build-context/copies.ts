import type { Add, Copy } from '@plimsoll/engine';

/** A source of COPY or ADD that is read from the folder sent to the builder. */
export interface ContextSource {
  /** The word in the Dockerfile. */
  readonly at: Copy['sources'][number];
  /** Its path from the top of the context, without slashes at the ends; empty for all of it. */
  readonly path: string;
}

/**
 * What a COPY or ADD takes from the context by a name that the file tells: no stage, no image, no address, no
 * wildcard but `*` alone, which stands for all.
 */
export function contextSources(transfer: Copy | Add): ContextSource[] {
  if (transfer.from) return [];
  return transfer.sources.flatMap(at => {
    if (at.value === undefined || isRemote(at.value)) return [];
    const path = normalised(at.value);
    return path === undefined ? [] : [{ at, path }];
  });
}

/** Whether this instruction takes the whole context. */
export const takesAll = (transfer: Copy | Add) =>
  contextSources(transfer).some(({ path }) => path === '');

const isRemote = (source: string) =>
  /^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(source);

/** `./src/` and `/src` are `src`; undefined for what leaves the context or needs a match against names. */
function normalised(source: string): string | undefined {
  const parts: string[] = [];
  for (const part of source.replace(/\\/g, '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') return undefined;
    parts.push(part);
  }
  const path = parts.join('/');
  if (path === '*' || path === '**') return '';
  return /[*?[]/.test(path) ? undefined : path;
}
