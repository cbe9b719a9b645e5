import { defineRule } from '@plimsoll/engine';
import { hardening } from '../kubernetes-pods';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/secrets-as-files',
  title: 'Mount secrets as files',
  category: 'runtime-security',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['compose/secrets'],
    controls: ['cis-kubernetes@2.0.1:5.4.1'],
    checkov: ['CKV_K8S_35'],
    kics: ['Secrets As Environment Variables'],
    'kube-linter': ['read-secret-from-env-var'],
    urls: [
      'https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod',
    ],
  },
  why: `
    What is in the environment is also in crash reports, in the output of debug pages and in every program that the
    container starts, and it does not change when the Secret does. A file does all that only if somebody reads it. Many
    programs take a variable only, and that is far better than a secret in the manifest; so the rule is off unless a
    policy asks for it.`,
  unless: `the program reads nothing but variables.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      env:\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: db\n              key: password\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      env:\n        - name: DB_PASSWORD_FILE\n          value: /run/secrets/db/password\n      volumeMounts:\n        - name: db\n          mountPath: /run/secrets/db\n          readOnly: true\n  volumes:\n    - name: db\n      secret:\n        secretName: db\n',
    },
  ],
  check: {
    kubernetes: {
      container({ env, envFrom, pod }, report) {
        for (const { name, from } of env)
          if (from?.key.value === 'secretKeyRef')
            report(
              from.key,
              `Variable ${shown(
                name,
              )} holds a secret: mount it as a file if the program can read one`,
              hardening(pod.workload),
            );
        for (const source of envFrom)
          if (source.type === 'secretRef')
            report(
              source,
              'All of a Secret becomes variables: mount it as files if the program can read them',
              hardening(pod.workload),
            );
      },
    },
  },
});
