import { testRule } from '@plimsoll/engine/testing';
import noSecretInConfigMap from './no-secret-in-config-map';

const map = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${data}`;

testRule(noSecretInConfigMap, {
  valid: [
    map(
      '  DB_HOST: db\n  DB_PASSWORD_FILE: /run/secrets/db\n  TOKEN_TTL: 3600\n',
    ),
    map('  DB_PASSWORD: ""\n  API_TOKEN: "${API_TOKEN}"\n'),
    map('  app.yaml: |\n    db:\n      password: correct-horse\n'),
  ],
  invalid: [
    {
      text: map(
        '  DB_PASSWORD: «correct-horse»\n  api-token: «"0123456789ab"»\n',
      ),
      says: [
        'Key DB_PASSWORD of the ConfigMap holds a secret: put it into a Secret that is made elsewhere',
        'Key api-token of the ConfigMap holds a secret: put it into a Secret that is made elsewhere',
      ],
      severity: 'high',
    },
    { text: map('  DB_URL: «postgres://app:correct-horse@db/shop»\n') },
    {
      file: 'k8s/local/config.yaml',
      text: map('  DB_PASSWORD: «postgres»\n'),
      severity: 'low',
    },
  ],
  notApplicable: [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
    'apiVersion: v1\nkind: Pod\nspec: {containers: []}\n',
  ],
});
