import type { Container, YamlScalar } from '@plimsoll/syntax';

/** A capability that a container adds or drops, by its name without `CAP_`. */
export interface CapabilityItem {
  readonly node: YamlScalar;
  /** In capitals. */
  readonly name: string;
}

/** What a container adds to its capabilities, or drops. */
export function capabilities(
  { security }: Container,
  list: 'add' | 'drop',
): readonly CapabilityItem[] {
  return security.items('capabilities', list).flatMap(node =>
    node.type === 'scalar' && !node.isNull
      ? [
          {
            node,
            name: node.value.trim().toUpperCase().replace(/^CAP_/, ''),
          },
        ]
      : [],
  );
}

/** What a container may add under the Pod Security Standard "baseline": what engines give by default. */
export const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

/** With one of these a process is as good as root on the host, or listens to the traffic of others. */
export const rootCapabilities: ReadonlySet<string> = new Set([
  'ALL',
  'BPF',
  'DAC_READ_SEARCH',
  'LINUX_IMMUTABLE',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'NET_ADMIN',
  'NET_RAW',
  'PERFMON',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_PTRACE',
  'SYS_RAWIO',
]);
