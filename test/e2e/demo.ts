import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../free-port';

const checkout = dirname(dirname(__dirname));

export interface Pids {
  forge: number;
  backend: number;
  app: number;
}

/** The demo as `npm start` runs it, on ports and in a data folder of its own. */
export class Demo {
  readonly app: string;
  readonly backend: string;
  readonly forge: string;
  readonly data: string;
  readonly #environment: Record<string, string>;
  #process?: ChildProcess;
  #output = '';
  #ended: Promise<number | null> = Promise.resolve(null);

  private constructor(ports: Pids) {
    this.data = mkdtempSync(join(tmpdir(), 'plimsoll-e2e-'));
    const address = (port: number) => `http://localhost:${port}`;
    this.app = address(ports.app);
    this.backend = address(ports.backend);
    this.forge = address(ports.forge);
    this.#environment = {
      PLIMSOLL_APP_PORT: String(ports.app),
      PLIMSOLL_BACKEND_PORT: String(ports.backend),
      PLIMSOLL_FORGE_PORT: String(ports.forge),
      PLIMSOLL_DATA: this.data,
    };
  }

  static async create(): Promise<Demo> {
    return new Demo({
      app: await freePort(),
      backend: await freePort(),
      forge: await freePort(),
    });
  }

  /** Resolves to the milliseconds it took until the address was printed. */
  async start(): Promise<number> {
    const started = Date.now();
    const child = spawn(
      process.execPath,
      [join(checkout, 'scripts', 'task.mjs'), 'start'],
      { env: { ...process.env, ...this.#environment }, cwd: checkout },
    );
    this.#process = child;
    this.#output = '';
    this.#ended = new Promise(resolve => child.on('close', resolve));
    await new Promise<void>((resolve, reject) => {
      const take = (chunk: Buffer) => {
        this.#output += chunk;
        if (this.#output.includes(`Plimsoll is at ${this.app}`)) {
          resolve();
        }
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.on('error', reject);
      child.on('close', code =>
        reject(
          new Error(`npm start ended with code ${code}:\n${this.#output}`),
        ),
      );
    });
    return Date.now() - started;
  }

  get output(): string {
    return this.#output;
  }

  pids(): Pids {
    return JSON.parse(readFileSync(join(this.data, 'running.json'), 'utf8'))
      .pids;
  }

  /** Resolves to the exit code, once everything has ended. */
  async ended(): Promise<number | null> {
    return this.#ended;
  }

  /** As Ctrl-C does. */
  async stop(): Promise<number | null> {
    this.#process?.kill('SIGINT');
    return this.#ended;
  }

  async remove() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}
