import { testRule } from '@plimsoll/engine/testing';
import noSensitiveHostPath from './no-sensitive-host-path';

const pod = (path: string, mount = '[{name: v, mountPath: /x}]') =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: a, image: a:1, volumeMounts: ${mount}}]\n  volumes: [{name: v, hostPath: {path: ${path}}}]\n`;

testRule(noSensitiveHostPath, {
  valid: [
    pod('/data/shop'),
    pod('/mnt/disks/ssd0'),
    pod('/etc/localtime'),
    pod('/var/log/pods'),
    pod('/usr/share/zoneinfo/'),
    // The engine's socket is reported by kubernetes/no-docker-socket.
    pod('/var/run/docker.sock'),
    pod('/etcd-data'),
    pod('/var/lib/shop/state'),
    'apiVersion: v1\nkind: Pod\nspec: {containers: [], volumes: [{name: v}, {name: w, emptyDir: {}}]}\n',
  ],
  invalid: [
    {
      text: pod('«/»'),
      says: "The node's / is handed in: mount the one thing that is needed, or get it from Kubernetes",
      severity: 'high',
    },
    { text: pod('«/etc/»') },
    { text: pod('«/var/lib/kubelet»') },
    { text: pod('«/var/lib/»') },
    { text: pod('«/data/../etc»') },
    { text: pod('«"//proc"»') },
    {
      text: pod('«/sys»', '[{name: v, mountPath: /x, readOnly: true}]'),
      severity: 'medium',
    },
    {
      text: pod(
        '«/sys»',
        '[{name: v, mountPath: /x, readOnly: true}, {name: v, mountPath: /y}]',
      ),
      severity: 'high',
    },
    {
      text: pod('«/root»', '[]'),
      says: "The node's /root is a volume that no container mounts: remove it",
      severity: 'low',
    },
  ],
  unknown: [pod('"${DIR}"')],
  notApplicable: ['apiVersion: v1\nkind: Pod\nspec: {containers: []}\n'],
});
