import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '../free-port';

const checkout = dirname(dirname(__dirname));

export interface Outcome {
  code: number | null;
  output: string;
}

/**
 * The root scripts in a checkout of their own, with nothing installed, in a folder with a space in
 * its name, on a machine that has only the programs that the test gives it.
 */
export class CopiedCheckout {
  readonly root: string;
  readonly #programs: string;

  constructor(programs: string[] = ['git', 'python3', 'make', 'c++']) {
    const base = mkdtempSync(join(tmpdir(), 'plimsoll wrapper '));
    this.root = join(base, 'checkout');
    this.#programs = join(base, 'bin');
    for (const folder of ['packages/one', 'plugins']) {
      mkdirSync(join(this.root, folder), { recursive: true });
    }
    cpSync(join(checkout, 'scripts'), join(this.root, 'scripts'), {
      recursive: true,
    });
    for (const name of ['package.json', '.yarnrc.yml']) {
      cpSync(join(checkout, name), join(this.root, name));
    }
    this.write('yarn.lock', '');
    this.write('packages/one/package.json', '{}');
    mkdirSync(this.#programs);
    symlinkSync(process.execPath, join(this.#programs, 'node'));
    programs.forEach(name => this.program(name, 'exit 0'));
  }

  /** Puts a shell script on the PATH. */
  program(name: string, script: string) {
    const file = join(this.#programs, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  write(path: string, text: string) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  /** Stands a Yarn in for the real one: the JavaScript that it runs, as if fetched before. */
  fetchedYarn(script: string) {
    const lock = join(this.root, 'scripts/toolchain/package-lock.json');
    const { packageManager } = JSON.parse(
      readFileSync(join(this.root, 'package.json'), 'utf8'),
    );
    const yarn = '.toolchain/tools/node_modules/@yarnpkg/cli-dist';
    this.write(
      `${yarn}/package.json`,
      JSON.stringify({ version: packageManager.split('@')[1] }),
    );
    this.write(`${yarn}/bin/yarn.js`, script);
    this.write(
      '.toolchain/tools/ready',
      createHash('sha256')
        .update(readFileSync(lock))
        .update(`${process.platform}-${process.arch}`)
        .digest('hex'),
    );
  }

  async run(
    args: string[],
    environment: Record<string, string> = {},
  ): Promise<Outcome> {
    const ports = {
      PLIMSOLL_APP_PORT: String(await freePort()),
      PLIMSOLL_BACKEND_PORT: String(await freePort()),
      PLIMSOLL_FORGE_PORT: String(await freePort()),
    };
    return new Promise((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [join(this.root, 'scripts', 'task.mjs'), ...args],
        {
          cwd: this.root,
          env: {
            HOME: this.root,
            PATH: this.#programs,
            ...ports,
            ...environment,
          },
        },
      );
      let output = '';
      child.stdout.on('data', chunk => {
        output += chunk;
      });
      child.stderr.on('data', chunk => {
        output += chunk;
      });
      child.on('error', reject);
      child.on('close', code => resolve({ code, output }));
    });
  }

  remove() {
    rmSync(dirname(this.root), { recursive: true, force: true });
  }
}
