import type { Kind } from '@plimsoll/findings';
import { kindOf } from '../kinds';
import { baseName, folderOf } from '../source-path';
import { ServiceFolders } from './folders';
import { filePatterns } from './patterns';
import type { ServiceScope } from './scope';

/** A file of a repository. Its text is missing where it could not be read. */
interface RepositoryFile {
  readonly file: string;
  readonly text?: string;
}

/** The folders of the services that a file belongs to; `each` for a file of the repository as a whole. */
type Belonging = ReadonlySet<string> | 'each';

/**
 * Tells which files of a repository belong to which of its services.
 *
 * A file in the folder of a service is that service's, and of one in the folder of another the inner one's. A folder
 * beside that of a service that has a Dockerfile or a Compose file of its own is another service's, whether anybody has
 * told of it or not: what is put into a catalog one after the other must not answer for all the others. Files outside, and those beside folders of services, belong to the services that they name, or else to all: see
 * `ServiceScope` for what is then left out of them.
 *
 * @public
 */
export class ServiceFiles {
  /** Of all services, also of those that nobody has told of. */
  private readonly folders: readonly string[];
  readonly #folders: ServiceFolders;
  readonly #pipelines: readonly RepositoryFile[];
  readonly #known = new Map<string, Belonging>();

  /**
   * @param files - all files that may be judged, those too that could not be read
   * @param folders - the folders of all services of the repository
   */
  constructor(
    private readonly files: readonly RepositoryFile[],
    folders: readonly string[],
  ) {
    this.folders = [...folders, ...unsaidFolders(files, folders)];
    this.#folders = new ServiceFolders(this.folders);
    this.#pipelines = files.filter(({ file, text }) =>
      isPipeline(kindOf(file, text)),
    );
    for (const file of files) this.#known.set(file.file, this.#judge(file));
    const called = this.#pipelines.filter(isCalled);
    for (let depth = 0; depth < MAX_CALLS; depth++)
      for (const file of called)
        this.#known.set(file.file, this.#ofCallers(file));
  }

  /**
   * The paths of the files of the service in a folder, and what it has to be told of the others.
   *
   * @param patterns - paths and patterns as in an ignore file, one a word: what they match is added, what they match
   *   with a `!` in front is taken away, and the last one that matches decides
   */
  of(
    folder: string,
    patterns?: string,
  ): { readonly paths: ReadonlySet<string>; readonly scope?: ServiceScope } {
    const decide = filePatterns(patterns ?? '');
    const paths = new Set<string>();
    const also: string[] = [];
    for (const { file } of this.files) {
      const said = decide(file);
      const known = this.#known.get(file);
      if (said ?? (known === 'each' || known?.has(folder))) paths.add(file);
      if (said) also.push(file);
    }
    const others = this.folders.filter(other => other !== folder);
    return others.length === 0 && folder === ''
      ? { paths }
      : { paths, scope: { folder, others, also } };
  }

  #judge({ file, text }: RepositoryFile): Belonging {
    const owner = this.#folders.ownerOf(file);
    if (owner !== undefined && !this.#folders.hasBelow(owner))
      return new Set([owner]);
    const kind = kindOf(file, text);
    const named = this.#named(kind, file, text);
    if (owner === undefined) return named.size > 0 ? named : 'each';
    // What lies in the folder around those of others and names them may be about itself as well.
    if (isShared(kind)) {
      if (named.size > 0) return new Set([...named, owner]);
      return isPipeline(kind) ? 'each' : new Set([owner]);
    }
    return named.size > 0 ? named : new Set([owner]);
  }

  #named(
    kind: Kind | undefined,
    file: string,
    text: string = '',
  ): ReadonlySet<string> {
    const folders = this.#folders;
    if (isShared(kind)) {
      const named = folders.namedIn(withoutComments(text));
      if (isPipeline(kind))
        return orElse(named, folders.namesakesOf(stem(file)));
      // Its paths begin in its own folder.
      const near = [...this.folders].filter(
        folder =>
          folderOf(folder) === folderOf(file) &&
          refersTo(text, baseName(folder)),
      );
      return orElse(
        new Set([...named, ...near]),
        folders.namesakesOfPath(file),
      );
    }
    const namesakes = folders.namesakesOfPath(file);
    return kind === 'kubernetes'
      ? orElse(namesakes, folders.namesakesOf(imageNames(text)))
      : namesakes;
  }

  /** A workflow or action that others call, and nothing else starts: it belongs to whom those belong. */
  #ofCallers(file: RepositoryFile): Belonging {
    const known = this.#known.get(file.file) ?? 'each';
    if (known !== 'each') return known;
    const name = isAction(file.file) ? folderOf(file.file) : file.file;
    const callers = this.#pipelines.filter(
      ({ file: other, text }) =>
        other !== file.file && text?.includes(`./${name}`),
    );
    const belongings = callers.map(caller => this.#known.get(caller.file));
    return callers.length === 0 || belongings.includes('each')
      ? 'each'
      : new Set(
          belongings.flatMap(one => (one && one !== 'each' ? [...one] : [])),
        );
  }
}

/** Folders beside those of services that are for all of them. */
const SHARED_FOLDERS =
  /^(?:\..*|ci|common|compose|containers?|deploy(?:ment)?s?|dev|devops|docker(?:files?)?|images?|infra(?:structure)?|k8s|kubernetes|local|ops|platform|scripts?|shared|tools?)$/i;

/** The folders of services that nobody has told of, beside those of the ones that are known. */
function unsaidFolders(
  files: readonly RepositoryFile[],
  folders: readonly string[],
): string[] {
  const known = new ServiceFolders(folders);
  const parents = new Set(
    folders.filter(folder => folder !== '').map(folderOf),
  );
  const found = new Set<string>();
  for (const { file, text } of files) {
    const kind = kindOf(file, text);
    if (kind !== 'dockerfile' && kind !== 'compose') continue;
    // The whole repository is the service around it, or one that is known is.
    if (known.ownerOf(file) !== undefined) continue;
    for (const parent of parents) {
      const start = parent === '' ? 0 : parent.length + 1;
      const end = file.indexOf('/', start);
      if (end < 0 || (parent !== '' && !file.startsWith(`${parent}/`)))
        continue;
      const folder = file.slice(0, end);
      if (
        !SHARED_FOLDERS.test(file.slice(start, end)) &&
        !known.hasBelow(folder)
      )
        found.add(folder);
    }
  }
  return [...found];
}

/** GitHub lets workflows call each other four deep. */
const MAX_CALLS = 4;

const isPipeline = (kind: Kind | undefined) =>
  kind === 'github-actions' || kind === 'gitlab-ci';

/** Kinds that speak of folders, and have parts: jobs, services. */
const isShared = (kind: Kind | undefined) =>
  isPipeline(kind) || kind === 'compose' || kind === 'bake';

const isAction = (file: string) => /(?:^|\/)action\.ya?ml$/i.test(file);

const isCalled = ({ file, text = '' }: RepositoryFile) =>
  isAction(file) ||
  (/^[ \t]+workflow_call\b|\bon:\s*(?:\[\s*)?workflow_call\b/m.test(text) &&
    !/^[ \t]+(?:push|schedule|release|pull_request)\b/m.test(text));

const orElse = <T>(one: ReadonlySet<T>, other: ReadonlySet<T>) =>
  one.size > 0 ? one : other;

const stem = (file: string) => baseName(file).replace(/\.[^.]*$/, '');

/** The names of the images in a manifest, without registry, tag and digest. */
function imageNames(text: string): string {
  return [...text.matchAll(/^[ \t-]*image:[ \t]*["']?([^\s"'#]{1,300})/gm)]
    .map(([, image]) => baseName(image.split('@')[0]).replace(/:.*/, ''))
    .join('/');
}

/** Whether a text names a folder beside its own file: `./web`, `context: web`, `build: web`. */
function refersTo(text: string, name: string): boolean {
  for (
    let start = text.indexOf(name);
    start >= 0;
    start = text.indexOf(name, start + 1)
  ) {
    const before = text.slice(Math.max(0, start - 24), start);
    const after = text.slice(start + name.length, start + name.length + 1);
    if (
      /(?:\.\/|\b(?:build|context):[ \t]*["']?)$/.test(before) &&
      /^(?:$|[\s"'/,}#])/.test(after)
    )
      return true;
  }
  return false;
}

/** Without comments, and without the paths whose changes a workflow passes over. */
function withoutComments(text: string): string {
  let skippedIndent = -1;
  return text
    .split('\n')
    .filter(line => {
      if (/^\s*#/.test(line)) return false;
      const indent = line.length - line.trimStart().length;
      if (skippedIndent >= 0) {
        if (indent > skippedIndent || /^\s*-/.test(line)) return false;
        skippedIndent = -1;
      }
      if (!/^\s*["']?paths-ignore["']?:/.test(line)) return true;
      skippedIndent = indent;
      return false;
    })
    .join('\n');
}
