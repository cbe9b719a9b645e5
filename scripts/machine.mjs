// What the machine must have before anything is installed or started.

import { existsSync, mkdirSync, realpathSync, statfsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from './checkout.mjs';
import { Problem } from './say.mjs';

const GIGABYTE = 1024 ** 3;

/** Linux and macOS on the processors for which Node.js, SQLite and Rspack have builds. */
export function checkPlatform() {
  const { platform, arch } = process;
  if (platform === 'win32') {
    throw new Problem(
      'Windows is not supported directly: run this in WSL 2 (https://learn.microsoft.com/windows/wsl/install).',
    );
  }
  if (
    !['linux', 'darwin'].includes(platform) ||
    !['x64', 'arm64'].includes(arch)
  ) {
    throw new Problem(
      `${platform} on ${arch} is not supported: use Linux or macOS on x64 or arm64.`,
    );
  }
}

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .some(folder => folder && existsSync(join(folder, name)));
}

function advice(packages) {
  if (process.platform === 'darwin') {
    return 'run: xcode-select --install';
  }
  for (const [manager, line] of [
    ['apt-get', `apt-get install -y ${packages.deb}`],
    ['dnf', `dnf install -y ${packages.rpm}`],
    ['zypper', `zypper install -y ${packages.rpm}`],
    ['pacman', `pacman -S --needed ${packages.pacman}`],
  ]) {
    if (onPath(manager)) {
      return `run: ${process.getuid?.() === 0 ? '' : 'sudo '}${line}`;
    }
  }
  return `install ${packages.deb} with your package manager`;
}

/** git serves the demo's repositories. */
export function checkGit() {
  if (!onPath('git')) {
    throw new Problem(
      `git is missing; ${advice({ deb: 'git', rpm: 'git', pacman: 'git' })}`,
    );
  }
}

/** SQLite's driver is compiled on this machine. */
export function checkCompiler() {
  const { CXX, PYTHON, npm_config_python: python } = process.env;
  const missing = [
    !PYTHON && !python && !onPath('python3') && 'python3',
    !onPath('make') && !onPath('gmake') && 'make',
    !CXX && !['c++', 'g++', 'clang++'].some(onPath) && 'a C++ compiler',
  ].filter(Boolean);
  if (missing.length > 0) {
    throw new Problem(
      `${missing.join(' and ')} ${
        missing.length > 1 ? 'are' : 'is'
      } missing, needed to build SQLite's driver; ${advice({
        deb: 'python3 make g++',
        rpm: 'python3 make gcc-c++',
        pacman: 'python make gcc',
      })}`,
    );
  }
}

/** A first install writes about 2 GB beside the sources and 1 GB into Yarn's cache. */
export function checkDisk() {
  const needed = new Map([[root, 2.5]]);
  const cache = process.env.YARN_GLOBAL_FOLDER ?? homedir();
  if (existsSync(cache)) {
    needed.set(realpathSync(cache), 1);
  }
  const filesystems = new Map();
  for (const [folder, gigabytes] of needed) {
    let info;
    try {
      info = statfsSync(folder, { bigint: false });
    } catch {
      continue; // It cannot be told here; the install will.
    }
    // Folders on one file system share what is free.
    const key = `${info.type}:${info.blocks}:${info.bavail}`;
    const entry = filesystems.get(key) ?? { folder, gigabytes: 0 };
    entry.gigabytes += gigabytes;
    entry.free = (info.bavail * info.bsize) / GIGABYTE;
    filesystems.set(key, entry);
  }
  for (const { folder, gigabytes, free } of filesystems.values()) {
    if (free < gigabytes) {
      throw new Problem(
        `Not enough disk space: ${folder} has ${free.toFixed(
          1,
        )} GB free and the install needs ${gigabytes} GB; free some and run this again.`,
      );
    }
  }
}

/** Makes a folder, or says why it cannot be. */
export function ensureFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem(
      `Cannot write to ${folder} (${error.code}): check who owns it and what is free.`,
    );
  }
}

function answers(port, host) {
  return new Promise(resolve => {
    const socket = connect({ port, host });
    const end = result => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1000, () => end(false));
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
  });
}

function canListen(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.on('error', error =>
      // A machine without IPv6 is fine.
      resolve(!['EADDRINUSE', 'EACCES'].includes(error.code)),
    );
    server.listen({ port, host, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/** Whether nobody listens on a port of this machine, on IPv4 or IPv6. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::1']) {
    if ((await answers(port, host)) || !(await canListen(port, host))) {
      return false;
    }
  }
  return true;
}
