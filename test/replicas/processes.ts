import { ChildProcess, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../free-port';
import type { ReplicaOptions, ReplicaStats } from './replica';

const ROOT = join(__dirname, '..', '..');

/** Megabytes of heap that a backend is given, so that it has to clear up as it would in a container of 600 MB. */
const HEAP = 400;

/** A program that runs until it is stopped. */
export class Program {
  readonly pid: number;

  constructor(protected readonly child: ChildProcess) {
    this.pid = child.pid!;
  }

  /** Kills it and all that it started, without a word. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise(resolve => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await gone;
  }

  /** Sends it a signal. */
  signal(name: NodeJS.Signals) {
    this.child.kill(name);
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise(resolve => this.child.once('exit', resolve));
    this.child.stdin?.end();
    this.child.kill('SIGTERM');
    await gone;
  }
}

/** A PostgreSQL of its own. */
export async function startPostgres(): Promise<{
  program: Program;
  address: string;
}> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'scripts', 'postgres.mjs')],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  return { program: new Program(child), address: await firstLine(child) };
}

/** The forge, with a repository of every folder of the seed. */
export async function startForge(options: {
  port: number;
  data: string;
  seed: string;
  user: { name: string; password: string };
  webhooks: readonly string[];
  secret: string;
}): Promise<{ program: Program; address: string }> {
  const { user } = options;
  const child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      join(ROOT, 'packages', 'forge', 'src', 'main.ts'),
      ...['--data', options.data, '--seed', options.seed],
      ...['--port', `${options.port}`],
      ...['--user', user.name, '--password', user.password],
      ...options.webhooks.flatMap(url => ['--webhook', url]),
      ...['--webhook-secret', options.secret],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await firstLine(child);
  return {
    program: new Program(child),
    address: `http://localhost:${options.port}`,
  };
}

/** One backend with the plugin. */
export class Replica extends Program {
  readonly address: string;

  private constructor(child: ChildProcess, address: string) {
    super(child);
    this.address = address;
  }

  static async start(
    options: Omit<ReplicaOptions, 'port'> & { port?: number },
  ): Promise<Replica> {
    const port = options.port ?? (await freePort());
    const child = fork(
      join(__dirname, 'replica.ts'),
      [JSON.stringify({ ...options, port })],
      {
        execArgv: [
          ...process.execArgv.filter(option => !/source-maps/.test(option)),
          `--max-old-space-size=${HEAP}`,
        ],
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        ...(options.workingDirectory && {
          env: { ...process.env, TMPDIR: options.workingDirectory },
        }),
      },
    );
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: { ready?: boolean }) => {
        if (message.ready) resolve();
      });
      child.once('exit', code =>
        reject(new Error(`A backend ended with ${code} at its start.`)),
      );
    });
    return new Replica(
      child,
      `http://localhost:${port}/api/container-scorecard`,
    );
  }

  /** What it says of itself since it was last asked. */
  async stats(): Promise<ReplicaStats> {
    return new Promise(resolve => {
      const take = (message: { stats?: ReplicaStats }) => {
        if (!message.stats) return;
        this.child.off('message', take);
        resolve(message.stats);
      };
      this.child.on('message', take);
      this.child.send('stats');
    });
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.address}${path}`, {
      headers: { authorization: 'Bearer mock-user-token' },
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}

/** The most memory, in MB, that a process and those it started had at once, of those that were looked at. */
export class Memory {
  #main = 0;
  #all = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#timer = setInterval(() => {
      const main = resident(pid);
      const all = descendants(pid).reduce(
        (sum, one) => sum + resident(one),
        main,
      );
      this.#main = Math.max(this.#main, main);
      this.#all = Math.max(this.#all, all);
    }, 500);
  }

  end(): { backend: number; withChecks: number } {
    clearInterval(this.#timer);
    return { backend: this.#main, withChecks: this.#all };
  }
}

function resident(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(name => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return (
          Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid
        );
      } catch {
        return false;
      }
    })
    .map(Number);
  return [...children, ...children.flatMap(descendants)];
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: child.stdout! });
    lines.once('line', resolve);
    child.once('exit', code =>
      reject(new Error(`${child.spawnargs[1]} ended with ${code}.`)),
    );
  });
}

/** For webhooks and for whoever may push; on this machine only. */
export const madeUp = () => randomBytes(16).toString('hex');
