import { defineRule } from '@plimsoll/engine';
import type { PipelineVariable, Report } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/no-hardcoded-registry-credential',
  title: 'Keep registry passwords out of pipelines',
  category: 'delivery',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['pipeline/login'],
    controls: [
      'nist-sp-800-190@2017:4.2.3',
      'cis-software-supply-chain@1.0:2.3.8',
    ],
    zizmor: ['hardcoded-container-credentials'],
  },
  why: `
    A password in a pipeline file is known to everybody who ever cloned the repository, and whoever has it can replace
    the image that is deployed next. Put it into the secrets of the CI, and change it: the old one stays in the history.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: `publish:
  script:
    - docker login -u ci -p hunter2hunter2 registry.example.com
    - docker push registry.example.com/web:1
`,
      good: `publish:
  script:
    - echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin registry.example.com
    - docker push registry.example.com/web:1
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    'github-actions': {
      job({ images }, report) {
        if (!images.some(({ credentials }) => credentials.length)) {
          report.notApplicable();
        }
        for (const { name, value } of images.flatMap(i => i.credentials)) {
          if (name === 'password' && value.value?.trim()) {
            report(
              value,
              'The password of a registry stands in the workflow: change it, and read the new one from a secret',
            );
          }
        }
      },
    },
    'gitlab-ci': {
      pipeline({ variables }, report) {
        judgeAuth(variables, report);
      },
      job(job, report) {
        const variable = job.variable('DOCKER_AUTH_CONFIG');
        judgeAuth(variable ? [variable] : [], report);
      },
    },
    service({ delivery }, report) {
      const logins = actsOf(delivery, 'login');
      if (!logins.length) {
        report.notApplicable();
        return;
      }
      for (const { literal, file } of logins) {
        if (literal) {
          reportAt(
            report,
            file,
            literal,
            'The password of a registry stands in the pipeline: change it, and read the new one from a secret',
          );
        }
      }
    },
  },
});

/** `{"auths": {"registry.example.com": {"auth": "…"}}}` */
function judgeAuth(variables: readonly PipelineVariable[], report: Report) {
  const config = variables.find(({ name }) => name === 'DOCKER_AUTH_CONFIG');
  if (!config) report.notApplicable();
  else if (
    /"(?:auth|password|identitytoken)"\s*:\s*"[^"$]+"/.test(config.node.value)
  )
    report(
      config,
      'The password of a registry stands in the pipeline: change it, and keep DOCKER_AUTH_CONFIG in the variables of the project',
    );
}
