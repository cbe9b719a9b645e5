import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Result } from './command';
import { imagesOf, withoutSyntax } from './dockerfile';
import { Engine } from './engine';
import { lay, TextFile } from './service';
import { StandIns } from './stand-ins';

const CHECKOUT = join(__dirname, '..', '..');
const UID = 65532;

/** What `dockerfile/no-debug-tools` and its like would say of: old, as root, from anywhere. */
const BELOW = 'FROM ubuntu\nADD . /\nRUN curl http://x | sh\n';

/** The files of this repository that an image of it may be made of; no test and no demo is. */
export function ownFiles(): TextFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: CHECKOUT, encoding: 'utf8', maxBuffer: 1e8 },
  );
  return listed
    .split('\0')
    .filter(path => path && !/^(test|demo|docs)\//.test(path))
    .filter(path => existsSync(join(CHECKOUT, path)))
    .map(path => ({ path, content: readFileSync(join(CHECKOUT, path)) }));
}

/** The image of the command line on a real engine: it needs no right at all to score a folder. */
export class CommandLine {
  /** What was measured, in the order of a table's columns. */
  readonly measures: Record<string, string> = { name: 'plimsoll' };
  readonly #engine: Engine;
  readonly #image = 'plimsoll-proof/own:cli';
  readonly #folder = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));

  private constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Lays the repository down, and builds what stands in for the images that it names. */
  static async create(
    engine: Engine,
    standIns: StandIns,
  ): Promise<CommandLine> {
    const own = new CommandLine(engine);
    const files = ownFiles();
    const at = files.findIndex(({ path }) => path === 'Dockerfile');
    const dockerfile = withoutSyntax(String(files[at].content));
    files[at] = { path: 'Dockerfile', content: dockerfile };
    lay(own.#folder, files);
    await standIns.provide(imagesOf(dockerfile));
    return own;
  }

  /** The image is built, and says whom it runs as and what it is. */
  async build() {
    const started = Date.now();
    await this.#docker(['build', '--check', '--target', 'cli', '.']);
    await this.#docker([
      ...['buildx', 'build', '--target', 'cli', '--provenance=false'],
      ...['--tag', this.#image, '--load', '.'],
    ]);
    this.measures['build s'] = ((Date.now() - started) / 1000).toFixed(1);
    const { Config: config, Size: size } = await this.#engine.inspect(
      this.#image,
      'image',
    );
    this.measures.MB = (size / 1e6).toFixed(1);
    assert.equal(config.User, `${UID}:${UID}`);
    assert.equal(
      config.Labels['org.opencontainers.image.licenses'],
      'Apache-2.0',
    );
  }

  /** Scores a folder that it can read only, and ends as its documentation says. */
  async scores(goldenPath: readonly TextFile[]) {
    await this.#withFolder(goldenPath, async folder => {
      const started = Date.now();
      const { code, stdout, stderr } = await this.#run(folder, [
        ...['scan', '.', '--format', 'json', '--fail-below', '100'],
      ]);
      this.measures['scan s'] = ((Date.now() - started) / 1000).toFixed(1);
      assert.equal(code, 0, `${stdout}${stderr}`);
      const { status, score } = JSON.parse(stdout);
      assert.deepEqual({ status, score }, { status: 'complete', score: 100 });
    });
    const below = [{ path: 'Dockerfile', content: BELOW }];
    await this.#withFolder(below, async folder => {
      const { code, stdout, stderr } = await this.#run(folder, [
        ...['scan', '.', '--fail-below', '80'],
      ]);
      assert.equal(code, 1, `${stdout}${stderr}`);
      assert.match(stderr, /^The score \d+ is below 80$/m);
      const missing = await this.#run(folder, ['scan', 'nowhere']);
      assert.equal(missing.code, 2);
      assert.match(missing.stderr, /nowhere/);
      const helped = await this.#run(folder, []);
      assert.equal(helped.code, 0);
      assert.match(helped.stdout, /plimsoll scan <folder>/);
    });
  }

  async remove() {
    await this.#engine.try(['image', 'rm', '--force', this.#image]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** As restricted as a container can be: nobody, without a network, with nothing to write to. */
  #run(folder: string, args: string[]): Promise<Result> {
    return this.#engine.try([
      ...['run', '--rm', '--pull=never', '--network=none', '--read-only'],
      ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
      ...['--memory', '256m', '--memory-swap', '256m', '--pids-limit', '50'],
      ...['--volume', `${folder}:/work:ro`, this.#image, ...args],
    ]);
  }

  async #withFolder(
    files: readonly TextFile[],
    use: (folder: string) => Promise<void>,
  ) {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-containers-'));
    try {
      lay(folder, files);
      // As a checkout is: others may read it.
      chmodSync(folder, 0o755);
      await use(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  #docker(args: string[]) {
    return this.#engine.docker(args, { cwd: this.#folder });
  }
}
