import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NOBODY = 65534;
const PIECE = Buffer.alloc(64 * 1024);

/** A file system of its own that can be full. */
export class SmallDisk {
  /** Where it is; everybody may write there. */
  readonly path: string;
  readonly #home: string;

  private constructor(home: string) {
    this.#home = home;
    this.path = join(home, 'disk');
  }

  /**
   * Throws where this process may not mount anything.
   *
   * @param mebibytes - how much it holds
   */
  static mount(mebibytes: number): SmallDisk {
    const home = mkdtempSync(join(tmpdir(), 'plimsoll-disk-'));
    const disk = new SmallDisk(home);
    try {
      // The PostgreSQL of the tests is somebody else.
      chmodSync(home, 0o755);
      mkdirSync(disk.path);
      execFileSync('mount', [
        ...['-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0777`],
        ...['tmpfs', disk.path],
      ]);
      return disk;
    } catch (error) {
      rmSync(home, { recursive: true, force: true });
      throw error;
    }
  }

  /** Leaves no room for one more byte. */
  fill() {
    const file = openSync(this.#filler, 'a');
    try {
      for (let size = PIECE.length; size >= 1; )
        try {
          writeSync(file, PIECE, 0, size);
        } catch (error) {
          if (Object(error).code !== 'ENOSPC') throw error;
          size = Math.floor(size / 2);
        }
    } finally {
      closeSync(file);
    }
  }

  /** A folder in it of the user with whose rights PostgreSQL runs. */
  folderOfPostgres(): string {
    const folder = join(this.path, 'postgres');
    mkdirSync(folder);
    // It does not run as root: see scripts/postgres.mjs.
    if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
    return folder;
  }

  free() {
    rmSync(this.#filler, { force: true });
  }

  end() {
    // Whoever still has a file open there must not keep the test from ending.
    execFileSync('umount', ['-l', this.path]);
    rmSync(this.#home, { recursive: true, force: true });
  }

  get #filler() {
    return join(this.path, 'filler');
  }
}
