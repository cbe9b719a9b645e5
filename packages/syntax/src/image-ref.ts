import { factsOf } from './images/facts';
import { perImage } from './images/known';
import type { ImageFacts, ImageSupport } from './images/nodes';
import { supportOf } from './images/support';
import { Located } from './located';
import { MappedText, plainText } from './mapped-text';
import { UNKNOWN, VariableUse } from './text';

/** A part of an image reference; `value` is undefined when a variable hides it. @public */
export interface ImagePart extends Located {
  readonly value: string | undefined;
}

/**
 * The name of an image, in its parts: `registry/repository:tag@digest`.
 *
 * @public
 */
export interface ImageRef extends Located {
  readonly raw: string;
  /** The whole name after expansion; undefined when any of it is unknown. */
  readonly value: string | undefined;
  /** As written: `ghcr.io`, `localhost:5000`. Absent where Docker Hub is meant. */
  readonly registry?: ImagePart;
  /** As written: `node`, `library/node`, `org/team/app`. */
  readonly repository: ImagePart;
  readonly tag?: ImagePart;
  readonly digest?: ImagePart;
  /** Registry and repository spelled out: `docker.io/library/node`; undefined when unknown. */
  readonly name: string | undefined;
  /** Whether a tag is given; undefined when a variable may hold one. */
  readonly hasTag: boolean | undefined;
  /** Whether a digest is given; undefined when a variable may hold one. */
  readonly isPinned: boolean | undefined;
  readonly variables: readonly VariableUse[];
  /** What is known of its containers; empty where nothing is. */
  readonly facts: ImageFacts;
  /** How long there are fixes for it. */
  readonly support: ImageSupport;
}

/**
 * Takes an image reference apart.
 *
 * `start` is where `raw` stands in the file. A reference with variables is given as the text after expansion
 * (`expanded`, with `UNKNOWN` for what is not known), which maps each part back to its place.
 *
 * @public
 */
export function parseImageRef(
  raw: string,
  start: number = 0,
  expanded: MappedText = plainText(raw, start),
  variables: readonly VariableUse[] = [],
): ImageRef {
  const { text } = expanded;
  const part = (from: number, to: number): ImagePart => ({
    ...expanded.locate(from, to),
    value: known(text.slice(from, to)),
  });

  const at = text.indexOf('@');
  const digest = at < 0 ? undefined : part(at + 1, text.length);
  const nameEnd = at < 0 ? text.length : at;
  const lastSlash = text.lastIndexOf('/', nameEnd - 1);
  const colon = text.indexOf(':', lastSlash + 1);
  const hasColon = colon >= 0 && colon < nameEnd;
  const tag = hasColon ? part(colon + 1, nameEnd) : undefined;
  const pathEnd = hasColon ? colon : nameEnd;

  const firstSlash = text.indexOf('/');
  const first = text.slice(0, Math.max(0, firstSlash));
  const isRegistry =
    firstSlash >= 0 && firstSlash < pathEnd && looksLikeRegistry(first);
  const registry = isRegistry ? part(0, firstSlash) : undefined;
  const repository = part(isRegistry ? firstSlash + 1 : 0, pathEnd);

  // A variable in the last component may bring its own tag or digest along: `node${SUFFIX}`.
  const tail = text.slice(lastSlash + 1, pathEnd);
  const open = tail.includes(UNKNOWN);
  const openTag = tag !== undefined && tag.value === undefined;
  return new Reference({
    start,
    end: start + raw.length,
    raw,
    value: known(text),
    registry,
    repository,
    tag,
    digest,
    name: fullName(registry, repository),
    hasTag: tag ? true : unlessUnknown(false, open),
    isPinned: digest ? true : unlessUnknown(false, open || openTag),
    variables,
  });
}

const knownFacts = perImage(factsOf);
const knownSupport = perImage(supportOf);

/** What is written, and what is known of it, which is looked up when it is asked for. */
class Reference implements ImageRef {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly value: string | undefined;
  readonly registry?: ImagePart;
  readonly repository: ImagePart;
  readonly tag?: ImagePart;
  readonly digest?: ImagePart;
  readonly name: string | undefined;
  readonly hasTag: boolean | undefined;
  readonly isPinned: boolean | undefined;
  readonly variables: readonly VariableUse[];
  #facts: ImageFacts | undefined;
  #support: ImageSupport | undefined;

  constructor(written: Omit<ImageRef, 'facts' | 'support'>) {
    this.start = written.start;
    this.end = written.end;
    this.raw = written.raw;
    this.value = written.value;
    this.registry = written.registry;
    this.repository = written.repository;
    this.tag = written.tag;
    this.digest = written.digest;
    this.name = written.name;
    this.hasTag = written.hasTag;
    this.isPinned = written.isPinned;
    this.variables = written.variables;
  }

  get facts(): ImageFacts {
    this.#facts ??= knownFacts(this.name, this.#tagName);
    return this.#facts;
  }

  get support(): ImageSupport {
    this.#support ??= knownSupport(
      this.name,
      this.#tagName,
      this.hasTag === false && this.isPinned ? 'digest' : 'variable',
    );
    return this.#support;
  }

  /** The tag, which is `latest` where none is given; undefined where it is hidden, or a digest stands for it. */
  get #tagName(): string | undefined {
    return this.hasTag === false && this.isPinned === false
      ? 'latest'
      : this.tag?.value;
  }
}

/**
 * Whether Docker takes this for the name of an image: lower-case path components, a tag of at most 128 word
 * characters, a digest of the form `algorithm:hex`.
 *
 * @public
 */
export function isValidImageName(name: string): boolean {
  const { registry, repository, tag, digest } = parseImageRef(name);
  return (
    (!registry?.value || hostName.test(registry.value)) &&
    (repository.value ?? '').split('/').every(isValidComponent) &&
    (!tag || tagName.test(tag.value ?? '')) &&
    (!digest || digestName.test(digest.value ?? ''))
  );
}

const hostName = /^(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]+)(?::\d{1,5})?$/;
const tagName = /^\w[\w.-]{0,127}$/;
const digestName = /^[A-Za-z0-9+._-]+:[0-9a-fA-F]{32,}$/;
const componentCharacters = /^[a-z0-9._-]+$/;
const separatorsTogether = /\.\.|___|\._|_\.|\.-|-\.|_-|-_/;

function isValidComponent(component: string): boolean {
  const inner = (character: string | undefined) =>
    character !== undefined && !'._-'.includes(character);
  return (
    componentCharacters.test(component) &&
    !separatorsTogether.test(component) &&
    inner(component[0]) &&
    inner(component[component.length - 1])
  );
}

/** Docker takes the first component for a host if it could be one. A variable before a slash is most often a host. */
function looksLikeRegistry(component: string): boolean {
  return (
    component === 'localhost' ||
    component.includes('.') ||
    component.includes(':') ||
    component.includes(UNKNOWN)
  );
}

function fullName(
  registry: ImagePart | undefined,
  repository: ImagePart,
): string | undefined {
  if (repository.value === undefined) return undefined;
  if (registry && registry.value === undefined) return undefined;
  const host = registry?.value ?? 'docker.io';
  const onHub = host === 'docker.io' || host === 'index.docker.io';
  const path = repository.value;
  if (!onHub) return `${host}/${path}`;
  return `docker.io/${path.includes('/') ? path : `library/${path}`}`;
}

const known = (text: string) => (text.includes(UNKNOWN) ? undefined : text);

const unlessUnknown = (value: boolean, unknown: boolean) =>
  unknown ? undefined : value;
