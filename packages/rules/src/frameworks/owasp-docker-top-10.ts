import type { Framework } from './framework';

const framework: Framework = {
  id: 'owasp-docker-top-10@2023',
  name: 'OWASP Docker Top 10',
  note: 'A draft that was never finished, with empty chapters: a label to sort by, no framework to be measured by.',
  url: 'https://owasp.org/www-project-docker-top-10/',
  platform: 'any',
  sections: [
    {
      title: 'Top 10',
      controls: [
        {
          id: 'D01',
          title: 'Processes run as a user that is not root',
          assessable: 'yes',
        },
        {
          id: 'D02',
          title: 'Hosts, engines, orchestrators and images are patched in time',
          assessable: 'partly',
          note: 'The strategy is a document, and hosts are patched by whoever runs them.',
        },
        {
          id: 'D03',
          title: 'Networks are designed and separated',
          assessable: 'partly',
          note: 'Firewalls and what has to be separate, files do not show.',
        },
        {
          id: 'D04',
          title: 'Defaults are safe and nothing is open that need not be',
          assessable: 'partly',
          note: 'Hosts and orchestrator belong to it.',
        },
        {
          id: 'D05',
          title: 'Stages and tiers are kept on separate hosts',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell. It is not about the securityContext of Kubernetes.',
        },
        {
          id: 'D06',
          title: 'Secrets are stored and handed over safely',
          assessable: 'yes',
        },
        {
          id: 'D07',
          title: 'CPU, memory and I/O are limited',
          assessable: 'yes',
          evidence: 'part',
          note: 'No rule looks at limits of I/O.',
        },
        {
          id: 'D08',
          title: 'Images come from where they should, unchanged',
          assessable: 'partly',
          note: 'That signatures hold is verified by whoever pulls.',
        },
        {
          id: 'D09',
          title: 'Containers are started read-only',
          assessable: 'yes',
        },
        {
          id: 'D10',
          title: 'Containers, orchestrator and hosts log to another place',
          assessable: 'partly',
          note: 'Where logs go is decided by the hosts; our rule sees only that they are bounded.',
        },
      ],
    },
  ],
};
export default framework;
