import { Document, isMap } from 'yaml';
import { Problem, TemplatesError } from './errors';

/** An entry of versions.yaml: what it is, where it was read and when. */
export interface VersionEntry {
  /** Of an image: its repository, such as `docker.io/library/golang` or `golang`. */
  image?: string;
  tag?: string;
  /** `sha256:` and 64 hexadecimal digits, when it is known. */
  digest?: string;
  /** Of an action: owner, name and path, such as `docker/login-action`. */
  uses?: string;
  /** Of an action: the commit its version points to. */
  sha?: string;
  version?: string;
  /** The day it was read there, `YYYY-MM-DD`. */
  read: string;
  /** Where it was read. */
  source: string;
}

type Section = 'images' | 'actions' | 'versions';
const SECTIONS: Section[] = ['images', 'actions', 'versions'];
const NEEDED: Record<Section, (keyof VersionEntry)[]> = {
  images: ['image', 'tag'],
  actions: ['uses', 'version', 'sha'],
  versions: ['version'],
};
const FORMS: Partial<Record<keyof VersionEntry, RegExp>> = {
  image: /^[a-z0-9][a-z0-9./:_-]*$/,
  tag: /^\w[\w.-]{0,127}$/,
  digest: /^sha256:[0-9a-f]{64}$/,
  uses: /^[\w.-]+\/[\w./-]+$/,
  sha: /^[0-9a-f]{40}$/,
  version: /^v?[0-9][\w.+-]*$/,
  read: /^\d{4}-\d{2}-\d{2}$/,
  source: /^https:\/\//,
};

/** The only place where versions, tags and digests stand; notes which images a rendering uses. */
export class Versions {
  /** Images that were written into the files so far, by name: `golang:1.27-trixie` without its digest. */
  readonly used = new Set<string>();

  private constructor(
    private readonly sections: Record<Section, Record<string, VersionEntry>>,
    private readonly digests: ReadonlyMap<string, string>,
  ) {}

  static read(where: string, document: Document): Versions {
    const problems: Problem[] = document.errors.map(({ message }) => ({
      where,
      message: message.split('\n')[0],
    }));
    const content = isMap(document.contents) ? document.toJS() : {};
    const sections = { images: {}, actions: {}, versions: {} } as Record<
      Section,
      Record<string, VersionEntry>
    >;
    for (const [name, value] of Object.entries(content)) {
      if (!SECTIONS.includes(name as Section)) {
        problems.push({
          where: `${where}: ${name}`,
          message: `there are only ${SECTIONS.join(', ')}`,
        });
        continue;
      }
      for (const [key, entry] of Object.entries(value as object)) {
        sections[name as Section][key] = entry;
        problems.push(
          ...wrong(name as Section, entry).map(message => ({
            where: `${where}: ${name}.${key}`,
            message,
          })),
        );
      }
    }
    if (problems.length) throw new TemplatesError(problems);
    return new Versions(sections, new Map());
  }

  /** The same versions for a rendering of its own. @param digests - by image reference, from a registry */
  fresh(digests: ReadonlyMap<string, string> = new Map()): Versions {
    return new Versions(this.sections, digests);
  }

  entry(section: Section, name: string): VersionEntry {
    if (!Object.hasOwn(this.sections[section], name)) {
      throw new Error(`versions.yaml has no ${name} among its ${section}`);
    }
    return this.sections[section][name];
  }

  image(name: string): string {
    const { image, tag, digest } = this.entry('images', name);
    const reference = `${image}:${tag}`;
    this.used.add(reference);
    const known = this.digests.get(reference) ?? digest;
    return known ? `${reference}@${known}` : reference;
  }

  /** @param reference - image with tag, as in `used` */
  isPinned(reference: string): boolean {
    if (this.digests.has(reference)) return true;
    return Object.values(this.sections.images).some(
      ({ image, tag, digest }) => digest && `${image}:${tag}` === reference,
    );
  }

  action(name: string): string {
    const { uses, sha, version } = this.entry('actions', name);
    return `${uses}@${sha} # ${version}`;
  }
}

function wrong(section: Section, entry: unknown): string[] {
  if (!entry || typeof entry !== 'object') return ['is not a map'];
  const values = entry as Record<string, unknown>;
  const missing = [...NEEDED[section], 'read', 'source'].filter(
    key => values[key] === undefined,
  );
  const malformed = Object.entries(FORMS).filter(
    ([key, form]) => key in values && !form.test(String(values[key])),
  );
  return [
    ...missing.map(key => `has no ${key}`),
    ...malformed.map(
      ([key]) => `${key} has an unexpected form: ${String(values[key])}`,
    ),
  ];
}
