import type { Framework } from './framework';

const framework: Framework = {
  id: 'openssf-scorecard@5.5.0',
  name: 'OpenSSF Scorecard',
  note: 'Related checks of ours, never a result of Scorecard, which judges the whole repository and gives points.',
  url: 'https://github.com/ossf/scorecard/blob/v5.5.0/docs/checks.md',
  platform: 'any',
  sections: [
    {
      title: 'Checks',
      controls: [
        {
          id: 'Pinned-Dependencies',
          title: 'Images, actions and downloads are pinned by hash',
          assessable: 'yes',
          evidence: 'part',
          note: 'A related check: Scorecard judges the repository in its own way.',
        },
        {
          id: 'Token-Permissions',
          title: 'Workflow tokens may read only, and write where a job says so',
          assessable: 'yes',
          evidence: 'part',
          note: 'A related check: Scorecard judges the repository in its own way.',
        },
        {
          id: 'Dangerous-Workflow',
          title: 'Workflows check out and run nothing that strangers wrote',
          assessable: 'yes',
          evidence: 'part',
          note: 'A related check: Scorecard judges the repository in its own way.',
        },
        {
          id: 'Packaging',
          title: 'The package is published by a workflow',
          assessable: 'partly',
          note: 'A related check: Scorecard judges the repository in its own way.',
        },
        {
          id: 'Signed-Releases',
          title: 'Releases come with signatures or provenance',
          assessable: 'no',
          note: 'Scorecard looks at the files of releases, which are at the forge; signatures of images do not count.',
        },
        {
          id: 'SBOM',
          title: 'There is a bill of materials',
          assessable: 'partly',
          note: 'A related check: Scorecard judges the repository in its own way.',
        },
        {
          id: 'Vulnerabilities',
          title: 'No known vulnerabilities are open',
          assessable: 'no',
          note: 'A database of vulnerabilities decides; that something scans is all that files show.',
        },
        {
          id: 'Dependency-Update-Tool',
          title: 'A tool proposes updates of dependencies',
          assessable: 'yes',
          evidence: 'part',
          note: 'A related check: Scorecard judges the repository in its own way.',
        },
        {
          id: 'SAST',
          title: 'Static analysis runs on commits',
          assessable: 'partly',
          note: 'Linting of Dockerfiles does not count.',
        },
        {
          id: 'CI-Tests',
          title: 'Tests run before changes are merged',
          assessable: 'no',
          note: 'The history at the forge decides.',
        },
        {
          id: 'Binary-Artifacts',
          title: 'There are no binaries in the repository',
          assessable: 'no',
          note: 'The repository as a whole decides.',
        },
        {
          id: 'Code-Review',
          title: 'Changes are reviewed before they are merged',
          assessable: 'no',
          note: 'The history at the forge decides.',
        },
        {
          id: 'Branch-Protection',
          title: 'Branches are protected',
          assessable: 'no',
          note: 'Settings of the forge decide.',
        },
        {
          id: 'Webhooks',
          title: 'Webhooks carry a secret',
          assessable: 'no',
          note: 'Settings of the forge decide.',
        },
      ],
    },
  ],
};
export default framework;
