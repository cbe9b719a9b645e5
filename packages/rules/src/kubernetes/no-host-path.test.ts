import { testRule } from '@plimsoll/engine/testing';
import noHostPath from './no-host-path';

const pod = (volume: string, mount = '{name: v, mountPath: /x}') =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: a, image: a:1, volumeMounts: [${mount}]}]\n  volumes: [${volume}]\n`;

testRule(noHostPath, {
  valid: [
    pod('{name: v, emptyDir: {}}'),
    pod('{name: v}'),
    pod('{name: v, persistentVolumeClaim: {claimName: c}}'),
    // Reported by other rules.
    pod('{name: v, hostPath: {path: /etc}}'),
    pod('{name: v, hostPath: {path: /run/containerd/containerd.sock}}'),
    'apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: v}\nspec: {local: {path: /mnt/ssd}}\n---\napiVersion: v1\nkind: Pod\nspec: {containers: [], volumes: [{name: v, emptyDir: {}}]}\n',
  ],
  invalid: [
    {
      text: pod('{name: v, hostPath: {path: «/srv/web»}}'),
      says: "The volume is the node's /srv/web, which stays behind when the pod moves: claim a PersistentVolume, or use emptyDir",
      severity: 'medium',
    },
    {
      text: pod(
        '{name: v, hostPath: {path: «/var/log»}}',
        '{name: v, mountPath: /logs, readOnly: true}',
      ),
      says: "The volume is the node's /var/log: get what is in it from Kubernetes if you can",
      severity: 'low',
    },
    {
      text: 'apiVersion: v1\nkind: PersistentVolume\nmetadata: {name: v}\nspec: {hostPath: {path: «/data»}}\n',
      says: 'The volume is a folder of whichever node a pod is on: use a storage class, or local with a node',
      severity: 'medium',
    },
  ],
  notApplicable: ['apiVersion: v1\nkind: Pod\nspec: {containers: []}\n'],
});
