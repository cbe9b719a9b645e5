import type { ScannedImage } from '@plimsoll/findings';
import {
  imageDataDays,
  namedContexts,
  releasesTold,
  successorOn,
} from '@plimsoll/syntax';
import type {
  Dockerfile,
  ImageRef,
  LocatedInFile,
  Release,
  Service,
} from '@plimsoll/syntax';
import { FileInCheck } from './file-in-check';
import { maskSentence } from './mask';
import { whyUndecided } from './walk';

/** Files that were written to name very many must not drown the rest. */
const MOST_IMAGES = 500;
const LONGEST_REFERENCE = 300;

/** A place that names an image. */
interface Named {
  readonly at: LocatedInFile;
  /** Undefined where a variable hides all of it. */
  readonly ref: ImageRef | undefined;
  /** As it is written. */
  readonly written: string;
  readonly ships: boolean;
}

/** The images that a service is built on and runs, by file and place. */
export function imagesOf(
  service: Service,
  files: ReadonlyMap<string, FileInCheck>,
  today: string,
): ScannedImage[] {
  const byPlace = new Map<string, Named>();
  for (const named of [
    ...builtOn(service),
    ...composed(service),
    ...deployed(service),
  ]) {
    // Several Compose services, or what a base and its overlays run, may have one line in common.
    const key = `${named.at.source.file}\0${named.at.start}`;
    const known = byPlace.get(key);
    if (!known && byPlace.size >= MOST_IMAGES) break;
    if (!known || named.ships) byPlace.set(key, named);
  }
  const images = [...byPlace.values()].flatMap(named => {
    const file = files.get(named.at.source.file);
    return file ? [scanned(named, file, today)] : [];
  });
  return images.sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.range.startLine - b.range.startLine ||
      a.range.startColumn - b.range.startColumn,
  );
}

/** What Dockerfiles are FROM, and what they take files from. */
function builtOn(service: Service): Named[] {
  const contexts = namedContexts(service);
  // A context that a build passes under that name takes the place of the image.
  const isContext = ({ value }: ImageRef) =>
    value !== undefined && contexts.has(value.toLowerCase());
  return service.dockerfiles
    .filter(file => whyUndecided(file) === undefined)
    .flatMap(file =>
      namedIn(file).filter(({ ref }) => !(ref && isContext(ref))),
    );
}

function namedIn({ source, instructions }: Dockerfile): Named[] {
  const at = ({ start, end }: { start: number; end: number }) => ({
    source,
    start,
    end,
  });
  return instructions.flatMap((instruction): Named[] => {
    const { type, stage } = instruction;
    if (type === 'from') {
      const { name, image, base } = instruction;
      if (!name || (!image && base !== 'unknown')) return [];
      const place = image ?? name;
      return [
        {
          at: at(place),
          ref: image,
          written: image?.raw ?? name.raw,
          ships: stage?.ships === true,
        },
      ];
    }
    const taken =
      type === 'run'
        ? instruction.mounts.map(({ fromImage }) => fromImage)
        : [type === 'copy' ? instruction.fromImage : undefined];
    return taken.flatMap(ref =>
      ref ? [{ at: at(ref), ref, written: ref.raw, ships: false }] : [],
    );
  });
}

/** What Compose pulls and runs. */
const composed = ({ composes }: Service): Named[] =>
  composes
    .flatMap(({ services }) => services)
    .flatMap(({ image, build, compose, purpose, isSwitchedOff }): Named[] => {
      // The name of what is built here is nothing that is pulled.
      if (!image || build || compose.builds(image.shape)) return [];
      return [
        {
          at: image,
          ref: image.ref,
          written: image.written,
          ships: purpose === 'production' && !isSwitchedOff,
        },
      ];
    });

/** What Kubernetes pulls and runs. */
const deployed = (service: Service): Named[] =>
  service.manifests
    .filter(file => whyUndecided(file) === undefined)
    .flatMap(({ objects }) => objects)
    .flatMap(({ workloads }) => workloads)
    .flatMap(({ pod, purpose }) =>
      pod.containers.flatMap(({ image }): Named[] => {
        if (!image || (image.ref && service.stagesOf(image.ref).length > 0))
          return [];
        return [
          {
            at: image,
            ref: image.ref,
            written: image.ref?.raw ?? image.scalar.value,
            ships: purpose !== 'development',
          },
        ];
      }),
    );

function scanned(
  { at, ref, written, ships }: Named,
  file: FileInCheck,
  today: string,
): ScannedImage {
  const whole = ref?.value ?? written;
  const hidden = maskSentence(
    whole,
    ref?.variables.length ? file.shown.secrets : [],
  );
  const image: ScannedImage = {
    file: file.path,
    range: file.range(at),
    reference: withoutDigest(hidden).slice(0, LONGEST_REFERENCE),
    ships,
  };
  // What is hidden in one place must not stand in another.
  if (!ref || hidden !== whole) return { ...image, unknown: 'variable' };
  const { name, tag, digest } = ref;
  if (name !== undefined) image.repository = name;
  if (tag?.value !== undefined) image.tag = tag.value;
  if (digest?.value !== undefined) image.digest = digest.value;
  return { ...image, ...supportOf(ref, today) };
}

/** What is nothing without it keeps it: somebody has to be able to ask for it. */
const withoutDigest = (reference: string) =>
  reference.split('@')[0] || reference;

/** What is known of an image on a day. */
function supportOf(
  { support }: ImageRef,
  today: string,
): Partial<ScannedImage> {
  const { missing, retirement, lastBuilt } = support;
  const releases = releasesTold(support, today);
  const known: Partial<ScannedImage> = {};
  const distribution = releases.find(({ kind }) => kind === 'system');
  const product = releases.find(({ kind }) => kind !== 'system');
  if (distribution) known.distribution = distribution.name;
  if (product) known.product = product.name;
  const first = firstToEnd(releases);
  if (first) {
    known.endsOn = first.end;
    known.ends = first.name;
    const target = successorOn(first, today);
    if (target) known.moveTo = target;
  }
  if (retirement) {
    known.retired = retirement.what;
    if (retirement.replacements.length)
      known.moveTo = retirement.replacements.join(' or ');
  }
  if (lastBuilt) known.lastBuilt = lastBuilt;
  const isStale = today > imageDataDays.staleAfter;
  if (missing) known.unknown = missing;
  else if (isStale && support.releases.some(isOwnAndMoving))
    known.unknown = 'stale';
  return known;
}

const isOwnAndMoving = ({ part, isMoving }: Release) =>
  part === 'image' && isMoving;

function firstToEnd(releases: readonly Release[]): Release | undefined {
  return releases.reduce<Release | undefined>(
    (first, release) =>
      release.end !== undefined && (!first?.end || release.end < first.end)
        ? release
        : first,
    undefined,
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
