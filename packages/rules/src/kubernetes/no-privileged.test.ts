import { testRule } from '@plimsoll/engine/testing';
import noPrivileged from './no-privileged';

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nspec:\n${spec}`;

testRule(noPrivileged, {
  valid: [
    pod('  containers: [{name: a, image: a:1}]\n'),
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {privileged: false}}]\n',
    ),
    {
      title: 'a pod has no such setting',
      text: pod(
        '  securityContext: {privileged: true}\n  containers: [{name: a, image: a:1}]\n',
      ),
    },
  ],
  invalid: [
    {
      text: pod(
        '  containers:\n    - name: a\n      image: a:1\n      securityContext:\n        «privileged: true»\n',
      ),
      says: 'The container is privileged, which is root on the node: give it the rights it needs by name, or none',
      severity: 'critical',
    },
    {
      title: 'init and ephemeral containers too, and values in quotes',
      text: pod(
        '  initContainers: [{name: a, image: a:1, securityContext: {«privileged: "true"»}}]\n  ephemeralContainers: [{name: b, image: a:1, securityContext: {«privileged: yes»}}]\n  containers: []\n',
      ),
    },
    {
      title: 'a patch of something that is elsewhere',
      file: 'k8s/patch.yaml',
      text: 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: a, securityContext: {«privileged: true»}}]}}}\n',
      with: {
        'k8s/kustomization.yaml':
          'resources: [github.com/acme/base]\npatches: [{path: patch.yaml}]\n',
      },
    },
    {
      title: 'also where only developers run it',
      file: 'k8s/dev/pod.yaml',
      text: pod(
        '  containers: [{name: a, image: a:1, securityContext: {«privileged: true»}}]\n',
      ),
      severity: 'critical',
    },
  ],
  unknown: [
    pod(
      '  containers: [{name: a, image: a:1, securityContext: {privileged: "${P}"}}]\n',
    ),
  ],
  notApplicable: ['apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
});
