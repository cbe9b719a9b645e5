import { defineRule } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';

export default defineRule({
  id: 'ci/login-password-stdin',
  title: 'Hand registry passwords over on standard input',
  category: 'delivery',
  severity: 'high',
  confidence: 'certain',
  references: {
    controls: [
      'nist-sp-800-190@2017:4.2.3',
      'cis-software-supply-chain@1.0:2.3.8',
    ],
  },
  why: `
    A password among the arguments is in the process list of the runner, in shell traces and in what other jobs of
    the same machine can read. \`--password-stdin\` or a login action leaves it in none of them.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: `publish:
  script:
    - docker login -u ci -p "$REGISTRY_PASSWORD" registry.example.com
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
    service({ delivery }, report) {
      const logins = actsOf(delivery, 'login');
      if (!logins.length) {
        report.notApplicable();
        return;
      }
      for (const { by, argument, jobToken, file, tool } of logins) {
        if (by !== 'argument' || !argument) continue;
        reportAt(
          report,
          file,
          argument,
          `The password is an argument of ${tool}: pipe it in and use --password-stdin`,
          // The token of the job ends with it.
          { severity: jobToken ? 'medium' : 'high' },
        );
      }
    },
  },
});
