// Starting programs, and making sure that none of them outlives us.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Runs a program in the foreground. Resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    // The terminal sends Ctrl-C to the child as well: it decides how to end, we wait for it.
    const wait = () => {};
    process.on('SIGINT', wait);
    const terminate = () => child.kill('SIGTERM');
    process.on('SIGTERM', terminate);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', terminate);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

/**
 * Runs a program and hands its output over line by line. Resolves to `{ code, output, stdout }`,
 * where `output` is all that it printed.
 */
export function capture(command, args, { onLine, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    let stdout = '';
    const takers = [child.stdout, child.stderr].map(stream => {
      stream.setEncoding('utf8');
      const take = lines(line => {
        output += `${line}\n`;
        onLine?.(line);
      });
      stream.on('data', take);
      return take;
    });
    child.stdout.on('data', chunk => {
      stdout += chunk;
    });
    child.on('error', reject);
    child.on('close', code => {
      takers.forEach(take => take.end());
      resolve({ code: code ?? 1, output, stdout });
    });
  });
}

/** Cuts chunks of output into lines. */
export function lines(onLine) {
  let rest = '';
  const take = chunk => {
    const parts = (rest + chunk).split(/\r?\n/);
    rest = parts.pop();
    parts.forEach(onLine);
  };
  take.end = () => {
    if (rest) {
      onLine(rest);
      rest = '';
    }
  };
  return take;
}

/**
 * Programs that run beside us, each in a process group of its own so that its children go with it.
 *
 * A second process, the leash, waits for our end: should we be killed outright, it ends the groups.
 */
export class Group {
  #members = new Map();
  #leash;
  #stopping = false;

  /** Starts a program; `onLine` gets its output, `onExit` is called unless we stopped it. */
  start(name, command, args, { onLine, onExit, ...options }) {
    this.#leash ??= this.#startLeash();
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...options,
    });
    const takers = [child.stdout, child.stderr].map(stream => {
      stream.setEncoding('utf8');
      const take = lines(onLine);
      stream.on('data', take);
      return take;
    });
    const ended = new Promise(resolve => {
      const end = (code, signal) => {
        takers.forEach(take => take.end());
        this.#leash.stdin.write(`-${child.pid}\n`);
        this.#members.delete(name);
        resolve();
        if (!this.#stopping) {
          onExit(code, signal);
        }
      };
      child.on('error', error => {
        onLine(String(error));
        end(1);
      });
      // What the program itself started must not stay behind, and would keep `close` waiting.
      child.on('exit', () => signalGroup(child.pid, 'SIGKILL'));
      child.on('close', end);
    });
    if (child.pid) {
      this.#leash.stdin.write(`+${child.pid}\n`);
      this.#members.set(name, { pid: child.pid, ended });
    }
    return child.pid;
  }

  /** Stops everything that runs: politely first, then not. */
  async stop() {
    this.#stopping = true;
    const members = [...this.#members.values()];
    members.forEach(({ pid }) => signalGroup(pid, 'SIGTERM'));
    const killer = setTimeout(
      () => members.forEach(({ pid }) => signalGroup(pid, 'SIGKILL')),
      8000,
    );
    await Promise.all(members.map(({ ended }) => ended));
    clearTimeout(killer);
    this.#leash?.stdin.end();
  }

  #startLeash() {
    const leash = spawn(
      process.execPath,
      [fileURLToPath(new URL('./leash.mjs', import.meta.url))],
      { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
    );
    leash.stdin.on('error', () => {});
    leash.unref();
    leash.stdin.unref?.();
    return leash;
  }
}

export function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}
