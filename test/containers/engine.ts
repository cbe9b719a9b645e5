import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt, Options, Result, run } from './command';
import { Archives, Unfit, withoutAddresses } from './machine';

/** The Debian release that has a current engine. Its programs run on older releases too. */
const RELEASE = 'forky';
/**
 * Debian's runc of that release wants a newer C library than Debian 12 has: the machine's own is
 * used.
 */
const PACKAGES = [
  'docker.io',
  'docker-cli',
  'docker-buildx',
  'docker-compose',
  'containerd',
  // What `init: true` runs.
  'tini-static',
];
/**
 * Two engines in one network take each other's bridge away. One place for the marks of ours,
 * whatever checkout it was started from, lets the next one find it; and the names of sockets have to
 * be short.
 */
const RUN = '/run/plimsoll-containers';
/** Says whose turn it is, by its process. */
const TURN = join(RUN, 'turn');

/**
 * A Docker Engine of our own with buildx and Compose, from Debian packages that are unpacked in a
 * folder: nothing of the machine's is touched or used, neither its engine nor its images.
 */
export class Engine {
  readonly environment: NodeJS.ProcessEnv;
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
    const root = join(folder, 'engine');
    this.environment = {
      ...process.env,
      PATH: [
        join(root, 'usr', 'bin'),
        join(root, 'usr', 'sbin'),
        process.env.PATH,
        '/usr/sbin:/sbin',
      ].join(':'),
      DOCKER_HOST: `unix://${RUN}/docker.sock`,
      DOCKER_CONFIG: join(folder, 'config'),
      // As in the pipelines: without it a build says nothing of what it did.
      BUILDKIT_PROGRESS: 'plain',
      DOCKER_BUILDKIT: '1',
    };
    for (const name of [
      'DOCKER_CONTEXT',
      'DOCKER_TLS_VERIFY',
      'DOCKER_CERT_PATH',
    ])
      delete this.environment[name];
  }

  /**
   * Fetches what is missing and starts the engine. Its images and its build cache stay in `folder`
   * for the next time.
   */
  static async start(folder: string, archives: Archives): Promise<Engine> {
    const engine = new Engine(folder);
    await Engine.#takeTurn();
    await engine.#fetch(archives);
    await Engine.#endPrevious();
    await engine.#start();
    return engine;
  }

  docker(args: string[], options: Options = {}): Promise<string> {
    return run('docker', args, { env: this.environment, ...options });
  }

  /** As `docker`, for commands that may fail. */
  try(args: string[], options: Options = {}): Promise<Result> {
    return attempt('docker', args, { env: this.environment, ...options });
  }

  /** What `docker inspect` says of an image or a container. */
  async inspect(name: string, type = 'container'): Promise<any> {
    const text = await this.docker(['inspect', `--type=${type}`, name]);
    return JSON.parse(text)[0];
  }

  async stop() {
    await Engine.#endPrevious();
    // The engine mounts its folder on itself, and would be in the way of who deletes it.
    await attempt('umount', [join(this.#folder, 'data')]);
    rmSync(TURN, { force: true });
  }

  async #fetch(archives: Archives) {
    const root = join(this.#folder, 'engine');
    const done = join(root, 'unpacked');
    if (existsSync(done)) return;
    rmSync(root, { recursive: true, force: true });
    const apt = join(this.#folder, 'apt');
    const lists = join(apt, 'lists', 'partial');
    const cache = join(apt, 'archives');
    for (const folder of [root, lists, join(cache, 'partial')])
      mkdirSync(folder, { recursive: true });
    const sources = join(apt, 'sources.list');
    writeFileSync(join(apt, 'status'), '');
    writeFileSync(
      sources,
      `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${archives.main} ${RELEASE} main\n`,
    );
    const options = [
      `Dir::Etc::sourcelist=${sources}`,
      'Dir::Etc::sourceparts=-',
      `Dir::State=${apt}`,
      `Dir::State::lists=${join(apt, 'lists')}`,
      `Dir::State::status=${join(apt, 'status')}`,
      `Dir::Cache=${apt}`,
      `Dir::Cache::archives=${cache}`,
      'Acquire::Languages=none',
      'APT::Sandbox::User=root',
    ].flatMap(option => ['-o', option]);
    try {
      await run('apt-get', [...options, 'update', '-qq']);
      await run('apt-get', [...options, 'download', '-qq', ...PACKAGES], {
        cwd: cache,
      });
    } catch (error) {
      throw new Unfit(
        `The engine's packages cannot be fetched from Debian: ${withoutAddresses(
          error,
        )}`,
      );
    }
    for (const name of readdirSync(cache))
      if (name.endsWith('.deb'))
        await run('dpkg', ['-x', join(cache, name), root]);
    rmSync(apt, { recursive: true });
    writeFileSync(done, '');
  }

  async #start() {
    const other = processes('dockerd')[0];
    if (other) {
      throw new Unfit(
        `A Docker Engine runs here already (process ${other}), and two would take each other's network away: stop it first.`,
      );
    }
    mkdirSync(RUN, { recursive: true });
    const config = this.environment.DOCKER_CONFIG!;
    mkdirSync(config, { recursive: true });
    writeFileSync(
      join(config, 'config.json'),
      JSON.stringify({
        cliPluginsExtraDirs: [
          join(this.#folder, 'engine/usr/libexec/docker/cli-plugins'),
        ],
      }),
    );
    const settings = join(this.#folder, 'daemon.json');
    writeFileSync(
      settings,
      JSON.stringify({
        'data-root': join(this.#folder, 'data'),
        'exec-root': join(RUN, 'exec'),
        pidfile: join(RUN, 'docker.pid'),
        hosts: [`unix://${RUN}/docker.sock`],
        // Images that can be exported as they are: without it no digest is the same twice.
        features: { 'containerd-snapshotter': true },
        builder: { gc: { enabled: true, defaultKeepStorage: '6GB' } },
      }),
    );
    const logFile = join(this.#folder, 'dockerd.log');
    const log = openSync(logFile, 'w');
    const daemon = spawn('dockerd', ['--config-file', settings], {
      env: this.environment,
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    let ended = false;
    daemon.on('error', () => {
      ended = true;
    });
    daemon.on('exit', () => {
      ended = true;
    });
    daemon.unref();
    for (let tries = 0; tries < 150 && !ended; tries++) {
      if ((await this.try(['version'])).code === 0) return;
      await sleep(200);
    }
    const said = readFileSync(logFile, 'utf8').trim().split('\n').slice(-8);
    throw new Unfit(`The engine does not start:\n${said.join('\n')}`);
  }

  /** Waits until no other run has an engine here: they would end each other's. */
  static async #takeTurn() {
    mkdirSync(RUN, { recursive: true });
    for (let told = false; ; told = true) {
      try {
        writeFileSync(TURN, String(process.pid), { flag: 'wx' });
        return;
      } catch {
        const other = existsSync(TURN) ? readFileSync(TURN, 'utf8') : '';
        if (!processes('node').includes(Number(other))) {
          // It was ended before it could clean up.
          rmSync(TURN, { force: true });
          continue;
        }
        if (!told) console.log(`Waiting for another run (process ${other}) …`);
        await sleep(2000);
      }
    }
  }

  /** Ends what an earlier run left, or this one started. */
  static async #endPrevious() {
    const file = join(RUN, 'docker.pid');
    if (!existsSync(file)) return;
    const pid = Number(readFileSync(file, 'utf8'));
    // The number may have gone to another program since.
    if (!processes('dockerd').includes(pid)) return;
    process.kill(pid, 'SIGTERM');
    for (let tries = 0; tries < 150; tries++) {
      if (!processes('dockerd').includes(pid)) return;
      await sleep(200);
    }
    throw new Unfit(`The engine of an earlier run (${pid}) does not end.`);
  }
}

/** The processes that run a program of this name. */
function processes(name: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => {
      try {
        return readlinkSync(`/proc/${pid}/exe`).endsWith(`/${name}`);
      } catch {
        return false; // Ended, or a thread of the kernel.
      }
    });
}
