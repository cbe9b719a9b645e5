import { testRule } from '@plimsoll/engine/testing';
import secretsAsFiles from './secrets-as-files';

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, ${container}}]}\n`;

testRule(secretsAsFiles, {
  valid: [
    pod('env: [{name: A, value: x}]'),
    pod(
      'env: [{name: A, valueFrom: {configMapKeyRef: {name: c, key: k}}}, {name: B, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]',
    ),
    pod('envFrom: [{configMapRef: {name: c}}]'),
  ],
  invalid: [
    {
      text: pod(
        'env: [{name: A, valueFrom: {«secretKeyRef»: {name: s, key: k}}}]',
      ),
      says: 'Variable A holds a secret: mount it as a file if the program can read one',
      severity: 'info',
    },
    {
      text: pod('envFrom: [«{secretRef: {name: s}}»]'),
      says: 'All of a Secret becomes variables: mount it as files if the program can read them',
    },
  ],
});
