import { defineRule } from '@plimsoll/engine';
import type { Compose, ComposeMount } from '@plimsoll/syntax';
import { hardening } from '../compose-services';

export default defineRule({
  id: 'compose/no-sensitive-bind-mount',
  title: 'Keep folders of the host out of containers',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['volume/host-left-alone'],
    controls: [
      'cis-docker@1.8.0:5.6',
      'nist-sp-800-190@2017:4.5.5',
      'bsi-it-grundschutz@2022:SYS.1.6.A19',
    ],
    kics: ['Volume Has Sensitive Host Directory'],
  },
  why: `
    Folders such as \`/etc\`, \`/root\` or \`/var/lib/docker\` hold the host's accounts, keys and the data of other
    containers. Writable, they are a way to root on the host; read-only, they still give the secrets away. Mount the one
    file that is needed, or a named volume.`,
  unless: `the service is a monitoring agent that reads the host's counters; read-only is then the least.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    volumes: ["/etc:/host/etc"]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    volumes: ["/etc/localtime:/etc/localtime:ro"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (service.mounts.length === 0) {
          report.notApplicable();
          return;
        }
        for (const mount of service.mounts) {
          const path = hostPathOf(mount, service.compose);
          const sensitive = path === undefined ? undefined : sensitiveIn(path);
          if (sensitive === undefined) continue;
          report(
            mount,
            mount.readOnly
              ? `The container can read ${sensitive} of the host: mount only the file that it needs`
              : `The container can change ${sensitive} of the host: mount only the file that it needs, read-only`,
            hardening(service, mount.readOnly ? { severity: 'medium' } : {}),
          );
        }
      },
    },
  },
});

/** The path on the host, also where a named volume stands for one. */
function hostPathOf(
  { type, from }: ComposeMount,
  compose: Compose,
): string | undefined {
  if (type === 'bind') return from;
  const options = compose.volume(from ?? '')?.node?.map('driver_opts');
  const isBind = /\bbind\b/.test(options?.scalar('o')?.value ?? '');
  return isBind ? options?.scalar('device')?.value : undefined;
}

const sensitiveFolders = [
  '/etc',
  '/root',
  '/home',
  '/proc',
  '/sys',
  '/dev',
  '/boot',
  '/lib',
  '/lib32',
  '/lib64',
  '/usr',
  '/bin',
  '/sbin',
  '/var/lib/docker',
  '/var/lib/containerd',
  '/var/lib/kubelet',
  '/var/log',
  '~/.ssh',
  '~/.aws',
  '~/.azure',
  '~/.config/gcloud',
  '~/.kube',
  '~/.docker',
  '~/.gnupg',
];
/** The folder itself holds too much; what is below it may be harmless. */
const wholeFolders = new Set([
  '/',
  '/var',
  '/var/lib',
  '/opt',
  '/srv',
  '/mnt',
  '/media',
  '~',
]);
const harmlessPaths =
  /^(?:\/etc\/(?:localtime|timezone|hosts|hostname|resolv\.conf|os-release|machine-id|ssl\/certs|pki\/ca-trust\/[^\n]*|ca-certificates[^\n]*)|\/usr\/share\/(?:zoneinfo|ca-certificates)(?:\/[^\n]*)?|\/dev\/(?:dri|shm|snd|net\/tun|fuse|kvm|null|zero|u?random|tty\w*|video\d*|bus\/usb)(?:\/[^\n]*)?|\/dev\/serial\/[^\n]*|\/home\/[^/]+\/[^.\n][^\n]*|\/var\/log\/(?!journal)[^/\n]+|\/usr\/local\/(?:etc|share)\/[^\n]+)$/;

/** The folder that makes a path sensitive; whole parts of it are compared, so that `/etcetera` is nothing. */
function sensitiveIn(path: string): string | undefined {
  const clean = path
    .replace(/\/+/g, '/')
    .replace(/^\/home\/[^/]+(?=\/\.)/, '~');
  if (wholeFolders.has(clean))
    return clean === '/' ? 'the whole file system' : clean;
  if (harmlessPaths.test(clean)) return undefined;
  return sensitiveFolders.find(
    folder => clean === folder || clean.startsWith(`${folder}/`),
  );
}
