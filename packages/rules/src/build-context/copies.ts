import type { Add, Context, Copy, Dockerfile, Service } from '@plimsoll/engine';
import { everyInstruction, remember } from '@plimsoll/syntax';

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
export const contextSources = remember(readSources);

function readSources(transfer: Copy | Add): readonly ContextSource[] {
  if (transfer.from) return [];
  return transfer.sources.flatMap(at => {
    if (at.value === undefined || isRemote(at.value)) return [];
    const path = normalised(at.value);
    return path === undefined ? [] : [{ at, path }];
  });
}

/** The source by which an instruction takes the whole context into an image that is built; undefined if it does not. */
export function wholeContext(transfer: Copy | Add): ContextSource | undefined {
  if (transfer.from || transfer.inOnbuild || !transfer.stage?.used)
    return undefined;
  return contextSources(transfer).find(({ path }) => path === '');
}

const firstsOf = new WeakMap<Service, Map<string, Copy | Add>>();

/**
 * Whether an instruction is the first of the service that takes all of this context past this ignore file, or past
 * none. What is wrong with the ignore file is wrong once, however many stages and Dockerfiles read it.
 */
export function speaksFor(
  transfer: Copy | Add,
  context: Context,
  service: Service,
): boolean {
  let firsts = firstsOf.get(service);
  if (!firsts) {
    firsts = firstWholeCopies(service);
    firstsOf.set(service, firsts);
  }
  return firsts.get(keyOf(context)) === transfer;
}

function firstWholeCopies(service: Service): Map<string, Copy | Add> {
  const firsts = new Map<string, Copy | Add>();
  for (const file of service.dockerfiles) {
    const first = firstWholeCopy(file);
    if (!first) continue;
    for (const context of service.contextsOf(file)) {
      const key = keyOf(context);
      if (!firsts.has(key)) firsts.set(key, first);
    }
  }
  return firsts;
}

function firstWholeCopy(file: Dockerfile): Copy | Add | undefined {
  // No rule visits what is undecided.
  if (file.template !== undefined || file.otherFrontend !== undefined)
    return undefined;
  for (const instruction of everyInstruction(file)) {
    const isTransfer =
      instruction.type === 'copy' || instruction.type === 'add';
    if (isTransfer && wholeContext(instruction)) return instruction;
  }
  return undefined;
}

const keyOf = ({ folder, ignore }: Context) =>
  `${folder}\0${ignore?.source.file ?? ''}`;

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
