import { defineRule } from '@plimsoll/engine';
import { isSecretVariable } from '../secret-variable';
import { shown } from '../shown';

export default defineRule({
  id: 'bake/no-secret-in-args',
  title: 'Give the build its secrets as build secrets',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['pipeline/build-secrets', 'security/no-secret-in-image'],
    controls: [
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-cheat-sheet@0a11bd1d:12',
    ],
    urls: ['https://docs.docker.com/build/bake/reference/#targetsecret'],
  },
  why: `
    The value of a build argument stays in the history of the image and in its provenance, where everybody who can pull
    the image reads it. A secret (\`secret = ["id=npm,env=NPM_TOKEN"]\`, and \`RUN --mount=type=secret,id=npm\`) is there
    for one command only and leaves nothing behind.`,
  examples: [
    {
      kind: 'bake',
      bad: 'target "web" {\n  args = {\n    NPM_TOKEN = NPM_TOKEN\n  }\n}\n',
      good: 'target "web" {\n  secret = ["id=npm,env=NPM_TOKEN"]\n}\n',
    },
  ],
  check: {
    bake: {
      target({ args }, report) {
        for (const { name, key, value } of args) {
          if (!isSecretVariable(name) || isNothing(value.value)) continue;
          report(
            key,
            `Build argument ${shown(
              name,
            )} stays in the image: hand it in as a build secret`,
          );
        }
      },
    },
  },
});

const isNothing = (value: string | undefined) =>
  value === '' || value === 'null';
