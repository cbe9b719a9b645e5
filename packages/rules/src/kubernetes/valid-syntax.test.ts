import { testRule } from '@plimsoll/engine/testing';
import validSyntax from './valid-syntax';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n${spec}`;

testRule(validSyntax, {
  valid: [
    pod(
      '  securityContext: {fsGroup: 1}\n  containers: [{name: a, image: a:1, somethingNewInKubernetes: 1, securityContext: {privileged: false}}]\n',
    ),
    'apiVersion: v1\nkind: List\nitems: []\n---\n# nothing\n',
    'apiVersion: acme.example/v1\nkind: pod-ish\nspec: {containers: x}\n',
    {
      title: 'the lists of operations of a kustomization',
      text: pod('  containers: []\n'),
      with: {
        'k8s/kustomization.yaml':
          'resources: [deployment.yaml]\npatches: [{path: ops.yaml, target: {kind: Pod}}]\n',
        'k8s/ops.yaml': '- {op: remove, path: /spec/containers}\n',
      },
    },
  ],
  invalid: [
    {
      text: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n« spec:»\n',
      says: 'The indentation does not fit the lines above; line it up with its neighbours, and close the brackets before it',
      severity: 'high',
    },
    {
      text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n«metadata»: {name: q}\n',
      says: 'The key "metadata" stands twice in the same map; keep one of the two',
    },
    {
      text: 'kind: «Pod»\nspec:\n  containers: []\n',
      says: 'The object has no apiVersion, without which no cluster takes it; add it',
      severity: 'high',
    },
    {
      text: 'apiVersion: v1\nkind: «pod»\nspec:\n  containers: []\n',
      says: 'Kubernetes knows no kind "pod"; write "Pod"',
    },
    {
      text: `${pod(
        '  containers: []\n',
      )}---\n«apiVersion»: v1\nmetadata: {name: a}\n---\n«- just»\n- a list\n`,
      says: [
        'The object has no kind; add one, such as "kind: Deployment"',
        'An object of Kubernetes is a map with "apiVersion" and "kind"; this is something else',
      ],
    },
    {
      text: pod(
        '  «hostPid»: true\n  containers:\n    - name: a\n      «immage»: a:1\n      resources: {«limit»: {cpu: 1}}\n      livenessProbe: {«periodSecond»: 1}\n      securityContext: {«readOnlyRootFileSystem»: true, capabilities: {«drops»: [ALL]}}\n',
      ),
      says: [
        'Kubernetes does not know the key "hostPid" here; write "hostPID"',
        'Kubernetes does not know the key "immage" here; write "image"',
        'Kubernetes does not know the key "limit" here; write "limits"',
        'Kubernetes does not know the key "periodSecond" here; write "periodSeconds"',
        'Kubernetes does not know the key "readOnlyRootFileSystem" here; write "readOnlyRootFilesystem"',
        'Kubernetes does not know the key "drops" here; write "drop"',
      ],
      severity: 'medium',
    },
    {
      text: pod(
        '  securityContext: {«readOnlyRootFilesystem»: true}\n  containers:\n    - name: a\n      image: a:1\n      «hostNetwork»: true\n      securityContext: {«fsGroup»: 1}\n',
      ),
      says: [
        'Kubernetes ignores "readOnlyRootFilesystem" here; it belongs to the securityContext of containers',
        'Kubernetes ignores "hostNetwork" here; it belongs to the pod',
        'Kubernetes ignores "fsGroup" here; it belongs to the securityContext of the pod',
      ],
      severity: 'medium',
    },
  ],
  unknown: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\n',
  ],
});
