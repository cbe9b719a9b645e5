import type { PodVolume } from '@plimsoll/syntax';
import { leadsToEngine } from './engine-sockets';

/** What a folder or file of the host is, to whoever gets it. */
export type HostPathRole = 'engine' | 'sensitive' | 'harmless' | 'other';

/** Folders of the system: in or under them is what runs the host, and what it keeps secret. */
const system = [
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/lib32',
  '/lib64',
  '/proc',
  '/root',
  '/run/dbus',
  '/run/systemd',
  '/sbin',
  '/sys',
  '/usr',
  '/var/lib/containerd',
  '/var/lib/containers',
  '/var/lib/docker',
  '/var/lib/etcd',
  '/var/lib/kubelet',
  '/var/lib/rancher',
  '/var/run/dbus',
  '/var/spool/cron',
];

/** Folders with one of those in them; what else is there may be a program's own. */
const holdsSystem = new Set(['/', '/var', '/var/lib', '/var/spool']);

/** What can be handed in without giving anything away. */
const harmless = [
  '/dev/dri',
  '/dev/fuse',
  '/dev/net/tun',
  '/dev/null',
  '/dev/random',
  '/dev/shm',
  '/dev/urandom',
  '/dev/zero',
  '/etc/ca-certificates',
  '/etc/localtime',
  '/etc/os-release',
  '/etc/pki',
  '/etc/ssl/certs',
  '/etc/timezone',
  '/usr/lib/os-release',
  '/usr/share/ca-certificates',
  '/usr/share/zoneinfo',
  '/usr/src',
  '/lib/modules',
  '/var/log',
];

/** What a path of the host is; undefined where a placeholder hides it. */
export function hostPathRole({
  hostPath,
}: PodVolume): HostPathRole | undefined {
  if (hostPath?.value === undefined) return hostPath ? undefined : 'other';
  return roleOf(hostPath.value);
}

/** What a path of the host is. */
export function roleOf(written: string): HostPathRole {
  const path = tidy(written);
  if (leadsToEngine(path)) return 'engine';
  if (holdsSystem.has(path) || /^[a-z]:\\?$/i.test(path)) return 'sensitive';
  if (harmless.some(folder => isIn(folder, path))) return 'harmless';
  return system.some(folder => isIn(folder, path)) ? 'sensitive' : 'other';
}

/** Without doubled slashes, dots and a slash at the end. */
function tidy(path: string): string {
  const steps: string[] = [];
  for (const step of path.trim().split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return path.trim().startsWith('/') ? `/${steps.join('/')}` : path.trim();
}

const isIn = (folder: string, path: string) =>
  path === folder || path.startsWith(`${folder}/`);

/** Whether all containers have a volume read-only; those that nobody mounts nobody writes to. */
export function isReadOnly({ uses }: PodVolume): boolean {
  return uses.every(({ mount }) => mount.readOnly);
}
