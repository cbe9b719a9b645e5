import type { Framework } from './framework';

const framework: Framework = {
  id: 'pci-dss@4.0.1',
  name: 'PCI DSS',
  note: 'It has no requirements for containers: these results support an assessor, and nothing is compliant by them.',
  url: 'https://www.pcisecuritystandards.org/document_library/',
  platform: 'any',
  sections: [
    {
      title: '6 Secure systems and software',
      controls: [
        {
          id: '6.3.2',
          title: 'There is an inventory of own software and its components',
          assessable: 'partly',
          note: 'The assessor compares the inventory with the software.',
        },
        {
          id: '6.3.3',
          title: 'Known vulnerabilities are patched in time',
          assessable: 'no',
          note: 'Results of scans and dates of patches decide.',
        },
        {
          id: '6.5.2',
          title: 'Requirements are confirmed again after significant changes',
          assessable: 'partly',
          note: 'A scan after the change is part of it.',
        },
      ],
    },
    {
      title: '8 Identification and authentication',
      controls: [
        {
          id: '8.6.2',
          title: 'Passwords of application accounts are not written into files',
          assessable: 'yes',
        },
      ],
    },
  ],
};
export default framework;
