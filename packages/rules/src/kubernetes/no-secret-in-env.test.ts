import { testRule } from '@plimsoll/engine/testing';
import noSecretInEnv from './no-secret-in-env';

const pod = (env: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      env:\n${env}`;

testRule(noSecretInEnv, {
  valid: [
    pod('        - {name: DB_PASSWORD_FILE, value: /run/secrets/db}\n'),
    pod('        - {name: DB_PASSWORD, value: ""}\n'),
    pod('        - {name: DB_PASSWORD, value: "${DB_PASSWORD}"}\n'),
    pod('        - {name: DB_PASSWORD, value: $(OTHER)}\n'),
    pod('        - {name: DB_PASSWORD, value: <password>}\n'),
    pod(
      '        - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}\n',
    ),
    pod('        - {name: TOKEN_URL, value: "https://id.example/token"}\n'),
    pod('        - {name: PASSWORD_MIN_LENGTH, value: "12"}\n'),
    pod('        - {name: SECRET_NAME, value: db-credentials}\n'),
    pod(
      '        - {name: DB_URL, value: "postgres://$(USER):$(PW)@db/shop"}\n',
    ),
  ],
  invalid: [
    {
      text: pod(
        '        - name: DB_PASSWORD\n          value: «correct-horse»\n',
      ),
      says: 'Variable DB_PASSWORD is written in the manifest: refer to a Secret, or mount it as a file',
      severity: 'high',
    },
    { text: pod('        - {name: apiToken, value: «"0123456789abcdef"»}\n') },
    {
      text: pod(
        '        - {name: DB_URL, value: «"postgres://app:correct-horse@db/shop"»}\n',
      ),
      says: 'The URL in DB_URL brings its login along: refer to a Secret, or mount it as a file',
    },
    {
      title: 'a password may hold a dollar',
      text: pod('        - {name: DB_PASSWORD, value: «pa$$word-9»}\n'),
    },
    {
      title: 'init containers of a Job',
      text: 'apiVersion: batch/v1\nkind: Job\nspec: {template: {spec: {initContainers: [{name: i, image: a:1, env: [{name: MY_SECRET, value: «correct-horse»}]}], containers: []}}}\n',
    },
    {
      file: 'k8s/overlays/dev/pod.yaml',
      text: pod('        - {name: DB_PASSWORD, value: «postgres»}\n'),
      severity: 'low',
    },
  ],
  notApplicable: [
    'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1}]}\n',
  ],
});
