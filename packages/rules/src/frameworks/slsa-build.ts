import type { Framework } from './framework';

const framework: Framework = {
  id: 'slsa-build@1.2',
  name: 'SLSA Build track',
  note: 'Levels belong to artefacts and need verified provenance: files show that a pipeline is set up so that level 1 or 2 could be reached, never that a level is.',
  url: 'https://slsa.dev/spec/v1.2/',
  platform: 'any',
  sections: [
    {
      title: 'Producer',
      controls: [
        {
          id: 'choose-build-platform',
          title:
            'A build platform is chosen that can reach the wanted level (L1 to L3)',
          assessable: 'partly',
          note: 'Which level a platform reaches is its own claim.',
        },
        {
          id: 'consistent-build-process',
          title:
            'The build is defined so that others can expect its form (L1 to L3)',
          assessable: 'yes',
        },
        {
          id: 'distribute-provenance',
          title: 'Provenance reaches those who use the artefact (L1 to L3)',
          assessable: 'partly',
          note: 'That it is attached is seen in the registry.',
        },
      ],
    },
    {
      title: 'Build platform',
      controls: [
        {
          id: 'provenance-exists',
          title:
            'Provenance names what was made by its digest, and how (L1 to L3)',
          assessable: 'partly',
          note: 'What it says is seen in the registry.',
        },
        {
          id: 'provenance-authentic',
          title:
            'Provenance is signed, made by the platform, and can be verified (L2, L3)',
          assessable: 'partly',
          note: 'What BuildKit attaches by itself is not signed.',
        },
        {
          id: 'provenance-unforgeable',
          title:
            'The key that signs is out of reach of the steps of the build (L3)',
          assessable: 'no',
          note: 'The platform decides; an action that attests is not enough for it.',
        },
        {
          id: 'hosted',
          title: 'The build does not run on a workstation (L2, L3)',
          assessable: 'yes',
          evidence: { 'ci/self-hosted-runner-pr': 'support' },
          note: 'Runners of one’s own are not excluded.',
        },
        {
          id: 'isolated',
          title:
            'Each build runs in an environment of its own that nothing else can influence (L3)',
          assessable: 'partly',
          note: 'Files can refute it, never prove it.',
        },
      ],
    },
    {
      title: 'Consumer',
      controls: [
        {
          id: 'validate-authenticity',
          title: 'Provenance is verified before the artefact is used (L2)',
          assessable: 'no',
          note: 'Whoever deploys can tell, by the admission policy or the log of the deployment.',
        },
      ],
    },
  ],
};
export default framework;
