import { ChildProcess, spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parse, stringify } from 'yaml';
import { run } from '../containers/command';
import { freePort } from '../free-port';
import { blocksFor, commandsOf, Frontend, paste } from './readme';
import type { Registry } from './registry';

const checkout = dirname(dirname(__dirname));
const START = 300_000;

/** A Backstage as create-app makes it, in a folder of its own. */
export class FreshBackstage {
  readonly app: string;
  readonly backend: string;
  readonly #root: string;
  readonly #frontend: Frontend;
  #process?: ChildProcess;
  #ended?: Promise<void>;
  #output = '';

  private constructor(
    root: string,
    frontend: Frontend,
    ports: Record<'app' | 'backend', number>,
  ) {
    this.#root = root;
    this.#frontend = frontend;
    this.app = `http://localhost:${ports.app}`;
    this.backend = `http://localhost:${ports.backend}`;
  }

  static async create(
    root: string,
    frontend: Frontend,
  ): Promise<FreshBackstage> {
    await run(
      'node',
      [
        join(
          checkout,
          'node_modules/@backstage/create-app/bin/backstage-create-app',
        ),
        ...['--path', root, '--skip-install'],
        ...(frontend === 'classic' ? ['--legacy'] : []),
      ],
      // It asks for a name.
      { cwd: dirname(root), input: `${frontend}-portal\n` },
    );
    holdVersions(root);
    return new FreshBackstage(root, frontend, {
      app: await freePort(),
      backend: await freePort(),
    });
  }

  /** Does what our READMEs say, and nothing else. */
  async followReadmes(registry: Registry) {
    this.#change('.yarnrc.yml', settings => ({
      ...settings,
      npmScopes: { plimsoll: { npmRegistryServer: registry.url } },
      unsafeHttpWhitelist: ['127.0.0.1'],
    }));
    const blocks = blocksFor(this.#frontend, checkout);
    const cache = (await this.#yarn('config', 'get', 'cacheFolder')).trim();
    const ours = () =>
      (existsSync(cache) ? readdirSync(cache) : []).filter(name =>
        name.startsWith('@plimsoll-'),
      );
    const before = new Set(ours());
    try {
      for (const [line, from] of commandsOf(blocks)) {
        await this.#run('sh', ['-ec', line]).catch(error => {
          throw new Error(`${from}: ${line}\n${error.message}`);
        });
      }
    } finally {
      // Nobody will ask for these again.
      ours()
        .filter(name => !before.has(name))
        .forEach(name => rmSync(join(cache, name)));
    }
    await this.#addSqlite();
    for (const block of blocks) {
      if (/^tsx?$/.test(block.language)) paste(this.#root, block);
    }
  }

  /** Versions of ours that are installed now, by name. */
  installed(): Record<string, string> {
    const folder = join(this.#root, 'node_modules', '@plimsoll');
    return Object.fromEntries(
      readdirSync(folder).map(name => {
        const path = join(folder, name, 'package.json');
        const manifest = JSON.parse(readFileSync(path, 'utf8'));
        return [manifest.name, manifest.version];
      }),
    );
  }

  /** What is different on every machine: addresses, and where repositories are. */
  configure(settings: {
    forge: string;
    /** Address of the folder of golden paths. */
    templates: string;
    locations: unknown[];
  }) {
    const { port } = new URL(this.backend);
    const app = parse(
      readFileSync(join(this.#root, 'app-config.yaml'), 'utf8'),
    );
    const configuration = {
      app: { baseUrl: this.app },
      backend: {
        baseUrl: this.backend,
        listen: { host: 'localhost', port: Number(port) },
        cors: { origin: this.app },
      },
      integrations: {
        gitea: [
          {
            host: new URL(settings.forge).host,
            baseUrl: settings.forge,
            username: 'demo',
            password: 'demo',
          },
        ],
      },
      catalog: {
        // A list replaces the list before it.
        locations: [...app.catalog.locations, ...settings.locations],
      },
      containerGoldenPath: {
        templates: settings.templates,
        // Nothing outside is asked for digests.
        registries: [],
      },
    };
    writeFileSync(
      join(this.#root, 'app-config.local.yaml'),
      stringify(configuration),
    );
  }

  /** Types, and the configuration against all schemas, ours included. */
  async check() {
    await this.#yarn('tsc');
    await this.#yarn(
      ...['backstage-cli', 'config:check', '--strict'],
      ...['--config', 'app-config.yaml', '--config', 'app-config.local.yaml'],
    );
  }

  /** Resolves when app and backend answer. */
  async start() {
    const child = spawn('yarn', ['start'], {
      cwd: this.#root,
      env: this.#environment({ NODE_ENV: 'development', BROWSER: 'none' }),
      detached: true,
    });
    this.#process = child;
    const take = (chunk: Buffer) => {
      this.#output += stripVTControlCharacters(String(chunk));
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    let isOver = false;
    this.#ended = new Promise(resolve =>
      child.on('close', () => {
        isOver = true;
        resolve();
      }),
    );
    process.once('exit', () => this.#signal('SIGKILL'));
    const deadline = Date.now() + START;
    for (const address of [
      `${this.backend}/.backstage/health/v1/readiness`,
      this.app,
    ]) {
      while (!(await answers(address))) {
        // `yarn start` would wait for a change of the sources.
        const hasFailed = this.#output.includes('Backend startup failed');
        if (isOver || hasFailed || Date.now() > deadline) {
          throw new Error(`The portal does not start: no ${address}`);
        }
        await new Promise(resolve => setTimeout(resolve, 1000));
      }
    }
  }

  /** The end of what the portal printed. */
  get lastWords(): string {
    return this.#output
      .split('\n')
      .filter(line => !line.includes('"incomingRequest"'))
      .map(line => line.slice(0, 500))
      .slice(-40)
      .join('\n');
  }

  async stop() {
    if (!this.#process) return;
    this.#signal('SIGTERM');
    const timer = setTimeout(() => this.#signal('SIGKILL'), 8_000);
    await this.#ended;
    clearTimeout(timer);
    this.#process = undefined;
  }

  #signal(signal: NodeJS.Signals) {
    try {
      if (this.#process?.pid) process.kill(-this.#process.pid, signal);
    } catch {
      // It is gone already.
    }
  }

  #environment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    return {
      ...process.env,
      // The portal has a Yarn of its own.
      YARN_IGNORE_PATH: undefined,
      // In CI it would refuse to write a lock file.
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      // Compiling takes minutes; what is needed of it is below.
      YARN_ENABLE_SCRIPTS: 'false',
      YARN_ENABLE_TELEMETRY: '0',
      NO_COLOR: '1',
      ...more,
    };
  }

  #run(command: string, args: string[], env?: NodeJS.ProcessEnv) {
    return run(command, args, {
      cwd: this.#root,
      env: this.#environment(env),
    });
  }

  #yarn(...args: string[]) {
    return this.#run('yarn', args);
  }

  /** SQLite's driver is the only package that has to be built; that of the checkout is, if it is the same. */
  async #addSqlite() {
    const driver = (root: string) => join(root, 'node_modules/better-sqlite3');
    const version = (root: string) =>
      JSON.parse(readFileSync(join(driver(root), 'package.json'), 'utf8'))
        .version;
    if (version(this.#root) === version(checkout)) {
      const built = (root: string) =>
        join(driver(root), 'build/Release/better_sqlite3.node');
      mkdirSync(dirname(built(this.#root)), { recursive: true });
      copyFileSync(built(checkout), built(this.#root));
    } else {
      await this.#run('yarn', ['rebuild', 'better-sqlite3'], {
        YARN_ENABLE_SCRIPTS: 'true',
      });
    }
  }

  #change(path: string, change: (content: object) => object) {
    const file = join(this.#root, path);
    const content = parse(readFileSync(file, 'utf8'));
    writeFileSync(file, stringify(change(content)));
  }
}

/**
 * Keeps a new Backstage to the release that its create-app is of. Its `^0.3.19` takes packages of later releases as
 * well, some of which do not start with those that stay behind; a portal that is in use has a lock file against that.
 */
function holdVersions(root: string) {
  for (const path of ['', 'packages/app', 'packages/backend']) {
    const file = join(root, path, 'package.json');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/("@backstage\/[^"]+": ")\^/g, '$1'));
  }
  // And what they depend on, where this checkout has it too.
  copyFileSync(join(checkout, 'yarn.lock'), join(root, 'yarn.lock'));
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, {
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(60_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
