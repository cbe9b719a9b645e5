import { defineRule } from '@plimsoll/engine';
import { manifestText } from '@plimsoll/syntax';
import type { YamlEntry, YamlMap } from '@plimsoll/syntax';
import {
  isPlaceholder,
  isSecretValue,
  isSecretVariable,
} from '../secret-variable';
import { shown } from '../shown';

export default defineRule({
  id: 'kubernetes/no-secret-manifest',
  title: 'Keep Secrets out of the repository',
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
    urls: [
      'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
    ],
  },
  why: `
    Base64 is no encryption: whoever can read the repository, now or in its history, can read the Secret. Keep the value in
    a secret store and let a controller make the Secret from there, or commit it encrypted (SealedSecret, SOPS).`,
  unless: `the values are made up, for tests or as an example.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  password: correct-horse\n',
      good: 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: db\nspec:\n  secretStoreRef:\n    name: vault\n  target:\n    name: db\n',
    },
  ],
  check: {
    kubernetes: {
      object({ objectKind, apiVersion, node, purpose }, report) {
        if (objectKind !== 'Secret' || apiVersion !== 'v1') {
          report.notApplicable();
          return;
        }
        // SOPS encrypts the values and says so.
        if (node.has('sops')) return;
        for (const { key, value } of secretsIn(node)) {
          const isHarmless =
            value.type === 'scalar' && isPlaceholder(value.value);
          report(
            key,
            `Key ${shown(
              key.value,
            )} of the Secret is written in the repository: keep it in a secret store, or commit it encrypted`,
            purpose === 'development' && isHarmless ? { severity: 'low' } : {},
          );
        }
      },
    },
  },
});

/** Keys that Kubernetes and its users give to what is secret, though the words do not say so. */
const secretKeys = new Set([
  '.dockercfg',
  '.dockerconfigjson',
  'config.json',
  'credentials',
  'credentials.json',
  'htpasswd',
  'id_ed25519',
  'id_rsa',
  'identity',
  'kubeconfig',
  'ssh-privatekey',
  'tls.key',
]);

/** The entries whose values are secret and written out. */
function secretsIn(node: YamlMap): YamlEntry[] {
  return ['data', 'stringData'].flatMap(name =>
    (node.map(name)?.entries ?? []).filter(
      ({ key, value }) =>
        value.type === 'scalar' &&
        (secretKeys.has(key.value) || isSecretVariable(key.value)) &&
        isSecretValue(manifestText(value).value ?? ''),
    ),
  );
}
