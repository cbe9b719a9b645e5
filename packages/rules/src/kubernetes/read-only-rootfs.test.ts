import { testRule } from '@plimsoll/engine/testing';
import readOnlyRootfs from './read-only-rootfs';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nspec:\n${spec}`;

testRule(readOnlyRootfs, {
  valid: [
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {readOnlyRootFilesystem: true}}]\n',
    ),
  ],
  invalid: [
    {
      text: pod('  containers:\n    - name: «a»\n      image: a:1\n'),
      says: 'Container a can write to its own image: set readOnlyRootFilesystem, with an emptyDir for what it has to write',
      severity: 'medium',
      fixed: pod(
        '  containers:\n    - name: a\n      image: a:1\n      securityContext:\n        readOnlyRootFilesystem: true\n',
      ),
    },
    {
      title: 'there is no such setting for a whole pod',
      text: pod(
        '  securityContext: {readOnlyRootFilesystem: true}\n  containers: [{name: «a», image: a:1}]\n',
      ),
      fixed: pod(
        '  securityContext: {readOnlyRootFilesystem: true}\n  containers: [{name: a, image: a:1, securityContext: {readOnlyRootFilesystem: true}}]\n',
      ),
    },
    {
      text: pod(
        '  containers:\n    - name: a\n      image: a:1\n      securityContext:\n        «readOnlyRootFilesystem: false» # logs\n        runAsUser: 5\n',
      ),
      says: 'The container can write to its own image: make it read-only, with an emptyDir for what it has to write',
      fixed: pod(
        '  containers:\n    - name: a\n      image: a:1\n      securityContext:\n        readOnlyRootFilesystem: true # logs\n        runAsUser: 5\n',
      ),
    },
  ],
  unknown: [
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {readOnlyRootFilesystem: "${RO}"}}]\n',
    ),
  ],
  notApplicable: [
    pod(
      '  nodeSelector: {kubernetes.io/os: windows}\n  containers: [{name: a, image: a:1}]\n',
    ),
  ],
});
