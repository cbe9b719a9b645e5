import { testRule } from '@plimsoll/engine/testing';
import startupProbe from './startup-probe';

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n${container}`;

testRule(startupProbe, {
  valid: [
    pod(
      '    - name: a\n      image: a:1\n      livenessProbe: {httpGet: {port: 80}, initialDelaySeconds: 10}\n',
    ),
    pod(
      '    - name: a\n      image: quay.io/keycloak/keycloak:26.4\n      livenessProbe: {httpGet: {port: 80}}\n      startupProbe: {httpGet: {port: 80}}\n',
    ),
    pod(
      '    - name: a\n      image: a:1\n      livenessProbe: {httpGet: {port: 80}, initialDelaySeconds: 60}\n      startupProbe: {httpGet: {port: 80}}\n',
    ),
  ],
  invalid: [
    {
      text: pod(
        '    - name: a\n      image: a:1\n      livenessProbe:\n        httpGet: {port: 80}\n        «initialDelaySeconds: 30»\n',
      ),
      says: 'The liveness probe waits 30 seconds in any case: add a startup probe and drop the wait',
    },
    {
      text: pod(
        '    - name: «a»\n      image: quay.io/keycloak/keycloak:26.4\n      livenessProbe: {httpGet: {port: 80}}\n',
      ),
      says: 'Container a runs on a JVM, which starts slowly: add a startup probe before its liveness probe',
    },
  ],
  notApplicable: [
    pod('    - name: a\n      image: keycloak:26\n'),
    pod(
      '    - name: a\n      image: a:1\n      readinessProbe: {httpGet: {port: 80}, initialDelaySeconds: 60}\n',
    ),
  ],
});
