import type { Framework } from './framework';

const framework: Framework = {
  id: 'nsa-cisa-kubernetes@1.2',
  name: 'NSA/CISA Kubernetes Hardening Guidance',
  note: 'Guidance without numbers, cited by section; the numbers that tools print are their own.',
  url: 'https://media.defense.gov/2022/Aug/29/2003066362/-1/-1/0/CTR_KUBERNETES_HARDENING_GUIDANCE_1.2_20220829.PDF',
  platform: 'kubernetes',
  sections: [
    {
      title: 'Kubernetes Pod security',
      controls: [
        {
          id: 'non-root-containers',
          title: 'Images are built for a user that is not root, and run as one',
          assessable: 'yes',
        },
        {
          id: 'immutable-container-file-systems',
          title:
            'Root file systems are read-only, and only what has to be written is mounted',
          assessable: 'yes',
        },
        {
          id: 'building-secure-container-images',
          title: 'Images are small, from trusted repositories, and scanned',
          assessable: 'partly',
          note: 'Scanning on admission is a matter of the cluster.',
        },
        {
          id: 'pod-security-enforcement',
          title: 'Standards for pods are enforced',
          assessable: 'partly',
          note: 'The cluster enforces; manifests show this workload only.',
        },
        {
          id: 'protecting-pod-service-account-tokens',
          title: 'Tokens that are not needed are not mounted',
          assessable: 'yes',
        },
        {
          id: 'hardening-container-environments',
          title: 'seccomp, AppArmor, SELinux or a hypervisor contain what runs',
          assessable: 'partly',
          note: 'What the nodes have and use decides.',
        },
      ],
    },
    {
      title: 'Network separation and hardening',
      controls: [
        {
          id: 'namespaces',
          title: 'Namespaces separate teams and applications',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: 'network-policies',
          title: 'Traffic is denied unless it is allowed',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: 'resource-policies',
          title: 'Resources are limited per namespace, node and container',
          assessable: 'partly',
          note: 'Limits of namespaces and nodes are set in the cluster.',
        },
        {
          id: 'control-plane-hardening',
          title: 'The control plane is protected',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: 'worker-node-segmentation',
          title: 'Worker nodes are kept apart from other networks',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: 'encryption',
          title: 'Traffic in the cluster is encrypted',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: 'secrets',
          title: 'Secrets are encrypted and not written into configuration',
          assessable: 'partly',
          note: 'Whether they are encrypted where they are kept, the cluster can tell.',
        },
        {
          id: 'protecting-sensitive-cloud-infrastructure',
          title: 'Pods cannot reach the metadata service of the cloud',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
      ],
    },
    {
      title: 'Access, logs and upgrades',
      controls: [
        {
          id: 'authentication-and-authorization',
          title:
            'Access to the cluster is authenticated, with the least rights',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: 'audit-logging-and-threat-detection',
          title: 'The cluster logs, and somebody looks',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: 'upgrading-and-application-security-practices',
          title:
            'What runs is patched and scanned, and what is not used is removed',
          assessable: 'partly',
          note: 'Results of scans, and the age of the cluster, are seen elsewhere.',
        },
      ],
    },
  ],
};
export default framework;
