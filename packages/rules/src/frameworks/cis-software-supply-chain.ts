import type { Framework } from './framework';

const framework: Framework = {
  id: 'cis-software-supply-chain@1.0',
  name: 'CIS Software Supply Chain Security Guide',
  note: 'A guide, not a benchmark. Only the parts near containers and pipelines are listed; section 1 and most of section 4 are settings of forge and registry.',
  url: 'https://www.cisecurity.org/insights/white-papers/cis-software-supply-chain-security-guide',
  platform: 'any',
  sections: [
    {
      title: '2.1 Build environment',
      controls: [
        {
          id: '2.1.1',
          title: 'A pipeline has a single responsibility',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
        {
          id: '2.1.2',
          title: 'The infrastructure of the build is immutable',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
        {
          id: '2.1.3',
          title: 'The build environment logs',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
        {
          id: '2.1.4',
          title: 'The build environment is made by machine',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
        {
          id: '2.1.5',
          title: 'Access to the build environment is limited',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
        {
          id: '2.1.6',
          title: 'Access to the build environment is authenticated',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
      ],
    },
    {
      title: '2.2 Build workers',
      controls: [
        {
          id: '2.2.1',
          title: 'Build workers are used once',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
        {
          id: '2.2.2-2.2.8',
          title: 'Build workers reach little, hold little and are scanned',
          assessable: 'no',
          note: 'Whoever runs the build platform can tell.',
        },
      ],
    },
    {
      title: '2.3 Pipeline instructions',
      controls: [
        {
          id: '2.3.1',
          title: 'All steps of the build are code',
          assessable: 'yes',
        },
        {
          id: '2.3.4',
          title: 'Changes of pipeline files are tracked and reviewed',
          assessable: 'no',
          note: 'The history at the forge decides.',
        },
        {
          id: '2.3.5',
          title: 'Few may start a build',
          assessable: 'partly',
          note: 'Settings of the forge belong to it.',
        },
        {
          id: '2.3.6',
          title: 'Pipelines are scanned for misconfiguration',
          assessable: 'partly',
          note: 'That our own rules for pipelines run is evidence for it.',
        },
        {
          id: '2.3.7',
          title: 'Pipelines are scanned for vulnerabilities',
          assessable: 'partly',
          note: 'What a scanner finds is seen elsewhere.',
        },
        {
          id: '2.3.8',
          title: 'There are no sensitive data in pipeline files',
          assessable: 'yes',
        },
      ],
    },
    {
      title: '2.4 Pipeline integrity',
      controls: [
        {
          id: '2.4.1',
          title: 'Artefacts of all releases are signed',
          assessable: 'partly',
          note: 'Signatures are seen in the registry.',
        },
        {
          id: '2.4.2',
          title: 'External dependencies of the build are locked',
          assessable: 'yes',
        },
        {
          id: '2.4.3',
          title: 'Dependencies are validated before use',
          assessable: 'partly',
          note: 'What other tools validate is not in the files.',
        },
        {
          id: '2.4.4',
          title: 'Artefacts can be reproduced',
          assessable: 'partly',
          note: 'Only building twice can show it.',
        },
        {
          id: '2.4.5',
          title: 'The pipeline makes a bill of materials',
          assessable: 'yes',
        },
        {
          id: '2.4.6',
          title: 'The pipeline signs the bill of materials',
          assessable: 'partly',
          note: 'Signatures are seen in the registry.',
        },
      ],
    },
    {
      title: '3 Dependencies',
      controls: [
        {
          id: '3.1.5',
          title: 'Trusted package managers and repositories are defined',
          assessable: 'partly',
          note: 'Which are trusted is for the organisation to say.',
        },
        {
          id: '3.1.7',
          title: 'Dependencies are pinned to a version that was verified',
          assessable: 'yes',
        },
        {
          id: '3.1.8',
          title: 'Packages are older than sixty days',
          assessable: 'no',
          note: 'The registry can tell.',
        },
        {
          id: '3.2.2',
          title: 'Packages are scanned for vulnerabilities',
          assessable: 'partly',
          note: 'Results are seen elsewhere.',
        },
      ],
    },
    {
      title: '4 Artefacts',
      controls: [
        {
          id: '4.1.1',
          title: 'Artefacts are signed by the pipeline itself',
          assessable: 'partly',
          note: 'Signatures are seen in the registry.',
        },
        {
          id: '4.2.1-4.2.5',
          title: 'Access to the registry is limited and authenticated',
          assessable: 'no',
          note: 'The registry can tell.',
        },
        {
          id: '4.3.1-4.3.4',
          title:
            'The registry validates signatures, logs and protects its webhooks',
          assessable: 'no',
          note: 'The registry can tell.',
        },
        {
          id: '4.4.1',
          title: 'Artefacts carry where they come from',
          assessable: 'partly',
          note: 'What is attached is seen in the registry.',
        },
      ],
    },
    {
      title: '5 Deployment',
      controls: [
        {
          id: '5.1.1',
          title: 'Files for deployment are kept apart from source code',
          assessable: 'partly',
          note: 'Repositories that hold both may be wanted.',
        },
        {
          id: '5.1.3',
          title: 'There are no secrets in files for deployment',
          assessable: 'yes',
        },
        {
          id: '5.1.5',
          title: 'Infrastructure as code is scanned',
          assessable: 'partly',
          note: 'Results are seen elsewhere.',
        },
        {
          id: '5.1.7',
          title:
            'Manifests for deployment are pinned to versions that were verified',
          assessable: 'yes',
        },
        {
          id: '5.2.4',
          title: 'No default passwords are used',
          assessable: 'partly',
          note: 'Passwords outside the files cannot be seen.',
        },
      ],
    },
  ],
};
export default framework;
