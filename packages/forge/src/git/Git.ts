import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ForgeError } from '../errors';
import { Turnstile } from '../turnstile';

const MAX_OUTPUT = 64 * 1024 * 1024;
const MAX_STDERR = 8 * 1024;

// Everything git is told that is not in a command line. `safe.directory` has to come from a file:
// git before 2.38 ignores it on the command line and in the environment.
const CONFIGURATION = `[safe]
	directory = *
[core]
	hooksPath = ${devNull}
	quotePath = false
[init]
	defaultBranch = main
[http]
	receivepack = true
	getanyfile = false
[receive]
	autogc = false
[gc]
	auto = 0
[maintenance]
	auto = false
`;

/** A git process that ended with an exit code nobody expected. */
export class GitError extends Error {
  override name = 'GitError';

  constructor(args: readonly string[], readonly code: number, stderr: string) {
    super(
      `git ${args[0]} failed with exit code ${code}: ${
        stderr.trim() || 'no message'
      }`,
    );
  }
}

export interface RunOptions {
  gitDir?: string;
  /** Written to the process as it asks for it. */
  input?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  /** Exit codes that are an answer and not a failure. */
  expect?: number[];
}

/**
 * The git binary, always called with the same clean environment and never through a shell: no
 * configuration of the machine or of the user, no prompts, no hooks, paths taken literally.
 */
export class Git {
  readonly #children = new Set<ChildProcessWithoutNullStreams>();
  readonly #turnstile = new Turnstile(16);
  readonly #home: string;
  #execPath = '';

  private constructor(home: string) {
    this.#home = home;
  }

  /** Finds git and its `http-backend`; `home` is a folder that becomes git's home. */
  static async locate(home: string): Promise<Git> {
    await mkdir(home, { recursive: true });
    await writeFile(join(home, '.gitconfig'), CONFIGURATION);
    const git = new Git(home);
    const { stdout } = await git.run(['--exec-path']);
    git.#execPath = stdout.toString('utf8').trim();
    await access(git.httpBackend, constants.X_OK).catch(() => {
      throw new ForgeError(
        `git's http-backend is not in ${
          git.#execPath
        }. Install the complete git of your system (on Alpine: apk add git-daemon) and start again.`,
      );
    });
    return git;
  }

  get httpBackend(): string {
    return join(this.#execPath, 'git-http-backend');
  }

  /** Starts git itself, or with `file` a program that belongs to it. The caller reads its output. */
  spawn(
    args: readonly string[],
    options: { env?: Record<string, string>; file?: string } = {},
  ): ChildProcessWithoutNullStreams {
    const child = spawn(options.file ?? 'git', args, {
      cwd: this.#home,
      env: { ...this.#environment(), ...options.env },
      shell: false,
      windowsHide: true,
    });
    this.#children.add(child);
    const forget = () => this.#children.delete(child);
    child.once('close', forget).once('error', forget);
    // A process that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => {});
    return child;
  }

  /** Runs git to its end and returns what it printed. */
  async run(
    args: readonly string[],
    options: RunOptions = {},
  ): Promise<{ stdout: Buffer; code: number }> {
    return this.#turnstile.pass(async () => {
      const child = this.spawn(withGitDir(args, options.gitDir));
      const ended = exitOf(child);
      // Awaited last; without this an early failure would count as unhandled.
      ended.catch(() => {});
      const stderr = collectText(child.stderr);
      const stdout = collect(child, MAX_OUTPUT);
      stdout.catch(() => {});
      await feed(child, options.input);
      const code = await ended;
      if (code !== 0 && !options.expect?.includes(code)) {
        throw new GitError(args, code, await stderr);
      }
      return { stdout: await stdout, code };
    });
  }

  /**
   * What git prints, as a stream that fails when git fails. A plain pipe would end in the same way
   * whether git was done or had died half-way.
   */
  async *stream(
    args: readonly string[],
    gitDir: string,
  ): AsyncGenerator<Buffer> {
    const child = this.spawn(withGitDir(args, gitDir));
    const ended = exitOf(child);
    ended.catch(() => {});
    const stderr = collectText(child.stderr);
    child.stdin.end();
    try {
      yield* child.stdout as AsyncIterable<Buffer>;
      const code = await ended;
      if (code !== 0) {
        throw new GitError(args, code, await stderr);
      }
    } finally {
      child.kill();
    }
  }

  /** Ends every git process that is still running. */
  async stop(): Promise<void> {
    const children = [...this.#children];
    await Promise.all(
      children.map(async child => {
        const closed = once(child, 'close');
        child.kill();
        await closed;
      }),
    );
  }

  #environment(): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      HOME: this.#home,
      GIT_CONFIG_GLOBAL: join(this.#home, '.gitconfig'),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      // What `refs.ts` and the 40 digits of an id rely on; newer versions of git choose otherwise.
      GIT_DEFAULT_REF_FORMAT: 'files',
      GIT_DEFAULT_HASH: 'sha1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_LITERAL_PATHSPECS: '1',
      // A pushed refs/replace/… must not make one commit read as another.
      GIT_NO_REPLACE_OBJECTS: '1',
      LC_ALL: 'C',
      TZ: 'UTC',
    };
  }
}

/** The exit code; a process that was ended by a signal counts as failed. */
export async function exitOf(
  child: ChildProcessWithoutNullStreams,
): Promise<number> {
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return code ?? 255;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new ForgeError(
        'git was not found on the PATH. Install git (on Debian: apt-get install git) and start again.',
      );
    }
    throw error;
  }
}

/** What a process says on stderr, cut to a length fit for a log line. */
export async function collectText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (length < MAX_STDERR) {
      chunks.push(chunk);
      length += chunk.length;
    }
  }
  return Buffer.concat(chunks).toString('utf8').slice(0, MAX_STDERR);
}

async function collect(
  child: ChildProcessWithoutNullStreams,
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) {
      child.kill();
      throw new Error(`git printed more than ${limit} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function feed(
  child: ChildProcessWithoutNullStreams,
  input: RunOptions['input'] = [],
): Promise<void> {
  let failure: { error: unknown } | undefined;
  async function* chunks() {
    try {
      yield* input as AsyncIterable<string | Uint8Array>;
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  // That the process stopped reading is no failure here: its exit code says what is wrong.
  await pipeline(Readable.from(chunks()), child.stdin).catch(() => {});
  if (failure) {
    child.kill();
    throw failure.error;
  }
}

function withGitDir(args: readonly string[], gitDir?: string): string[] {
  return gitDir ? [`--git-dir=${gitDir}`, ...args] : [...args];
}
