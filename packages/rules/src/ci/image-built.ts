import { defineRule } from '@plimsoll/engine';
import { actsOf } from '../delivery/acts';

export default defineRule({
  id: 'ci/image-built',
  title: 'Build the image in a pipeline',
  category: 'delivery',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['pipeline/builds-the-image'],
    controls: [
      'slsa-build@1.2:choose-build-platform',
      'slsa-build@1.2:consistent-build-process',
      'slsa-build@1.2:hosted',
      'openssf-scorecard@5.5.0:Packaging',
      'cis-software-supply-chain@1.0:2.3.1',
    ],
  },
  why: `
    An image that is built by hand holds whatever was on that machine that day, and nobody else can build it again. A
    pipeline builds every change the same way, from what is in the repository, and leaves a record of it.`,
  unless: `another repository builds the image; these files cannot show that.`,
  examples: [
    {
      kind: 'github-actions',
      bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: make test\n',
      good: 'on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build -t acme/web .\n',
      with: { Dockerfile: 'FROM node:24\n' },
    },
  ],
  kinds: ['dockerfile', 'github-actions', 'gitlab-ci'],
  check: {
    service({ delivery, dockerfiles, workflows, pipelines, paths }, report) {
      if (dockerfiles.length === 0) {
        report.notApplicable();
        return;
      }
      if (actsOf(delivery, 'build').length > 0) return;
      const [elsewhere] = delivery.elsewhere;
      const other = paths?.find(path => otherPipelines.test(path));
      const [file] = [
        ...workflows.filter(({ isAction }) => !isAction),
        ...pipelines,
      ];
      if (elsewhere)
        report.unknown(`${elsewhere.file.source.file} ${elsewhere.reason}`);
      else if (other !== undefined)
        report.unknown(`${other} is a pipeline of a kind that is not read`);
      else if (!file)
        report.unknown(
          'There is no pipeline in these files; another repository may build the image',
        );
      else
        report.in(
          file,
          file.anchor,
          'There is a Dockerfile, but no pipeline builds it: add a job that does',
        );
    },
  },
});

/** Pipelines of other systems. */
const otherPipelines =
  /(?:^|\/)(?:Jenkinsfile[^/]*|azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.yml|\.drone\.ya?ml|\.woodpecker\.ya?ml|\.travis\.yml|appveyor\.yml|buildspec\.ya?ml|cloudbuild[^/]*\.(?:ya?ml|json)|\.buildkite\/[^/]*|\.circleci\/config\.yml|\.woodpecker\/[^/]*|\.tekton\/[^/]*|\.teamcity\/[^/]*|wercker\.yml|\.semaphore\/[^/]*)$/i;
