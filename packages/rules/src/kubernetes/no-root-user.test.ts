import { testRule } from '@plimsoll/engine/testing';
import noRootUser from './no-root-user';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nspec:\n${spec}`;

testRule(noRootUser, {
  valid: [
    pod(
      '  securityContext: {runAsUser: 0}\n  containers: [{name: a, image: a:1, securityContext: {runAsUser: 1}}]\n',
    ),
  ],
  invalid: [
    {
      text: pod(
        '  containers:\n    - name: a\n      image: a:1\n      securityContext: {«runAsUser: 0»}\n',
      ),
      says: 'User 0 is root: give the number of another user',
      severity: 'high',
    },
    {
      title: 'once for all containers that inherit it',
      text: pod(
        '  securityContext: {«runAsUser: "0"»}\n  containers: [{name: a, image: a:1}, {name: b, image: a:1}]\n',
      ),
    },
    {
      text: pod(
        '  securityContext: {runAsNonRoot: true}\n  containers: [{name: a, image: a:1, securityContext: {«runAsUser: 0»}}]\n',
      ),
      says: 'User 0 is root, which runAsNonRoot refuses, so that it cannot start: give the number of another user',
    },
  ],
  unknown: [
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {runAsUser: "${ID}"}}]\n',
    ),
  ],
  notApplicable: [pod('  containers: [{name: a, image: a:1}]\n')],
});
