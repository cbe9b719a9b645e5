import { defineRule } from '@plimsoll/engine';
import type { DeliveredTag, ImageAct } from '@plimsoll/engine';
import { reportAt } from '../delivery/acts';
import { runsForAnyBranch } from '../delivery/any-branch';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/gitlab-protected-push',
  title: 'Push tags that people use from protected branches only',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['pipeline/builds-the-image'],
    controls: [
      'nist-sp-800-190@2017:4.2.3',
      'nist-sp-800-190@2017:4.4.5',
      'cis-software-supply-chain@1.0:2.3.5',
    ],
    urls: ['https://docs.gitlab.com/ci/yaml/#rules'],
  },
  why: `
    A job that pushes \`latest\` or a version for every branch gives it to whatever somebody tried last, before anybody
    reviewed it. Push the tags that people use for protected branches and git tags only; what a branch pushes for its own
    review carries the commit or the branch in its tag.`,
  unless: `every branch that can be pushed is protected.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'publish:\n  script:\n    - docker push registry.example.com/web:latest\n',
      good: 'publish:\n  script:\n    - docker push registry.example.com/web:latest\n  rules:\n    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const pushes = delivery.jobs.flatMap(job =>
        job.acts.flatMap(act => (isPush(act) ? [{ job, act }] : [])),
      );
      if (pushes.length === 0) report.notApplicable();
      for (const { job, act } of pushes) {
        const tag = tagsOf(act).find(isForAll);
        if (tag && !act.conditional && runsForAnyBranch(job))
          reportAt(
            report,
            act.file,
            tag,
            `Any branch can give ${
              shown(tag.text) || 'latest'
            } to its image: push it for protected branches and tags only`,
          );
      }
    },
  },
});

const isPush = (act: ImageAct) =>
  act.does === 'push' || (act.does === 'build' && act.pushes === true);

const tagsOf = (act: ImageAct) => ('tags' in act ? act.tags : []);

/** Nothing in the tag tells the branch or the commit, nor does a condition stand beside it. */
const isForAll = ({ text, meaning }: DeliveredTag) =>
  (meaning === 'moving' || meaning === 'release') &&
  !/[{}]|\btype=|\benable=/.test(text);
