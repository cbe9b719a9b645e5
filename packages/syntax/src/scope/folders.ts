import { baseName, folderOf } from '../source-path';

/**
 * The folders of the services of one repository: which of them a path lies in, a text names, a file bears the name of.
 * Paths are relative to the root of the repository; the empty one is the root itself.
 */
export class ServiceFolders {
  readonly #all: ReadonlySet<string>;
  readonly #below: readonly string[];
  readonly #byParent = new Map<string, string[]>();
  readonly #byBase = new Map<string, string[]>();

  constructor(folders: Iterable<string>) {
    this.#all = new Set(folders);
    this.#below = [...this.#all].filter(folder => folder !== '');
    for (const folder of this.#below) {
      add(this.#byParent, folderOf(folder), folder);
      add(this.#byBase, lower(baseName(folder)), folder);
    }
  }

  /** The folder of the service that a file lies in: the deepest, if there are several around it. */
  ownerOf(path: string): string | undefined {
    for (let at = path; at !== ''; ) {
      at = folderOf(at);
      if (this.#all.has(at)) return at;
    }
    return undefined;
  }

  /** Whether services lie in folders below this one. */
  hasBelow(folder: string): boolean {
    return this.#below.some(
      other =>
        other !== folder && (folder === '' || other.startsWith(`${folder}/`)),
    );
  }

  /**
   * The folders that a text names. `services/web` is named by `./services/web/**`, and not by `services/web-admin`; of a
   * folder and one inside it, the inner one is meant. `services/${{ matrix.name }}` names those of `services` whose
   * names are in the text, or all of them if none is.
   */
  namedIn(text: string): ReadonlySet<string> {
    const byPlace = new Map<number, string>();
    const found = new Set<string>();
    for (const folder of this.#below)
      for (const start of occurrences(text, folder)) {
        const longest = byPlace.get(start);
        if (!longest || longest.length < folder.length)
          byPlace.set(start, folder);
      }
    for (const folder of byPlace.values()) found.add(folder);
    for (const [parent, children] of this.#byParent) {
      if (parent === '' || !hasOpenPath(text, parent)) continue;
      const named = children.filter(child => hasWord(text, baseName(child)));
      for (const child of named.length > 0 ? named : children) found.add(child);
    }
    return found;
  }

  /**
   * The folders whose name a file or one of the folders around it bears: `deploy/web-admin.yaml` and
   * `deploy/web-admin/all.yaml` that of `services/web-admin`.
   */
  namesakesOfPath(path: string): ReadonlySet<string> {
    const around = folderOf(path).split('/');
    const found = around.flatMap(name => this.#byBase.get(lower(name)) ?? []);
    const stem = baseName(path).replace(/\.ya?ml$/i, '');
    return new Set([...found, ...this.namesakesOf(stem)]);
  }

  /** The folders whose name is a word of this one, or several: `build-web-admin` has that of `services/web-admin`. */
  namesakesOf(name: string): ReadonlySet<string> {
    const words = lower(name).split(/[^a-z0-9]+/);
    const spelled = `-${words.join('-')}-`;
    const bases = [...this.#byBase.keys()].filter(base =>
      spelled.includes(`-${base.split(/[^a-z0-9]+/).join('-')}-`),
    );
    const longest = bases.filter(
      base =>
        !bases.some(
          other => other.length > base.length && other.includes(base),
        ),
    );
    return new Set(longest.flatMap(base => this.#byBase.get(base) ?? []));
  }
}

/** A text that names one folder more often than this is not written by a person. */
const MAX_OCCURRENCES = 1_000;

/** Where a text names a path, and not a longer name or the end of another path. */
function* occurrences(text: string, path: string): Generator<number> {
  let count = 0;
  for (
    let start = text.indexOf(path);
    start >= 0 && count < MAX_OCCURRENCES;
    start = text.indexOf(path, start + 1), count++
  ) {
    const next = text.slice(start + path.length, start + path.length + 2);
    if (/^(?:[\w-]|\.\w)/.test(next)) continue;
    if (beginsPath(text, start)) yield start;
  }
}

/** Folders of a machine that stand before the path of a repository are no longer than this. */
const MAX_PREFIX = 200;

/** What may stand before a path from the root of the repository: nothing, `./`, a variable, a root of some machine. */
function beginsPath(text: string, end: number): boolean {
  if (/[\w-]/.test(text[end - 1] ?? ' ')) return false;
  let start = end;
  while (
    start > end - MAX_PREFIX &&
    !/[\s"'`,;:=()[\]]/.test(text[start - 1] ?? ' ')
  )
    start--;
  const before = text.slice(start, end);
  return (
    /^!?(?:\.{0,2}\/)*$/.test(before) ||
    /^!?(?:\*\*|[/$%}~].*)\/$/s.test(before)
  );
}

/** Whether a path goes on with something that is filled in, or with any name: `services/$NAME`, `services/*`. */
function hasOpenPath(text: string, parent: string): boolean {
  for (const start of occurrences(text, parent)) {
    const next = text.slice(start + parent.length, start + parent.length + 2);
    if (/^\/[$%*{<]/.test(next)) return true;
  }
  return false;
}

function hasWord(text: string, word: string): boolean {
  for (
    let start = text.indexOf(word);
    start >= 0;
    start = text.indexOf(word, start + 1)
  ) {
    const before = text[start - 1] ?? ' ';
    const after = text[start + word.length] ?? ' ';
    if (!/[\w-]/.test(before) && !/[\w-]/.test(after)) return true;
  }
  return false;
}

function add(map: Map<string, string[]>, key: string, value: string) {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

const lower = (text: string) => text.toLowerCase();
