import type { Framework } from './framework';

const framework: Framework = {
  id: 's2c2f@1.1',
  name: 'S2C2F',
  note: 'About consuming open source: base images and packages, not what the service produces.',
  url: 'https://github.com/ossf/s2c2f',
  platform: 'any',
  sections: [
    {
      title: 'Ingest',
      controls: [
        {
          id: 'ING-1',
          title:
            'Open source comes by way of trusted package managers and registries (L1)',
          assessable: 'partly',
          note: 'Which are trusted is for the organisation to say.',
        },
        {
          id: 'ING-2',
          title: 'Open source is kept in a store of one’s own (L1)',
          assessable: 'partly',
          note: 'Which store that is, is for the organisation to say.',
        },
        {
          id: 'ING-3',
          title: 'What is bad can be denied (L3)',
          assessable: 'no',
          note: 'The store decides.',
        },
        {
          id: 'ING-4',
          title: 'Sources are mirrored (L3)',
          assessable: 'no',
          note: 'The store decides.',
        },
      ],
    },
    {
      title: 'Scan',
      controls: [
        {
          id: 'SCA-1',
          title: 'Known vulnerabilities are looked for (L1)',
          assessable: 'yes',
        },
        {
          id: 'SCA-2',
          title: 'Licences are looked at (L1)',
          assessable: 'no',
          note: 'A document or a tool outside the files decides.',
        },
        {
          id: 'SCA-3',
          title: 'Software without support is found (L2)',
          assessable: 'partly',
          note: 'What packages bring along is not in the files.',
        },
        {
          id: 'SCA-4',
          title: 'Malware is looked for (L3)',
          assessable: 'no',
          note: 'A tool outside the files decides.',
        },
        {
          id: 'SCA-5',
          title: 'Open source is reviewed before it is a problem (L3)',
          assessable: 'no',
          note: 'A document decides.',
        },
      ],
    },
    {
      title: 'Inventory',
      controls: [
        {
          id: 'INV-1',
          title: 'There is an inventory made by machine (L1)',
          assessable: 'partly',
          note: 'The inventory itself is outside the files.',
        },
        {
          id: 'INV-2',
          title: 'There is a plan for incidents (L2)',
          assessable: 'no',
          note: 'A document decides.',
        },
      ],
    },
    {
      title: 'Update',
      controls: [
        {
          id: 'UPD-1',
          title: 'Vulnerable open source is updated by hand (L1)',
          assessable: 'partly',
          note: 'What was done is in the history.',
        },
        {
          id: 'UPD-2',
          title: 'Updates are proposed by machine (L2)',
          assessable: 'partly',
          note: 'That proposals are taken up is in the history.',
        },
        {
          id: 'UPD-3',
          title: 'Vulnerabilities are shown in pull requests (L2)',
          assessable: 'partly',
          note: 'Settings of the forge belong to it.',
        },
      ],
    },
    {
      title: 'Audit',
      controls: [
        {
          id: 'AUD-1',
          title: 'Provenance of what is consumed is verified (L3)',
          assessable: 'partly',
          note: 'Provenance of what is produced is no evidence for it.',
        },
        {
          id: 'AUD-2',
          title:
            'It is audited that open source comes in the approved way (L2)',
          assessable: 'partly',
          note: 'Which way that is, is for the organisation to say.',
        },
        {
          id: 'AUD-3',
          title: 'The integrity of what is consumed is validated (L2)',
          assessable: 'yes',
        },
        {
          id: 'AUD-4',
          title: 'Bills of materials of what is consumed are validated (L4)',
          assessable: 'no',
          note: 'A tool outside the files decides.',
        },
      ],
    },
    {
      title: 'Enforce',
      controls: [
        {
          id: 'ENF-1',
          title: 'Package sources are set up safely, with lock files (L2)',
          assessable: 'partly',
          note: 'Settings outside the repository belong to it.',
        },
        {
          id: 'ENF-2',
          title: 'A curated feed is enforced (L3)',
          assessable: 'partly',
          note: 'The network decides whether there is a way around.',
        },
      ],
    },
    {
      title: 'Rebuild and fix',
      controls: [
        {
          id: 'REB-1',
          title: 'Open source is rebuilt on infrastructure of one’s own (L4)',
          assessable: 'no',
          note: 'It is about what is consumed, not the service’s own image.',
        },
        {
          id: 'REB-2',
          title: 'What was rebuilt is signed (L4)',
          assessable: 'no',
          note: 'It is about what is consumed, not the service’s own image.',
        },
        {
          id: 'REB-3',
          title: 'What was rebuilt has a bill of materials (L4)',
          assessable: 'no',
          note: 'It is about what is consumed, not the service’s own image.',
        },
        {
          id: 'REB-4',
          title: 'The bill of materials of what was rebuilt is signed (L4)',
          assessable: 'no',
          note: 'It is about what is consumed, not the service’s own image.',
        },
        {
          id: 'FIX-1',
          title: 'Vulnerabilities can be fixed in private (L4)',
          assessable: 'no',
          note: 'A document decides.',
        },
      ],
    },
  ],
};
export default framework;
