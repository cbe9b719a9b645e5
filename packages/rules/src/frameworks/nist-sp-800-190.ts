import type { Framework } from './framework';

const framework: Framework = {
  id: 'nist-sp-800-190@2017',
  name: 'NIST SP 800-190',
  note: 'Guidance, cited by section: files show how far a recommendation is addressed, and nothing complies with it.',
  url: 'https://csrc.nist.gov/pubs/sp/800/190/final',
  platform: 'any',
  sections: [
    {
      title: '4.1 Image countermeasures',
      controls: [
        {
          id: '4.1.1',
          title:
            'Images are scanned through their life, in every layer, with gates that stop what is bad',
          assessable: 'partly',
          note: 'The gate is seen in the pipeline; results are in the registry.',
        },
        {
          id: '4.1.2',
          title:
            'The configuration of images is validated: no root user, small trusted bases, no remote shells',
          assessable: 'yes',
        },
        {
          id: '4.1.3',
          title: 'Images are watched for malware',
          assessable: 'no',
          note: 'The image decides: a scanner of the registry can tell.',
        },
        {
          id: '4.1.4',
          title:
            'Secrets are kept outside the image, encrypted, and handed over at run time',
          assessable: 'partly',
          note: 'Whether they are encrypted where they are kept, the platform can tell.',
        },
        {
          id: '4.1.5',
          title:
            'Only images from a trusted set run, and their signatures are verified',
          assessable: 'partly',
          note: 'That nothing else can run is a matter of the admission control of the platform.',
        },
      ],
    },
    {
      title: '4.2 Registry countermeasures',
      controls: [
        {
          id: '4.2.1',
          title: 'Connections to registries are encrypted',
          assessable: 'partly',
          note: 'The settings of the daemons and the registry decide too.',
        },
        {
          id: '4.2.2',
          title:
            'Stale images are pruned, and images are named by what does not change',
          assessable: 'partly',
          note: 'Pruning is seen in the registry.',
        },
        {
          id: '4.2.3',
          title:
            'Access to registries is authenticated and logged, and only what was checked is pushed',
          assessable: 'partly',
          note: 'Who has access is known to the registry.',
        },
      ],
    },
    {
      title: '4.3 Orchestrator countermeasures',
      controls: [
        {
          id: '4.3.1',
          title:
            'Administrators of the orchestrator have the least rights they need',
          assessable: 'no',
          note: 'The roles of the cluster decide.',
        },
        {
          id: '4.3.2',
          title:
            'Access to the orchestrator is authenticated strongly, and its data are encrypted',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
        {
          id: '4.3.3',
          title: 'Traffic is separated by how sensitive it is',
          assessable: 'partly',
          note: 'How sensitive what is, files do not say.',
        },
        {
          id: '4.3.4',
          title: 'Workloads of different sensitivity run on different hosts',
          assessable: 'no',
          note: 'How sensitive a workload is and where it runs, whoever runs the hosts can tell.',
        },
        {
          id: '4.3.5',
          title:
            'The nodes of the orchestrator are trusted and know each other',
          assessable: 'no',
          note: 'Whoever runs the cluster can tell.',
        },
      ],
    },
    {
      title: '4.4 Container countermeasures',
      controls: [
        {
          id: '4.4.1',
          title: 'The container runtime is patched',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '4.4.2',
          title:
            'What containers reach and where they are reached is known and controlled',
          assessable: 'partly',
          note: 'What really leaves a container is controlled by the network.',
        },
        {
          id: '4.4.3',
          title:
            'Settings of the runtime are checked by machine all the time, and default protections stay on',
          assessable: 'yes',
        },
        {
          id: '4.4.4',
          title:
            'Odd behaviour of applications is noticed, and root file systems are read-only',
          assessable: 'partly',
          note: 'Noticing happens at run time.',
        },
        {
          id: '4.4.5',
          title:
            'Environments are separated, and it is known who created which container',
          assessable: 'partly',
          note: 'Who created what is in the audit log of the platform.',
        },
      ],
    },
    {
      title: '4.5 Host OS countermeasures',
      controls: [
        {
          id: '4.5.1',
          title:
            'Hosts run an operating system that is made for containers, and little else',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '4.5.2',
          title: 'Containers do not share hosts with other workloads',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '4.5.3',
          title:
            'The operating system of the hosts is patched, and not changed by hand',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '4.5.4',
          title: 'Logins on hosts are rare and logged',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '4.5.5',
          title:
            'Containers mount few paths of the host, and no sensitive ones',
          assessable: 'yes',
        },
      ],
    },
    {
      title: '4.6 Hardware countermeasures',
      controls: [
        {
          id: '4.6',
          title: 'Trust begins in the hardware',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
      ],
    },
  ],
};
export default framework;
