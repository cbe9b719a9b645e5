import assert from 'node:assert/strict';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port';
import { run } from './command';
import { imagesOf, withoutSyntax } from './dockerfile';
import { Engine } from './engine';
import { lay, TextFile } from './service';
import { parseReference, StandIns } from './stand-ins';

const ROWS = 1000;

interface ComposeService {
  image?: string;
  build?: object;
  ports?: unknown[];
  networks?: Record<string, unknown>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
}

interface ComposeProject {
  name: string;
  services: Record<string, ComposeService>;
  networks: Record<string, { name: string; internal?: boolean }>;
}

/**
 * A rendered Compose project on a real engine, started as its documentation says: from its
 * production file, with the tasks that come with it.
 */
export class Stack {
  readonly measures: Record<string, string>;
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  #project!: ComposeProject;

  private constructor(engine: Engine, name: string, port: number) {
    this.measures = { name };
    this.#engine = engine;
    this.#folder = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));
    this.#environment = {
      ...engine.environment,
      HTTP_PORT: String(port),
    };
  }

  /** Lays a rendering down, and builds what stands in for the images that it names. */
  static async create(
    engine: Engine,
    standIns: StandIns,
    name: string,
    files: readonly TextFile[],
  ): Promise<Stack> {
    const stack = new Stack(engine, name, await freePort());
    lay(
      stack.#folder,
      files.map(file =>
        /(^|\/)Dockerfile$/.test(file.path)
          ? { ...file, content: withoutSyntax(String(file.content)) }
          : file,
      ),
    );
    stack.#project = JSON.parse(
      await stack.#compose('config', '--format', 'json'),
    );
    const services = Object.values(stack.#project.services);
    const built = services.flatMap(({ image, build }) =>
      build ? [image] : [],
    );
    const images = services.flatMap(({ image }) =>
      image && !built.includes(image) ? [image] : [],
    );
    const named = files.flatMap(({ path, content }) =>
      path === 'Dockerfile' ? imagesOf(String(content)) : [],
    );
    await standIns.provide([...images, ...named]);
    await stack.#takeStandIns();
    return stack;
  }

  /** Whether there is a database to back up. */
  get keepsData(): boolean {
    return 'database' in this.#project.services;
  }

  /** What takes long to build is built on its own. */
  async build() {
    const started = Date.now();
    await this.#composeWithin(1_800_000, ['build']);
    this.#took('build', started);
  }

  /** Everything starts in order and becomes healthy. */
  async up() {
    // Without a task for them they were laid down.
    if (this.keepsData && existsSync(join(this.#folder, 'Makefile')))
      await this.#task('secrets');
    const started = Date.now();
    try {
      await this.#compose('up', '--build', '--wait', '--quiet-pull');
    } catch (error) {
      // Compose tells who failed, and only the log tells why.
      const log = await this.#compose('logs', '--no-color', '--tail', '20');
      throw new Error(`${error}\n${log}`);
    }
    this.#took('up', started);
    const { services } = this.#project;
    for (const [name, { depends_on: needs = {} }] of Object.entries(services)) {
      const { State: state } = await this.#inspect(name);
      for (const [other, { condition }] of Object.entries(needs)) {
        if (condition !== 'service_healthy') continue;
        const { State: first } = await this.#inspect(other);
        const healthy = first.Health.Log.find(
          (check: { ExitCode: number }) => check.ExitCode === 0,
        );
        // The log keeps the last five checks only: the first good one may be gone.
        assert.ok(
          first.Health.Log.length === 5 ||
            Date.parse(healthy.Start) <= Date.parse(state.StartedAt),
          `${name} started before ${other} was healthy.`,
        );
      }
    }
  }

  /** The tests of all components pass in the build. */
  async tests() {
    const started = Date.now();
    await this.#engine.docker(['buildx', 'bake', 'test'], {
      cwd: this.#folder,
      env: this.#environment,
    });
    this.#took('test', started);
  }

  /** Nobody has more rights than needed, and the engine enforces it. */
  async restrictions() {
    for (const name of Object.keys(this.#project.services)) {
      const { HostConfig: host, State: state } = await this.#inspect(name);
      if (!state.Running) {
        // What does its work once has done it.
        assert.equal(state.ExitCode, 0, `${name} ended with an error.`);
        continue;
      }
      const status = readFileSync(`/proc/${state.Pid}/status`, 'utf8');
      const field = (key: string) =>
        status.match(new RegExp(`^${key}:\\s*(\\S+)`, 'm'))?.[1];
      assert.notEqual(field('Uid'), '0', `${name} runs as root.`);
      assert.deepEqual(
        {
          capabilities: Number(`0x${field('CapEff')}`),
          noNewPrivileges: field('NoNewPrivs'),
          seccomp: field('Seccomp'),
          readOnly: host.ReadonlyRootfs,
          memory: host.Memory > 0,
          pids: host.PidsLimit > 0,
        },
        {
          capabilities: 0,
          noNewPrivileges: '1',
          seccomp: '2',
          readOnly: true,
          memory: true,
          pids: true,
        },
        name,
      );
    }
  }

  /** Who is on internal networks only has no way out, and no door on this machine. */
  async internal() {
    const { services, networks } = this.#project;
    const inside = Object.entries(services).filter(([, service]) =>
      Object.keys(service.networks ?? {}).every(
        network => networks[network].internal,
      ),
    );
    assert.ok(
      inside.length > 0,
      'No service stands on internal networks only.',
    );
    for (const [name] of inside) {
      const { NetworkSettings: network, State: state } = await this.#inspect(
        name,
      );
      if (!state.Running) continue;
      // As the kernel has it: a default route is one to 0.0.0.0.
      const routes = readFileSync(`/proc/${state.Pid}/net/route`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map(line => line.split('\t')[1]);
      assert.ok(!routes.includes('00000000'), `${name} has a way out.`);
      const open = Object.values(network.Ports ?? {}).filter(Boolean);
      assert.deepEqual(open, [], `${name} can be reached from this machine.`);
    }
  }

  /** The service answers, and sees what stands beside it. */
  async answers(paths: readonly string[]) {
    for (const path of paths) {
      const response = await fetch(
        `http://127.0.0.1:${this.#environment.HTTP_PORT}${path}`,
        { signal: AbortSignal.timeout(5000) },
      );
      assert.equal(response.status, 200, path);
    }
  }

  /** What was backed up before everything was deleted is there again after a restore. */
  async backupAndRestore() {
    const backup = join(this.#folder, 'backups', 'proof');
    const sql = (text: string) =>
      this.#compose(
        ...['exec', '-T', 'database', 'sh', '-c'],
        'psql --quiet --tuples-only --no-align --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" --command="$0"',
        text,
      );
    const sum = "SELECT count(*) || ' ' || sum(id) FROM proof";
    await sql(
      `CREATE TABLE proof AS SELECT id, md5(id::text) AS text FROM generate_series(1, ${ROWS}) AS id`,
    );
    const before = (await sql(sum)).trim();
    assert.equal(before, `${ROWS} ${(ROWS * (ROWS + 1)) / 2}`);
    await this.#script('backup', backup);
    await this.#compose('down', '--volumes');
    await this.#compose('up', '--wait', '--no-build');
    const started = Date.now();
    await this.#script('restore', backup);
    this.#took('restore', started);
    assert.equal((await sql(sum)).trim(), before);
  }

  /** Everything ends when asked, and deleting it leaves nothing. */
  async end() {
    const started = Date.now();
    await this.#compose('stop');
    this.#took('stop', started);
    for (const name of Object.keys(this.#project.services)) {
      const { State: state } = await this.#inspect(name);
      // Compose tells who failed, and only the log tells why.
      const log = [0, 143].includes(state.ExitCode)
        ? undefined
        : await this.#compose('logs', '--no-color', '--tail', '20', name);
      assert.equal(
        log,
        undefined,
        `${name} ended with ${state.ExitCode} when asked to.\n${log}`,
      );
    }
    await this.#compose('down', '--volumes');
    const filter = `label=com.docker.compose.project=${this.#project.name}`;
    for (const list of [
      ['ps', '--all'],
      ['volume', 'ls'],
      ['network', 'ls'],
    ])
      assert.equal(
        await this.#engine.docker([...list, '--quiet', '--filter', filter]),
        '',
        `docker ${list.join(' ')} after down`,
      );
  }

  async remove() {
    await this.#compose(
      ...['down', '--volumes', '--timeout', '2', '--rmi', 'local'],
    ).catch(() => {});
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #compose(...args: string[]) {
    return this.#composeWithin(undefined, args);
  }

  #composeWithin(timeout: number | undefined, args: string[]) {
    // With digests the environment names the files, see below.
    const files = this.#environment.COMPOSE_FILE ? [] : ['-f', 'compose.yaml'];
    return this.#engine.docker(['compose', ...files, ...args], {
      cwd: this.#folder,
      env: this.#environment,
      timeout,
    });
  }

  /** What `docker inspect` says of the one container of a service. */
  async #inspect(name: string) {
    const id = await this.#compose('ps', '--all', '--quiet', name);
    assert.match(id.trim(), /^\w+$/, `There is not one container of ${name}.`);
    return this.#engine.inspect(id.trim());
  }

  #task(name: string) {
    return run('make', ['--silent', name], {
      cwd: this.#folder,
      env: this.#environment,
    });
  }

  #script(name: string, ...args: string[]) {
    return run(join('scripts', name), args, {
      cwd: this.#folder,
      env: this.#environment,
    });
  }

  /** Images with a digest can only be had by another name: one more file says so. */
  async #takeStandIns() {
    const pinned = Object.entries(this.#project.services).filter(
      ([, { image, build }]) => image?.includes('@') && !build,
    );
    if (pinned.length === 0) return;
    writeFileSync(
      join(this.#folder, 'stand-ins.json'),
      JSON.stringify({
        services: Object.fromEntries(
          pinned.map(([name, { image = '' }]) => {
            const { repository, tag = 'latest' } = parseReference(image);
            return [name, { image: `${repository}:${tag}` }];
          }),
        ),
      }),
    );
    this.#environment.COMPOSE_FILE = 'compose.yaml:stand-ins.json';
  }

  #took(what: string, since: number) {
    this.measures[`${what} s`] = ((Date.now() - since) / 1000).toFixed(1);
  }
}
