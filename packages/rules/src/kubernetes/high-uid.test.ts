import { testRule } from '@plimsoll/engine/testing';
import highUid from './high-uid';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nspec:\n${spec}`;

testRule(highUid, {
  valid: [
    pod(
      '  securityContext: {runAsUser: 10001}\n  containers: [{name: a, image: a:1}]\n',
    ),
    pod(
      '  securityContext: {runAsUser: 5}\n  containers: [{name: a, image: a:1, securityContext: {runAsUser: 10000}}]\n',
    ),
  ],
  invalid: [
    {
      text: pod('  containers: [{name: «a», image: a:1}]\n'),
      says: 'Container a does not say as which user it runs: set runAsUser to 10000 or more',
    },
    {
      title: 'the number of the container counts',
      text: pod(
        '  securityContext: {runAsUser: 10001}\n  containers: [{name: a, image: a:1, securityContext: {«runAsUser: 1000»}}]\n',
      ),
      says: 'A user below 10000 may be one of the node: set runAsUser to 10000 or more',
    },
  ],
  unknown: [
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {runAsUser: "${ID}"}}]\n',
    ),
  ],
  notApplicable: [
    pod('  os: {name: windows}\n  containers: [{name: a, image: a:1}]\n'),
  ],
});
