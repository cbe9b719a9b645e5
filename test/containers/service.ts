import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Options, run } from './command';
import { imagesOf, withoutSyntax } from './dockerfile';
import { Engine } from './engine';
import { StandIns } from './stand-ins';

/** What a golden path says of the service that it renders. */
export interface Facts {
  /** The user that the image runs as. */
  uid: number;
  port: number;
  /** Whether there is a shell in the image. */
  shell: boolean;
  /** Megabytes that the files of the image may have. */
  size: number;
  /** Mebibytes of memory, and processes, that it gets. */
  memory: number;
  pids: number;
  /** Whether an init process stands before it. */
  init: boolean;
  /** Whether another image takes its requests. */
  isBehind?: boolean;
}

/** A file to lay down. */
export interface TextFile {
  path: string;
  content: string | Buffer;
  executable?: boolean;
}

/** 2026-01-01: no build takes the time of its machine. */
const EPOCH = 1_767_225_600;
const MEGABYTE = 1_000_000;
/** Seconds that a service has to become healthy, and to end. */
const HEALTHY_WITHIN = 60;
const ENDED_WITHIN = 10;

/** Files that have no business in a build, whatever folder they lie in. */
const PRIVATE = ['.env', '.env.local', 'tls.key', 'id_rsa', '.npmrc', '.netrc'];
/** Further ones, beside the Dockerfile. */
const PRIVATE_AT_TOP = [
  '.git/config',
  '.git/hooks/pre-commit',
  'secrets/database-password',
  'node_modules/left/index.js',
  'kubeconfig',
  'server.pem',
  'terraform.tfstate',
  'backups/data.tar',
  '.idea/workspace.xml',
];
const SHELLS = /^(usr\/)?(s?bin|local\/bin)\/(sh|bash|dash|ash|zsh|busybox)$/;
const LABELS = ['title', 'description', 'source', 'licenses'];

/** A rendered service on a real engine: what it promises is held against what it does. */
export class Service {
  /** What was measured, in the order of a table's columns. */
  readonly measures: Record<string, string>;
  readonly folder: string;
  readonly #name: string;
  readonly #facts: Facts;
  readonly #engine: Engine;
  readonly #image: string;
  /** References with a digest, and the stand-in that a build takes instead. */
  #contexts: Record<string, string> = {};
  #container = '';

  private constructor(engine: Engine, name: string, facts: Facts) {
    this.#engine = engine;
    this.#name = name;
    this.measures = { name };
    this.#facts = facts;
    this.#image = this.#imageOf('runtime');
    this.folder = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));
  }

  /**
   * Lays a rendering down, and builds what stands in for the images that it names; without stand-ins
   * it can be read but not built.
   */
  static async create(
    engine: Engine,
    standIns: StandIns | undefined,
    name: string,
    facts: Facts,
    files: readonly TextFile[],
  ): Promise<Service> {
    const service = new Service(engine, name, facts);
    await service.#measure('images', async () => {
      const dockerfile = files.find(file => file.path === 'Dockerfile');
      assert.ok(dockerfile, `The golden path ${name} renders no Dockerfile.`);
      lay(
        service.folder,
        files.map(file =>
          file === dockerfile
            ? { ...file, content: withoutSyntax(String(file.content)) }
            : file,
        ),
      );
      // Images of stages that nothing here builds need no stand-in.
      const images = imagesOf(String(dockerfile.content)).filter(StandIns.has);
      service.#contexts = (await standIns?.provide(images)) ?? {};
    });
    return service;
  }

  /** Whether another image takes its requests, so that nothing here can ask it. */
  get isBehind(): boolean {
    return Boolean(this.#facts.isBehind);
  }

  /** The stages whose images ship. */
  get #ships(): string[] {
    return this.isBehind ? ['runtime', 'web'] : ['runtime'];
  }

  /** `docker build --check` has nothing to say. */
  async check() {
    const contexts = Object.entries(this.#contexts).flatMap(([from, to]) => [
      '--build-context',
      `${from}=${to}`,
    ]);
    await this.#docker(['build', '--check', ...contexts, '.']);
  }

  /** The one build definition can be read, and has what the pipelines build. */
  async definition() {
    const stages = ['test', ...this.#ships];
    const text = await this.#docker(['buildx', 'bake', '--print', ...stages]);
    const { target } = JSON.parse(text);
    for (const stage of stages) {
      assert.equal(
        target[stage]?.target,
        stage,
        `docker-bake.hcl has no target ${stage} that builds the stage ${stage}.`,
      );
    }
  }

  /**
   * Makes what the stages up to `build` make in another way, with a Dockerfile beside this file,
   * where what they need cannot be had. The tests of the service are run there.
   */
  async compileWith(standIns: StandIns, dockerfile: string) {
    const file = join(__dirname, dockerfile);
    await standIns.provide(imagesOf(readFileSync(file, 'utf8')));
    await this.#measure('test', async () => {
      const image = this.#imageOf('compiled');
      await this.#docker([
        ...['buildx', 'build', '--provenance=false', '--tag', image],
        ...['--file', file, '.'],
      ]);
      for (const stage of ['base', 'deps', 'build'])
        this.#contexts[stage] = `docker-image://${image}`;
    });
  }

  /** The tests of the service run in the build, and pass. */
  async testStage() {
    await this.#measure('test', () =>
      this.#bake('test', this.folder, 'type=cacheonly'),
    );
  }

  /** Two builds of the same files, laid down at different times, give the same image to the byte. */
  async reproducible() {
    const outside = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));
    const archives = [1, 2].map(turn => join(outside, `${turn}.tar`));
    const again = join(outside, 'again');
    try {
      cpSync(this.folder, again, { recursive: true });
      for (const path of filesIn(again))
        utimesSync(join(again, path), EPOCH + 86_400, EPOCH + 86_400);
      for (const target of this.#ships) {
        const image = this.#imageOf(target);
        const suffix = target === 'runtime' ? '' : ` ${target}`;
        const build = (turn: number, folder: string, ...flags: string[]) =>
          this.#bake(
            target,
            folder,
            `type=oci,name=${image},dest=${archives[turn]},rewrite-timestamp=true`,
            ...flags,
          );
        const first = await this.#measure(`build${suffix}`, () =>
          build(0, this.folder),
        );
        const second = await this.#measure(`again${suffix}`, () =>
          build(1, again, '--no-cache'),
        );
        assert.equal(
          second,
          first,
          `Two builds of ${
            this.#name
          } have different digests: something in it depends on when or where it is built.`,
        );
        if (!suffix)
          this.measures.digest = first.slice(0, 'sha256:'.length + 12);
        await this.#docker(['load', '--quiet', '--input', archives[0]]);
      }
    } finally {
      rmSync(outside, { recursive: true });
    }
  }

  /** User, labels, health check and files of what ships are what they should be. */
  async images() {
    await this.#checkImage(this.#image, this.#facts.shell, this.#facts.size);
    if (this.isBehind) await this.#checkImage(this.#imageOf('web'), true);
  }

  async #checkImage(image: string, shell: boolean, size?: number) {
    const { Config: config } = await this.#engine.inspect(image, 'image');
    const { uid } = this.#facts;
    assert.match(
      config.User,
      /^[1-9]\d*(:\d+)?$/,
      `The image runs as "${config.User}", which is no number other than 0.`,
    );
    assert.equal(Number(config.User.split(':')[0]), uid, 'uid of the image');
    assert.equal(
      config.Healthcheck?.Test[0],
      'CMD',
      'The image has no health check that works without a shell.',
    );
    for (const label of LABELS) {
      assert.ok(
        config.Labels?.[`org.opencontainers.image.${label}`],
        `The image has no label org.opencontainers.image.${label}.`,
      );
    }
    const files = await this.#filesOf(image);
    const megabytes =
      files.reduce((sum, file) => sum + file.size, 0) / MEGABYTE;
    if (size) this.measures.MB = megabytes.toFixed(1);
    assert.ok(
      !size || megabytes <= size,
      `The image has ${megabytes.toFixed(
        1,
      )} MB of files, more than the ${size} MB that the golden path promises.`,
    );
    assert.deepEqual(
      files.filter(file => /^-.*s/i.test(file.mode)).map(file => file.path),
      [],
      "The image has files that give their owner's rights to whoever runs them.",
    );
    if (!shell) {
      assert.deepEqual(
        files.filter(file => SHELLS.test(file.path)).map(file => file.path),
        [],
        'The image promises to have no shell.',
      );
    }
  }

  /** Starts as restricted as a container can be, and becomes healthy. */
  async start() {
    const { uid, port, pids, init } = this.#facts;
    const memory = `${this.#facts.memory}m`;
    await this.#measure('healthy', async () => {
      this.#container = (
        await this.#docker([
          ...['run', '--detach', '--pull=never', '--read-only'],
          ...['--tmpfs', '/tmp', '--cap-drop', 'ALL'],
          ...['--security-opt', 'no-new-privileges', '--user', String(uid)],
          ...['--memory', memory, '--memory-swap', memory],
          ...['--pids-limit', String(pids)],
          ...['--publish', `127.0.0.1::${port}`, ...(init ? ['--init'] : [])],
          this.#image,
        ])
      ).trim();
      await this.#healthy();
    });
  }

  /** What holds it is in force, as the kernel has it. */
  async restrictions() {
    const state = await this.#engine.inspect(this.#container);
    const status = readFileSync(`/proc/${state.State.Pid}/status`, 'utf8');
    const field = (name: string) =>
      status.match(new RegExp(`^${name}:\\s*(.*)$`, 'm'))?.[1].split('\t')[0];
    assert.deepEqual(
      {
        uid: field('Uid'),
        capabilities: Number(`0x${field('CapEff')}`),
        bounding: Number(`0x${field('CapBnd')}`),
        noNewPrivileges: field('NoNewPrivs'),
        // 2 is a filter.
        seccomp: field('Seccomp'),
        readOnly: state.HostConfig.ReadonlyRootfs,
        pids: state.HostConfig.PidsLimit,
      },
      {
        uid: String(this.#facts.uid),
        capabilities: 0,
        bounding: 0,
        noNewPrivileges: '1',
        seccomp: '2',
        readOnly: true,
        pids: this.#facts.pids,
      },
    );
    const { code } = await this.#engine.try([
      ...['exec', this.#container, '/bin/sh', '-c', 'exit 0'],
    ]);
    assert.equal(code === 0, this.#facts.shell, 'A shell can be run in it');
  }

  /** Says that it lives, is ready, and how it fares. */
  async answers(paths: Record<string, RegExp>) {
    const { port } = this.#facts;
    const address = await this.#docker([
      'port',
      this.#container,
      `${port}/tcp`,
    ]);
    for (const [path, expected] of Object.entries(paths)) {
      const response = await fetch(
        `http://${address.trim().split('\n')[0]}${path}`,
        { signal: AbortSignal.timeout(5000) },
      );
      assert.equal(response.status, 200, `${path} of ${this.#name}`);
      assert.match(await response.text(), expected, `${path} of ${this.#name}`);
    }
  }

  /** Ends when asked, and leaves nothing but structured lines. */
  async stop() {
    const started = Date.now();
    await this.#measure('stop', () =>
      this.#docker(['stop', '--time', String(ENDED_WITHIN), this.#container]),
    );
    const { State: state } = await this.#engine.inspect(this.#container);
    assert.ok(
      // 143: what a JVM that was asked to end ends with.
      [0, 143].includes(state.ExitCode) &&
        Date.now() - started < ENDED_WITHIN * 1000,
      `${this.#name} ended with ${state.ExitCode} after ${
        Date.now() - started
      } ms when asked to, instead of with 0 within ${ENDED_WITHIN} s.`,
    );
    if (this.isBehind) return;
    const { stdout } = await this.#engine.try(['logs', this.#container]);
    const lines = stdout.split('\n').filter(Boolean);
    assert.ok(lines.length > 0, `${this.#name} logs nothing on stdout.`);
    for (const line of lines) assertObject(line, this.#name);
  }

  /** `docker compose` reads its files: those for production, and with what development adds. */
  async compose() {
    if (existsSync(join(this.folder, '.env.example')))
      cpSync(join(this.folder, '.env.example'), join(this.folder, '.env'));
    const names = readdirSync(this.folder).filter(name =>
      /^compose(\..*)?\.ya?ml$/.test(name),
    );
    assert.ok(names.includes('compose.yaml'), 'There is no compose.yaml.');
    await this.#docker(['compose', '-f', 'compose.yaml', 'config', '-q']);
    await this.#docker(['compose', 'config', '-q']);
    for (const name of names) {
      if (!/^compose(\.override)?\.yaml$/.test(name)) {
        await this.#docker([
          ...['compose', '-f', 'compose.yaml', '-f', name, 'config', '-q'],
        ]);
      }
    }
  }

  /** No key, password, history or foreign module gets into a build, wherever somebody left it. */
  async context() {
    const context = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));
    const outside = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));
    try {
      cpSync(this.folder, context, { recursive: true });
      const folders = new Set(['.', ...filesIn(context).map(dirname)]);
      const planted = [
        ...PRIVATE_AT_TOP,
        ...[...folders].flatMap(folder =>
          PRIVATE.map(name => join(folder, name)),
        ),
      ].filter(path => !existsSync(join(context, path)));
      lay(
        context,
        planted.map(path => ({ path, content: 'private' })),
      );
      const dockerfile = join(outside, 'Dockerfile');
      const arrived = join(outside, 'arrived');
      writeFileSync(dockerfile, 'FROM scratch\nCOPY . /\n');
      await this.#docker([
        ...['buildx', 'build', '--file', dockerfile, '--provenance=false'],
        ...['--output', `type=local,dest=${arrived}`, context],
      ]);
      const there = filesIn(arrived);
      assert.ok(there.length > 0, 'Nothing gets into the build at all.');
      assert.deepEqual(
        there.filter(path => planted.includes(path)),
        [],
        'The .dockerignore lets into the build what has no business there.',
      );
      this.measures.files = String(there.length);
    } finally {
      rmSync(context, { recursive: true });
      rmSync(outside, { recursive: true });
    }
  }

  async remove() {
    if (this.#container) {
      await this.#engine.try(['rm', '--force', '--volumes', this.#container]);
    }
    await this.#engine.try([
      ...[
        'image',
        'rm',
        '--force',
        ...this.#ships.map(each => this.#imageOf(each)),
      ],
    ]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  #imageOf(target: string) {
    return `plimsoll-proof/${this.#name}:${target}`;
  }

  #docker(args: string[], options: Options = {}) {
    return this.#engine.docker(args, { cwd: this.folder, ...options });
  }

  /**
   * Builds a target of the golden path's own definition. What reaches outside is taken from it:
   * registries, other platforms, and attestations, in which every build is another one. Resolves to
   * the digest of what was built.
   */
  async #bake(
    target: string,
    folder: string,
    output: string,
    ...flags: string[]
  ): Promise<string> {
    const outside = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));
    try {
      const overrides = join(outside, 'overrides.json');
      const metadata = join(outside, 'metadata.json');
      writeFileSync(
        overrides,
        JSON.stringify({
          target: {
            [target]: {
              contexts: this.#contexts,
              platforms: ['linux/amd64'],
              attest: [
                'type=provenance,disabled=true',
                'type=sbom,disabled=true',
              ],
            },
          },
        }),
      );
      await this.#docker(
        [
          ...['buildx', 'bake', '--file', 'docker-bake.hcl'],
          ...['--file', overrides, '--metadata-file', metadata],
          ...['cache-from', 'cache-to', 'tags'].flatMap(key => [
            '--set',
            `${target}.${key}=`,
          ]),
          ...['--set', `${target}.output=${output}`, ...flags, target],
        ],
        {
          cwd: folder,
          env: {
            ...this.#engine.environment,
            SOURCE_DATE_EPOCH: String(EPOCH),
            BUILDX_BAKE_ENTITLEMENTS_FS: '0',
            BUILDX_METADATA_PROVENANCE: 'disabled',
          },
        },
      );
      const said = JSON.parse(readFileSync(metadata, 'utf8'));
      return said[target]?.['containerimage.digest'] ?? '';
    } finally {
      rmSync(outside, { recursive: true });
    }
  }

  async #filesOf(image: string) {
    const container = (
      await this.#docker(['create', '--pull=never', image, '-'])
    ).trim();
    try {
      const text = await run(
        'sh',
        [
          ...[
            '-c',
            'docker export "$1" | tar --list --verbose --numeric-owner',
          ],
          ...['sh', container],
        ],
        { env: this.#engine.environment },
      );
      return text
        .split('\n')
        .filter(Boolean)
        .map(line => {
          const [mode, , size, , , ...rest] = line.split(/\s+/);
          return {
            mode,
            size: mode.startsWith('-') ? Number(size) : 0,
            path: rest.join(' ').replace(/ -> .*| link to .*/, ''),
          };
        });
    } finally {
      await this.#docker(['rm', container]);
    }
  }

  async #healthy() {
    const late = Date.now() + HEALTHY_WITHIN * 1000;
    for (;;) {
      const { State: state } = await this.#engine.inspect(this.#container);
      if (state.Health?.Status === 'healthy') return;
      if (!state.Running || Date.now() > late) {
        const { stdout, stderr } = await this.#engine.try([
          ...['logs', '--tail', '20', this.#container],
        ]);
        const checks = state.Health?.Log?.slice(-1)[0]?.Output ?? '';
        const how = state.Running
          ? `is not healthy after ${HEALTHY_WITHIN} s`
          : `ended with ${state.ExitCode}`;
        throw new Error(`${this.#name} ${how}:\n${checks}\n${stdout}${stderr}`);
      }
      await sleep(100);
    }
  }

  /** Seconds that something takes, for the table. */
  async #measure<T>(what: string, work: () => Promise<T>): Promise<T> {
    const started = Date.now();
    const result = await work();
    this.measures[`${what} s`] = ((Date.now() - started) / 1000).toFixed(1);
    return result;
  }
}

function assertObject(line: string, name: string) {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // Told below.
  }
  assert.ok(
    typeof value === 'object' && value !== null && !Array.isArray(value),
    `${name} logs a line on stdout that is no JSON object: ${line}`,
  );
}

/** Writes files under a folder. */
export function lay(folder: string, files: readonly TextFile[]) {
  for (const { path, content, executable } of files) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, content, { mode: executable ? 0o755 : 0o644 });
  }
}

/** All files under a folder, by their paths in it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => !statSync(join(folder, path)).isDirectory())
    .map(path => relative('.', path));
}
