import { defineRule } from '@plimsoll/engine';
import type { Report } from '@plimsoll/engine';
import type { Container, LocatedInFile } from '@plimsoll/syntax';
import {
  isPlaceholder,
  isSecretValue,
  isSecretVariable,
} from '../secret-variable';
import { shown } from '../shown';
import { passwordInUrl } from '../url-password';

export default defineRule({
  id: 'kubernetes/no-secret-in-env',
  title: 'Keep secrets out of the manifest',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['compose/secrets'],
    controls: [
      'nist-sp-800-190@2017:4.1.4',
      'owasp-docker-top-10@2023:D06',
      'nsa-cisa-kubernetes@1.2:secrets',
      'cis-software-supply-chain@1.0:5.1.3',
      'bsi-it-grundschutz@2022:SYS.1.6.A8',
      'pci-dss@4.0.1:8.6.2',
      'cis-kubernetes@2.0.1:5.4.1',
    ],
    'kube-linter': ['env-var-secret'],
    urls: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
  },
  why: `
    A password in a manifest is known to everyone who can read the repository, now and in all its history, and to everyone
    who may look at pods. It is the same in every environment. Refer to a Secret (\`secretKeyRef\`, or better a mounted
    file) whose value comes from elsewhere: an external secret store, sealed or encrypted secrets.`,
  unless: `the value is no secret although its name says so; accept the finding with a comment then.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      env:\n        - name: DB_PASSWORD\n          value: correct-horse\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      env:\n        - name: DB_PASSWORD_FILE\n          value: /run/secrets/db/password\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        if (container.env.length === 0) report.notApplicable();
        for (const { name, value } of container.env) {
          const text = value?.value;
          if (!value || text === undefined) continue;
          if (isSecretVariable(name) && isSecretValue(text))
            tell(
              container,
              report,
              value,
              text,
              `Variable ${shown(
                name,
              )} is written in the manifest: refer to a Secret, or mount it as a file`,
            );
          else if (passwordInUrl(text) !== undefined)
            tell(
              container,
              report,
              value,
              passwordInUrl(text) ?? '',
              `The URL in ${shown(
                name,
              )} brings its login along: refer to a Secret, or mount it as a file`,
            );
        }
      },
    },
  },
});

/** What is a password to nobody is no leak where only developers run it. */
function tell(
  { pod }: Container,
  report: Report,
  at: LocatedInFile,
  secret: string,
  message: string,
) {
  const { purpose } = pod.workload;
  report(
    at,
    message,
    purpose === 'development' && isPlaceholder(secret)
      ? { severity: 'low' }
      : {},
  );
}
