import { posix } from 'node:path';
import {
  isCandidatePath,
  kindOf,
  maskPath,
  SourceFile,
} from '@plimsoll/engine';
import { Unreadable } from '@plimsoll/findings';
import type { ReadLimits, Repository } from './repository';

/** Read files are in memory at once, times the repositories that are read at the same time. */
const MOST_BYTES = 32 * 1024 * 1024;
/** A YAML file may be anything; up to here it is read to find out whether it would be judged. */
export const LARGEST_YAML = 8 * 1024 * 1024;
const MOST_PATHS = 200_000;
/** Of all paths together: some may be thousands of letters long. */
const MOST_LETTERS = 32 * 1024 * 1024;
/** Files that are too large and are named one by one. */
const MOST_NAMED = 200;
/** As long as Linux lets a path be. */
const LONGEST_PATH = 4_096;

/** Decides what to read while the names of files stream past, and remembers what it left out. */
export class Selection {
  readonly #limits: ReadLimits;
  #isEmpty = true;
  /** Undefined where they are too many to keep. */
  #paths: string[] | undefined = [];
  #letters = 0;
  readonly #unreadable: Unreadable[] = [];
  readonly #leftOut = { first: '', files: 0 };
  /** What is to be read, with its size in bytes. */
  readonly #admitted = new Map<string, number>();
  /** Apart, so that a repository full of YAML cannot crowd out its Dockerfile. */
  readonly #spent = {
    certain: { files: 0, bytes: 0 },
    yaml: { files: 0, bytes: 0 },
  };

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** Whether no file was seen at all. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  admits(path: string, size: number = 0): boolean {
    if (!isPlain(path)) return false;
    this.#isEmpty = false;
    this.#letters += path.length;
    this.#paths?.push(path);
    if (
      Number(this.#paths?.length) > MOST_PATHS ||
      this.#letters > MOST_LETTERS
    )
      this.#paths = undefined;
    // Of two with one path, which only an archive can have, the first counts.
    if (!isCandidatePath(path) || this.#admitted.has(path)) return false;

    const isCertain = kindOf(path) !== undefined;
    if (isCertain && size > this.#limits.maxFileSize) {
      this.#tooLarge(path);
      return false;
    }
    if (!isCertain && size > LARGEST_YAML) return false;

    const spent = isCertain ? this.#spent.certain : this.#spent.yaml;
    spent.files += 1;
    spent.bytes += size;
    if (spent.files > this.#limits.maxFiles || spent.bytes > MOST_BYTES) {
      this.#leaveOut(path);
      return false;
    }
    this.#admitted.set(path, size);
    return true;
  }

  async open(
    found: Array<{ path: string; content(): Promise<Buffer> }>,
  ): Promise<Omit<Repository, 'etag'>> {
    const files: SourceFile[] = [];
    const others: SourceFile[] = [];
    for (const { path, content } of found) {
      const bytes = await content();
      // What was cut off must not pass for what is there.
      if (bytes.length < (this.#admitted.get(path) ?? 0))
        throw new Error(
          `What the host sent ends in the middle of ${maskPath(path)}`,
        );
      const text = bytes.toString('utf8');
      if (kindOf(path, text) === undefined) {
        if (bytes.length <= this.#limits.maxFileSize && !bytes.includes(0))
          others.push({ file: path, text });
        continue;
      }
      if (bytes.length > this.#limits.maxFileSize) {
        this.#tooLarge(path);
      } else if (bytes.length === 0) {
        this.#unreadable.push({
          file: path,
          reason: 'is empty, or a symbolic link, and those are not followed',
        });
      } else if (bytes.includes(0)) {
        this.#unreadable.push({ file: path, reason: 'holds binary data' });
      } else {
        files.push({ file: path, text });
      }
    }
    const left = this.#leftOut;
    if (left.files > 0) {
      this.#unreadable.push({
        file: left.first,
        reason:
          `is the first of ${left.files} files that were left out: the repository has more than ` +
          `${
            this.#limits.maxFiles
          } files of such kinds, or they are too large together`,
      });
    }
    return {
      files: [...files, ...namedBy(files, others)],
      unreadable: this.#unreadable,
      paths: this.#paths,
    };
  }

  #leaveOut(file: string) {
    this.#leftOut.first ||= file;
    this.#leftOut.files += 1;
  }

  #tooLarge(file: string) {
    if (this.#unreadable.length >= MOST_NAMED) {
      this.#leaveOut(file);
      return;
    }
    const limit = inWords(this.#limits.maxFileSize);
    this.#unreadable.push({ file, reason: `is larger than ${limit}` });
  }
}

/** Files of any name that those that are judged, or their like, name: what a pipeline or a compose file includes. */
function namedBy(
  files: readonly SourceFile[],
  others: readonly SourceFile[],
): SourceFile[] {
  const names = new Set<string>();
  const named: SourceFile[] = [];
  let fresh = files;
  let left = others;
  while (fresh.length > 0 && left.length > 0) {
    for (const { text } of fresh) addYamlNames(text, names);
    fresh = left.filter(({ file }) => names.has(posix.basename(file)));
    left = left.filter(({ file }) => !names.has(posix.basename(file)));
    named.push(...fresh);
  }
  return named;
}

function addYamlNames(text: string, names: Set<string>) {
  for (const { index, 0: ending } of text.matchAll(/\.ya?ml\b/g)) {
    let start = index;
    while (/[\w.+@-]/.test(text[start - 1] ?? ' ') && index - start < 200) {
      start -= 1;
    }
    names.add(text.slice(start, index + ending.length));
  }
}

/** Archives and listings can hold any text as a path; git cannot. */
export function isPlain(path: string): boolean {
  return (
    path !== '' &&
    path.length <= LONGEST_PATH &&
    // eslint-disable-next-line no-control-regex
    !/[\u0000-\u001f\\]/.test(path) &&
    !path.split('/').some(part => part === '..' || part === '.' || part === '')
  );
}

function inWords(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  if (mebibytes >= 1) return `${Math.round(mebibytes * 10) / 10} MiB`;
  if (bytes >= 1024) return `${Math.round(bytes / 1024)} KiB`;
  return `${bytes} bytes`;
}
