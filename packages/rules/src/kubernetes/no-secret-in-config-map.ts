import { defineRule } from '@plimsoll/engine';
import { manifestText } from '@plimsoll/syntax';
import {
  isPlaceholder,
  isSecretValue,
  isSecretVariable,
} from '../secret-variable';
import { shown } from '../shown';
import { passwordInUrl } from '../url-password';

export default defineRule({
  id: 'kubernetes/no-secret-in-config-map',
  title: 'Keep secrets out of ConfigMaps',
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
    ],
    trivy: ['KSV-0109', 'KSV-01010'],
    urls: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  },
  why: `
    A ConfigMap is for what everybody may know: whoever may look at a namespace may read it, it is not encrypted at rest,
    and it stands in the repository with all its history. Put the value where secrets are kept, and refer to a Secret that
    is made from there.`,
  unless: `the value is no secret although its name says so; accept the finding with a comment then.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  DB_HOST: db\n  DB_PASSWORD: correct-horse\n',
      good: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\ndata:\n  DB_HOST: db\n  DB_PASSWORD_FILE: /run/secrets/db/password\n',
    },
  ],
  check: {
    kubernetes: {
      object({ objectKind, node, purpose }, report) {
        const data = node.map('data');
        if (objectKind !== 'ConfigMap' || !data) {
          report.notApplicable();
          return;
        }
        for (const { key, value } of data.entries) {
          // What goes over lines is a file of its own, with keys of its own.
          if (value.type !== 'scalar' || value.value.includes('\n')) continue;
          const text = manifestText(value).value ?? '';
          const isSecret = isSecretVariable(key.value) && isSecretValue(text);
          const password = isSecret ? text : passwordInUrl(text);
          if (password !== undefined)
            report(
              value,
              `Key ${shown(
                key.value,
              )} of the ConfigMap holds a secret: put it into a Secret that is made elsewhere`,
              purpose === 'development' && isPlaceholder(password)
                ? { severity: 'low' }
                : {},
            );
        }
      },
    },
  },
});
