import { defineRule } from '@plimsoll/engine';
import { isSecretValue, isSecretVariable } from '../secret-variable';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-secret-build-arg',
  title: 'Hand secrets to builds as secrets, not as arguments',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['security/no-secret-in-image'],
    controls: [
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-cheat-sheet@0a11bd1d:12',
      'owasp-docker-top-10@2023:D06',
      'cis-software-supply-chain@1.0:5.1.3',
      'cis-docker@1.8.0:4.10',
    ],
    urls: ['https://docs.docker.com/build/building/secrets/'],
  },
  why: `
    The arguments of a build are part of the image: \`docker history\` shows their values to everyone who can pull it, and
    so does its provenance. It does not matter whether the value stands in this file or comes from the shell. With
    \`build.secrets\` and \`RUN --mount=type=secret\` the value is there for one command and then gone.`,
  unless: `the value is public although its name says otherwise; accept the finding with a comment then.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n',
      good: 'services:\n  web:\n    build:\n      context: .\n      secrets: [npm_token]\nsecrets:\n  npm_token:\n    environment: NPM_TOKEN\n',
    },
  ],
  check: {
    compose: {
      service({ build }, report) {
        if (!build || build.args.length === 0) {
          report.notApplicable();
          return;
        }
        for (const arg of build.args) {
          const { name, value } = arg;
          const isOpen = value?.value === undefined;
          if (!isSecretVariable(name)) continue;
          if (!isOpen && !isSecretValue(value.value ?? '')) continue;
          report(
            arg,
            isOpen
              ? `The value of ${shown(
                  name,
                )} stays in the image: hand it in through build.secrets`
              : `The value of ${shown(
                  name,
                )} is written here and stays in the image: hand it in through build.secrets`,
          );
        }
      },
    },
  },
});
