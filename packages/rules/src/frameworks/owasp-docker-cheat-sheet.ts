import type { Framework } from './framework';

const framework: Framework = {
  // A living page without versions: the commit that was read stands for one.
  id: 'owasp-docker-cheat-sheet@0a11bd1d',
  name: 'OWASP Docker Security Cheat Sheet',
  note: 'Advice on a page that changes, and its numbers with it; the version is the commit that was read.',
  url: 'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  platform: 'any',
  sections: [
    {
      title: 'Rules',
      controls: [
        {
          id: '0',
          title: 'Host and Docker are up to date',
          assessable: 'no',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '1',
          title: 'The socket of the daemon is not handed out',
          assessable: 'yes',
        },
        {
          id: '2',
          title: 'Containers run as a user without privileges',
          assessable: 'yes',
        },
        {
          id: '3',
          title: 'Capabilities are limited, and nothing is privileged',
          assessable: 'yes',
        },
        {
          id: '4',
          title: 'Processes cannot gain privileges',
          assessable: 'yes',
        },
        {
          id: '5',
          title: 'Which containers may talk to each other was thought about',
          assessable: 'partly',
          note: 'Who has to talk to whom, files do not say.',
        },
        {
          id: '5a',
          title: 'Published ports do not slip past the firewall of the host',
          assessable: 'yes',
          platform: 'docker',
          note: 'To our rule 0.0.0.0 is a choice where it is written down.',
        },
        {
          id: '6',
          title: 'seccomp, AppArmor or SELinux are used',
          assessable: 'partly',
          note: 'What the host has and uses decides.',
        },
        {
          id: '7',
          title: 'Memory, CPU, open files, processes and restarts are limited',
          assessable: 'yes',
        },
        {
          id: '8',
          title: 'File system and volumes are read-only',
          assessable: 'yes',
        },
        {
          id: '9',
          title: 'The pipeline scans',
          assessable: 'yes',
        },
        {
          id: '10',
          title: 'The daemon logs at level info',
          assessable: 'no',
          platform: 'docker',
          note: 'The settings of the daemon decide.',
        },
        {
          id: '11',
          title: 'Docker runs without root',
          assessable: 'no',
          platform: 'docker',
          note: 'Whoever runs the hosts can tell.',
        },
        {
          id: '12',
          title: 'Sensitive data are handed over as secrets',
          assessable: 'yes',
        },
        {
          id: '13',
          title:
            'The supply chain is protected: provenance, bill of materials, signatures, registry, deployment',
          assessable: 'partly',
          note: 'That signatures and provenance are there and hold, the registry can tell.',
        },
      ],
    },
  ],
};
export default framework;
