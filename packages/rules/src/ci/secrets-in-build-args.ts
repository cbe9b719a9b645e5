import { defineRule } from '@plimsoll/engine';
import { actsOf, reportAt } from '../delivery/acts';
import { isSecretValue, isSecretVariable } from '../secret-variable';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/secrets-in-build-args',
  title: 'Give the build its secrets as build secrets',
  category: 'supply-chain',
  severity: 'critical',
  confidence: 'likely',
  references: {
    practices: ['pipeline/build-secrets'],
    controls: [
      'cis-docker@1.8.0:4.10',
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-top-10@2023:D06',
      'bsi-it-grundschutz@2022:SYS.1.6.A8',
    ],
  },
  why: `
    Build arguments are kept: in the history of the image and, in full, in the provenance that goes to the registry
    with it. Everybody who can pull the image can read the secret. \`--secret\`, or \`secrets:\` of the build action,
    shows it to one RUN and keeps it nowhere.`,
  unless: `the value is public whatever its name says, such as the site key of a captcha.`,
  examples: [
    {
      kind: 'github-actions',
      bad: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/web:1.2.3
          build-args: |
            NPM_TOKEN=\${{ secrets.NPM_TOKEN }}
`,
      good: `on: push
jobs:
  image:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/web:1.2.3
          secrets: |
            npm_token=\${{ secrets.NPM_TOKEN }}
`,
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const builds = actsOf(delivery, 'build');
      if (!builds.length) {
        report.notApplicable();
        return;
      }
      for (const build of builds) {
        for (const arg of build.args) {
          if (!isSecret(arg.name, arg.value)) continue;
          reportAt(
            report,
            build.file,
            arg,
            `Build argument ${shown(
              arg.name,
            )} leaves a secret in the image's history: pass it with --secret and read it by RUN --mount=type=secret`,
          );
        }
      }
    },
  },
});

/** By the secret of the CI that it is given, or by its name, unless what it is given is plainly none. */
function isSecret(name: string, value: string | undefined): boolean {
  if (value !== undefined && holdsSecret(value)) return true;
  if (!isSecretVariable(name)) return false;
  return value === undefined || value.includes('{') || isSecretValue(value);
}

/** A secret of the CI, or a variable that is called like one, as far as it is put into the value. */
function holdsSecret(value: string): boolean {
  if (/\bsecrets\.\w+/.test(value)) return true;
  return [...value.matchAll(/\{\$(\w+)\}/g)].some(([, variable]) =>
    isSecretVariable(variable),
  );
}
