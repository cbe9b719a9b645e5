import type { Framework } from './framework';

const framework: Framework = {
  id: 'pod-security-standards@1.34',
  name: 'Kubernetes Pod Security Standards',
  note: 'What manifests say, not what the cluster admits. Read-only file systems, digests, probes, limits and tokens are no part of the standards. Restricted asks for everything of baseline too.',
  url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
  platform: 'kubernetes',
  sections: [
    {
      title: 'Baseline',
      controls: [
        {
          id: 'baseline/hostprocess',
          title: 'No HostProcess pods of Windows',
          assessable: 'yes',
        },
        {
          id: 'baseline/host-namespaces',
          title:
            'Network, processes and memory segments of the node are not shared',
          assessable: 'yes',
        },
        {
          id: 'baseline/privileged-containers',
          title: 'No container is privileged',
          assessable: 'yes',
        },
        {
          id: 'baseline/capabilities',
          title:
            'No capability is added beyond those that engines give by default, and not NET_RAW',
          assessable: 'yes',
        },
        {
          id: 'baseline/hostpath-volumes',
          title: 'No volume is a folder of the node',
          assessable: 'yes',
          note: 'Read-only or harmless folders are no exception.',
        },
        {
          id: 'baseline/host-ports',
          title: 'No port of the node is taken',
          assessable: 'yes',
        },
        {
          id: 'baseline/host-probes-lifecycle-hooks',
          title: 'Probes and hooks name no host (since 1.34)',
          assessable: 'yes',
        },
        {
          id: 'baseline/apparmor',
          title: 'AppArmor is not switched off',
          assessable: 'yes',
        },
        {
          id: 'baseline/selinux-type',
          title: 'The SELinux type is one for containers',
          assessable: 'yes',
        },
        {
          id: 'baseline/selinux-user-role',
          title: 'No SELinux user or role is set',
          assessable: 'yes',
        },
        {
          id: 'baseline/proc-mount-type',
          title: '/proc stays masked',
          assessable: 'yes',
        },
        {
          id: 'baseline/seccomp',
          title: 'seccomp is not switched off',
          assessable: 'yes',
        },
        {
          id: 'baseline/sysctls',
          title: 'Only sysctls are set that stay in the pod',
          assessable: 'yes',
        },
      ],
    },
    {
      title: 'Restricted',
      controls: [
        {
          id: 'restricted/volume-types',
          title:
            'Volumes are of the eight types that name no storage of the node',
          assessable: 'yes',
        },
        {
          id: 'restricted/privilege-escalation',
          title: 'Gaining privileges is blocked',
          assessable: 'yes',
        },
        {
          id: 'restricted/running-as-non-root',
          title: 'runAsNonRoot is true',
          assessable: 'yes',
          note: 'Our rule is also content with a runAsUser other than 0; the standard wants the flag.',
        },
        {
          id: 'restricted/running-as-non-root-user',
          title: 'runAsUser is not 0',
          assessable: 'yes',
        },
        {
          id: 'restricted/seccomp',
          title: 'The seccomp profile is RuntimeDefault or Localhost',
          assessable: 'yes',
        },
        {
          id: 'restricted/capabilities-drop',
          title: 'All capabilities are dropped',
          assessable: 'yes',
        },
        {
          id: 'restricted/capabilities-add',
          title: 'Nothing but NET_BIND_SERVICE is added back',
          assessable: 'yes',
        },
      ],
    },
  ],
};
export default framework;
