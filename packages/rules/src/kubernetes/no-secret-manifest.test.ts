import { testRule } from '@plimsoll/engine/testing';
import noSecretManifest from './no-secret-manifest';

const secret = (rest: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n${rest}`;

testRule(noSecretManifest, {
  valid: [
    secret('type: Opaque\n'),
    secret('stringData: {username: shop, host: db}\n'),
    secret('stringData: {password: "", token: "${TOKEN}"}\n'),
    secret('data: {password: "ENC[AES256_GCM,data:x]"}\nsops: {}\n'),
    secret('stringData: {password: "ENC[AES256_GCM,data:x]"}\n'),
    secret('stringData: {password: <put it here>}\n'),
  ],
  invalid: [
    {
      text: secret(
        'stringData:\n  «password»: correct-horse\n  username: shop\n',
      ),
      says: 'Key password of the Secret is written in the repository: keep it in a secret store, or commit it encrypted',
      severity: 'high',
    },
    { text: secret('data: {«api-token»: Y29ycmVjdC1ob3JzZQ==}\n') },
    {
      text: secret(
        'type: kubernetes.io/tls\ndata: {tls.crt: LS0t, «tls.key»: LS0tLS1CRUdJTg==}\n',
      ),
    },
    {
      file: 'deploy/local/secret.yaml',
      text: secret('stringData: {«password»: changeme}\n'),
      severity: 'low',
    },
  ],
  notApplicable: [
    'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: db}\nspec: {encryptedData: {password: AgB0}}\n',
    'apiVersion: v1\nkind: Pod\nspec: {containers: []}\n',
  ],
});
