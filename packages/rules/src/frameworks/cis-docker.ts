import type { Framework } from './framework';

const framework: Framework = {
  id: 'cis-docker@1.8.0',
  name: 'CIS Docker Benchmark',
  note: 'Evidence for controls that CIS has judged by hand on images and running containers of Docker hosts; no benchmark result. It says nothing of Kubernetes.',
  url: 'https://www.cisecurity.org/benchmark/docker',
  platform: 'docker',
  sections: [
    {
      title: '1 Host',
      controls: [
        {
          id: '1.1.1-1.1.18',
          title:
            'The Linux host keeps Docker on a partition of its own, names who may use the daemon, and audits its files',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '1.2.1-1.2.2',
          title: 'The host is hardened and its Docker is current',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
      ],
    },
    {
      title: '2 Docker daemon',
      controls: [
        {
          id: '2.1-2.19',
          title:
            'The daemon is set safely: rootless, traffic between containers, log level, TLS, user namespaces, seccomp, live restore',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell, by the settings of the daemon.',
        },
      ],
    },
    {
      title: '3 Files of the daemon',
      controls: [
        {
          id: '3.1-3.24',
          title:
            'Files and sockets of the daemon have the right owner and mode',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
      ],
    },
    {
      title: '4 Images and build files',
      controls: [
        {
          id: '4.1',
          title: 'The image runs as a user of its own that is not root',
          assessable: 'yes',
          evidence: { 'compose/user-non-root': 'part' },
          note: 'CIS looks at running containers; what an image that is pulled runs as is said in that image.',
        },
        {
          id: '4.2',
          title: 'Base images come from sources that are trusted',
          assessable: 'partly',
          note: 'Which sources are trusted is for the organisation to say, in the options of the rules.',
        },
        {
          id: '4.3',
          title: 'Nothing is installed that the service does not need',
          assessable: 'partly',
          note: 'The list of packages in the image decides.',
        },
        {
          id: '4.4',
          title: 'Images are scanned, and rebuilt with the patches',
          assessable: 'partly',
          note: 'That the scan ran, what it found, and the rebuild are seen in the pipeline and the registry.',
        },
        {
          id: '4.5',
          title: 'Docker Content Trust is switched on',
          assessable: 'no',
          note: 'Superseded: Content Trust is retired, and switching it on breaks pulls. Signatures of another kind can stand in for it, with a reason.',
        },
        {
          id: '4.6',
          title: 'The image says how its health is checked',
          assessable: 'yes',
          note: 'HEALTHCHECK NONE, and a check in every Compose file, are enough for our rule; CIS looks for a check in the image.',
        },
        {
          id: '4.7',
          title: 'The package index is not refreshed in a layer of its own',
          assessable: 'yes',
        },
        {
          id: '4.8',
          title: 'Set-user-id and set-group-id bits are taken away',
          assessable: 'no',
          note: 'The files in the image decide.',
        },
        {
          id: '4.9',
          title: 'COPY is used, not ADD',
          assessable: 'yes',
          note: 'Our rules let ADD unpack archives and fetch what has a checksum; CIS wants none at all.',
        },
        {
          id: '4.10',
          title: 'There are no secrets in Dockerfiles',
          assessable: 'yes',
          evidence: { 'dockerignore/excludes-vcs-and-secrets': 'support' },
          note: 'CIS reads the history of the image, whose layers may hold more than the text shows.',
        },
        {
          id: '4.11',
          title: 'Packages that are installed are verified',
          assessable: 'partly',
          note: 'That no check is switched off can be seen; that foreign sources sign their packages cannot.',
        },
        {
          id: '4.12',
          title: 'Signatures of artefacts are validated',
          assessable: 'partly',
          note: 'That images are signed does not show that somebody verifies the signatures; the cluster may, by a policy that lies elsewhere.',
        },
      ],
    },
    {
      title: '5 Container runtime',
      controls: [
        {
          id: '5.1',
          title: 'Swarm mode is off unless it is used',
          assessable: 'no',
          note: 'The hosts decide.',
        },
        {
          id: '5.2',
          title: 'An AppArmor profile is active where there is AppArmor',
          assessable: 'partly',
          note: 'That it is not switched off is all that files can show; the host decides.',
        },
        {
          id: '5.3',
          title: 'SELinux options are set where there is SELinux',
          assessable: 'partly',
          note: 'That it is not switched off is all that files can show; the host decides.',
        },
        {
          id: '5.4',
          title:
            'Containers have only the capabilities they need, and not NET_RAW',
          assessable: 'yes',
        },
        {
          id: '5.5',
          title: 'No container is privileged',
          assessable: 'yes',
        },
        {
          id: '5.6',
          title: 'No sensitive folders of the host are mounted',
          assessable: 'yes',
        },
        {
          id: '5.7',
          title: 'No SSH server runs inside containers',
          assessable: 'partly',
          note: 'The list of processes decides.',
        },
        {
          id: '5.8',
          title: 'No port of the host below 1024 is published',
          assessable: 'yes',
          note: 'Our rule lets 53, 80 and 443 pass unless policy says otherwise; CIS does not.',
        },
        {
          id: '5.9',
          title: 'Only the ports that are needed are open',
          assessable: 'partly',
          note: 'Somebody has to judge what is needed.',
        },
        {
          id: '5.10',
          title: 'The network of the host is not shared',
          assessable: 'yes',
        },
        { id: '5.11', title: 'Memory is limited', assessable: 'yes' },
        {
          id: '5.12',
          title: 'Containers have a CPU priority',
          assessable: 'partly',
          note: 'CIS reads the CPU shares; whether a limit alone is enough can be argued about.',
        },
        {
          id: '5.13',
          title: 'The root file system is read-only',
          assessable: 'yes',
        },
        {
          id: '5.14',
          title: 'Published ports are bound to an interface that was chosen',
          assessable: 'yes',
          note: 'To our rule 0.0.0.0 is a choice where it is written down; to CIS it is not.',
        },
        {
          id: '5.15',
          title: 'Restarts are limited to five after failures',
          assessable: 'partly',
          note: 'Our rules also accept "always" and "unless-stopped", which CIS does not.',
        },
        {
          id: '5.16',
          title: 'The processes of the host are not shared',
          assessable: 'yes',
        },
        {
          id: '5.17',
          title: 'The memory segments of the host are not shared',
          assessable: 'yes',
        },
        {
          id: '5.18',
          title: 'No devices of the host are handed in',
          assessable: 'yes',
          note: 'Our rule lets graphics and sound devices pass; to CIS each is an exception that needs a reason.',
        },
        {
          id: '5.19',
          title:
            'Default limits of open files and processes are overridden where needed',
          assessable: 'partly',
          note: 'Somebody has to judge what is needed.',
        },
        {
          id: '5.20',
          title: 'Mounts are not propagated to the host',
          assessable: 'yes',
        },
        {
          id: '5.21',
          title: 'The UTS namespace of the host is not shared',
          assessable: 'yes',
        },
        {
          id: '5.22',
          title: 'The default seccomp profile is not switched off',
          assessable: 'yes',
        },
        {
          id: '5.23',
          title: 'docker exec is not used with --privileged',
          assessable: 'no',
          note: 'What operators do is seen in the audit log of the hosts.',
        },
        {
          id: '5.24',
          title: 'docker exec is not used as root',
          assessable: 'no',
          note: 'What operators do is seen in the audit log of the hosts.',
        },
        {
          id: '5.25',
          title: 'Containers run in control groups that are known',
          assessable: 'partly',
          note: 'That no other group is asked for is all that files can show.',
        },
        {
          id: '5.26',
          title: 'Processes cannot gain new privileges',
          assessable: 'yes',
        },
        {
          id: '5.27',
          title: 'Health is checked at run time',
          assessable: 'yes',
          evidence: { 'dockerfile/healthcheck': 'support' },
        },
        {
          id: '5.28',
          title:
            'The version that is wanted is what runs, not an old copy of it',
          assessable: 'partly',
          note: 'Whether what is pinned is the newest is known to the registry.',
        },
        {
          id: '5.29',
          title: 'The number of processes is limited',
          assessable: 'yes',
        },
        {
          id: '5.30',
          title: 'The default bridge of Docker is not used',
          assessable: 'yes',
        },
        {
          id: '5.31',
          title: 'The user namespace of the host is not shared',
          assessable: 'yes',
        },
        {
          id: '5.32',
          title: 'The socket of the Docker daemon is not mounted',
          assessable: 'yes',
        },
      ],
    },
    {
      title: '6 Operations',
      controls: [
        {
          id: '6.1-6.2',
          title: 'Images and containers that nobody uses do not pile up',
          assessable: 'no',
          note: 'The registry and the hosts can tell.',
        },
      ],
    },
    {
      title: '7 Swarm',
      controls: [
        {
          id: '7.1-7.3',
          title:
            'A swarm has as few managers as needed, listens where it should, and encrypts its overlay networks',
          assessable: 'no',
          note: 'Whoever runs the swarm can tell.',
        },
        {
          id: '7.4',
          title: 'A swarm hands secrets over as secrets',
          assessable: 'no',
          note: 'Whoever runs the swarm can tell.',
        },
        {
          id: '7.5-7.9',
          title:
            'A swarm locks its managers, rotates keys and certificates, and separates management from traffic',
          assessable: 'no',
          note: 'Whoever runs the swarm can tell.',
        },
      ],
    },
  ],
};
export default framework;
