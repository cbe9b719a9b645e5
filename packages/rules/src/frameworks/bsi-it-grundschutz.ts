import type { Framework } from './framework';

const framework: Framework = {
  id: 'bsi-it-grundschutz@2022',
  name: 'BSI IT-Grundschutz',
  note: 'SYS.1.6 Containerisation and APP.4.4 Kubernetes. One requirement holds several sentences, of which few are technical; their number is that of the edition of 2022.',
  platform: 'any',
  sections: [
    {
      title: 'SYS.1.6 Containerisation',
      controls: [
        {
          id: 'SYS.1.6.A1',
          title: 'The use of containers is planned (basic)',
          assessable: 'no',
          note: 'A document decides.',
        },
        {
          id: 'SYS.1.6.A2',
          title: 'The administration of containers is planned (basic)',
          assessable: 'no',
          note: 'A document decides.',
        },
        {
          id: 'SYS.1.6.A3',
          title:
            'Systems in containers are used safely, and their state is watched (basic)',
          assessable: 'partly',
          note: 'Checks of health are one sentence of several.',
        },
        {
          id: 'SYS.1.6.A4',
          title: 'How images are provided and distributed is planned (basic)',
          assessable: 'no',
          note: 'A document decides.',
        },
        {
          id: 'SYS.1.6.A5',
          title: 'Networks for administration and access are separate (basic)',
          assessable: 'no',
          note: 'Whoever runs hosts and platform can tell.',
        },
        {
          id: 'SYS.1.6.A6',
          title:
            'Images are from known, trusted sources, have a version and are current (basic)',
          assessable: 'partly',
          note: 'Trust is for the organisation to judge.',
        },
        {
          id: 'SYS.1.6.A7',
          title: 'Logs are kept outside the container (basic)',
          assessable: 'partly',
          note: 'Where logs go is decided by the hosts; our rule sees only that they are bounded.',
        },
        {
          id: 'SYS.1.6.A8',
          title: 'Credentials are stored safely and never in images (basic)',
          assessable: 'partly',
          note: 'How they are stored, the platform can tell.',
        },
        {
          id: 'SYS.1.6.A9',
          title: 'The application suits containers (standard)',
          assessable: 'partly',
          note: 'Somebody has to judge it.',
        },
        {
          id: 'SYS.1.6.A10',
          title: 'There is a policy for images and their operation (standard)',
          assessable: 'partly',
          note: 'The rules in force here are part of such a policy; the policy is a document.',
        },
        {
          id: 'SYS.1.6.A11',
          title: 'One container runs one service (standard)',
          assessable: 'partly',
          note: 'What a process starts is seen at run time.',
        },
        {
          id: 'SYS.1.6.A12',
          title:
            'Images have documented sources, metadata and signatures (standard)',
          assessable: 'partly',
          note: 'Signatures are seen in the registry.',
        },
        {
          id: 'SYS.1.6.A13',
          title: 'Images are tested and released (standard)',
          assessable: 'partly',
          note: 'The release is seen elsewhere.',
        },
        {
          id: 'SYS.1.6.A14',
          title: 'Images are updated (standard)',
          assessable: 'partly',
          note: 'What was updated when is seen in the registry.',
        },
        {
          id: 'SYS.1.6.A15',
          title: 'Resources are limited per container (standard)',
          assessable: 'yes',
        },
        {
          id: 'SYS.1.6.A16',
          title: 'Containers are not administered from remote (standard)',
          assessable: 'partly',
          note: 'What runs is seen at run time.',
        },
        {
          id: 'SYS.1.6.A17',
          title: 'Containers run without privileges (standard)',
          assessable: 'partly',
          note: 'Whether the runtime has privileges, the hosts can tell.',
        },
        {
          id: 'SYS.1.6.A18',
          title: 'Accounts of services have no rights on the host (standard)',
          assessable: 'partly',
          note: 'Accounts of the hosts belong to it.',
        },
        {
          id: 'SYS.1.6.A19',
          title: 'Only storage that is needed is mounted (standard)',
          assessable: 'yes',
        },
        {
          id: 'SYS.1.6.A20',
          title: 'Data of the configuration are protected (standard)',
          assessable: 'no',
          note: 'A document decides.',
        },
        {
          id: 'SYS.1.6.A21',
          title:
            'Extended policies bound access, network, files and system calls (elevated)',
          assessable: 'partly',
          note: 'What the hosts have and use decides.',
        },
        {
          id: 'SYS.1.6.A22',
          title: 'Investigations are prepared for (elevated)',
          assessable: 'no',
          note: 'A document decides.',
        },
        {
          id: 'SYS.1.6.A23',
          title: 'Containers are immutable (elevated)',
          assessable: 'yes',
        },
        {
          id: 'SYS.1.6.A24',
          title: 'Attacks are detected on the hosts (elevated)',
          assessable: 'no',
          note: 'Whoever runs hosts and platform can tell.',
        },
        {
          id: 'SYS.1.6.A25',
          title: 'Containers are highly available (elevated)',
          assessable: 'no',
          note: 'Whoever runs hosts and platform can tell.',
        },
        {
          id: 'SYS.1.6.A26',
          title: 'Containers are isolated and encapsulated further (elevated)',
          assessable: 'no',
          note: 'Whoever runs hosts and platform can tell.',
        },
      ],
    },
    {
      title: 'APP.4.4 Kubernetes',
      controls: [
        {
          id: 'APP.4.4.A1-A3, A5, A7, A8, A12, A14-A21',
          title: 'Planning, cluster, networks, backup and nodes',
          assessable: 'no',
          platform: 'kubernetes',
          note: 'Whoever runs hosts and platform can tell.',
        },
        {
          id: 'APP.4.4.A4',
          title: 'Pods are separated (basic)',
          assessable: 'partly',
          platform: 'kubernetes',
          note: 'Separation in the kernel is seen on the nodes.',
        },
        {
          id: 'APP.4.4.A6',
          title: 'Pods are initialised in init containers (standard)',
          assessable: 'partly',
          platform: 'kubernetes',
          note: 'Somebody has to judge it.',
        },
        {
          id: 'APP.4.4.A9',
          title:
            'Workloads have service accounts of their own, and tokens where needed (standard)',
          assessable: 'yes',
          platform: 'kubernetes',
        },
        {
          id: 'APP.4.4.A10',
          title: 'What is automated has the least rights (standard)',
          assessable: 'partly',
          platform: 'kubernetes',
          note: 'Rights of other tools are not in the files.',
        },
        {
          id: 'APP.4.4.A11',
          title: 'Containers have readiness and liveness checks (standard)',
          assessable: 'yes',
          platform: 'kubernetes',
          evidence: { 'kubernetes/startup-probe': 'support' },
        },
        {
          id: 'APP.4.4.A13',
          title:
            'The configuration is audited by machine against benchmarks (elevated)',
          assessable: 'partly',
          platform: 'kubernetes',
          note: 'That our rules run is part of it; the cluster is the other.',
        },
      ],
    },
  ],
};
export default framework;
