import { testRule } from '@plimsoll/engine/testing';
import highGid from './high-gid';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nspec:\n${spec}`;

testRule(highGid, {
  valid: [
    pod(
      '  securityContext: {runAsGroup: 10001}\n  containers: [{name: a, image: a:1}]\n',
    ),
    pod(
      '  securityContext: {runAsGroup: 5}\n  containers: [{name: a, image: a:1, securityContext: {runAsGroup: 10000}}]\n',
    ),
  ],
  invalid: [
    {
      text: pod('  containers: [{name: «a», image: a:1}]\n'),
      says: 'Container a does not say as which group it runs: set runAsGroup to 10000 or more',
    },
    {
      title: 'the number of the container counts',
      text: pod(
        '  securityContext: {runAsGroup: 10001}\n  containers: [{name: a, image: a:1, securityContext: {«runAsGroup: 1000»}}]\n',
      ),
      says: 'A group below 10000 may be one of the node: set runAsGroup to 10000 or more',
    },
  ],
  unknown: [
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {runAsGroup: "${ID}"}}]\n',
    ),
  ],
  notApplicable: [
    pod('  os: {name: windows}\n  containers: [{name: a, image: a:1}]\n'),
  ],
});
