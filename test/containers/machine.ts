import { lookup } from 'node:dns/promises';
import { existsSync, readFileSync } from 'node:fs';
import { attempt, run } from './command';

/** What this needs of the machine is missing; the message says what to do. */
export class Unfit extends Error {}

/** Debian packages that are installed where their command is missing. */
const PACKAGES = {
  iptables: 'iptables',
  mmdebstrap: 'mmdebstrap',
  runc: 'runc',
};

/** An address with a Debian archive, as this machine's apt is told it. */
export interface Archives {
  main: string;
  security?: string;
}

/**
 * Looks whether real containers can be had here, and installs the few packages that are missing.
 * Throws `Unfit` where they cannot.
 */
export async function prepareMachine(): Promise<Archives> {
  const debian =
    existsSync('/etc/os-release') &&
    /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  if (process.platform !== 'linux' || process.arch !== 'x64' || !debian) {
    throw new Unfit(
      `Real containers are tested on Debian, x64: this is ${process.platform}, ${process.arch}. Run it in a Debian machine as root.`,
    );
  }
  if (process.getuid?.() !== 0) {
    throw new Unfit(
      'Real containers need root, for an engine of their own: run it as root.',
    );
  }
  const archives = await debianArchives();
  const host = new URL(archives.main).hostname;
  const proxy = await aptSetting('Acquire::http::Proxy');
  if (!proxy) {
    await lookup(host).catch(() => {
      throw new Unfit(
        "The Debian archive of this machine's apt sources cannot be reached: its name does not resolve. Connect the machine to a network.",
      );
    });
  }
  const wanted: string[] = [];
  for (const [command, name] of Object.entries(PACKAGES)) {
    const found = await attempt('sh', ['-c', `command -v ${command}`], {
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    });
    if (found.code !== 0) wanted.push(name);
  }
  if (wanted.length > 0) {
    const install = async () => {
      await run('apt-get', ['update', '-qq']);
      await run(
        'apt-get',
        ['install', '-y', '-qq', '--no-install-recommends', ...wanted],
        { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } },
      );
    };
    await install().catch(error => {
      throw new Unfit(
        `${wanted.join(', ')} cannot be installed: ${error.message}`,
      );
    });
  }
  return archives;
}

/** Where apt finds Debian: asked of apt itself, which reads both forms of its sources. */
async function debianArchives(): Promise<Archives> {
  const ask = async () => {
    const text = await run('apt-get', [
      'indextargets',
      ...['--format', '$(LABEL)|$(COMPONENT)|$(REPO_URI)'],
      'Created-By: Packages',
    ]);
    const rows = text.split('\n').map(line => line.split('|'));
    return (label: string) =>
      rows.find(row => row[0] === label && row[1] === 'main')?.[2];
  };
  let find = await ask();
  if (!find('Debian')) {
    // Nothing was fetched yet on a new machine.
    await run('apt-get', ['update', '-qq']);
    find = await ask();
  }
  const main = find('Debian');
  if (!main) {
    throw new Unfit(
      "This machine's apt sources name no Debian archive: add one in /etc/apt/sources.list.d.",
    );
  }
  return { main, security: find('Debian-Security') };
}

/** A setting of apt, or an empty text. */
export async function aptSetting(name: string): Promise<string> {
  const text = await run('apt-config', ['dump', '--format', '%v%n', name]);
  return text.trim().split('\n')[0] ?? '';
}

/** What a program said, without the addresses of servers, which are nobody else's business. */
export function withoutAddresses(said: unknown): string {
  return String(said).replace(/https?:\/\/[^\s'")]+/g, '<address>');
}
