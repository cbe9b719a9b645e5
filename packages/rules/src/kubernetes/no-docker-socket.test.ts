import { testRule } from '@plimsoll/engine/testing';
import noDockerSocket from './no-docker-socket';

const pod = (path: string, mounts = '[{name: v, mountPath: /x}]') =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers: [{name: a, image: a:1, volumeMounts: ${mounts}}]\n  volumes: [{name: v, hostPath: {path: ${path}}}]\n`;

testRule(noDockerSocket, {
  valid: [
    pod('/var/run/app'),
    pod('/srv/docker.sock.d'),
    pod('"${SOCKET}"'),
    'apiVersion: v1\nkind: Pod\nspec: {containers: []}\n',
  ],
  invalid: [
    {
      text: pod('«/var/run/docker.sock»'),
      says: "The engine's socket (/var/run/docker.sock) is handed in, which is root on the node: ask the API of Kubernetes instead",
      severity: 'critical',
    },
    { text: pod('«/run/containerd/containerd.sock»') },
    { text: pod('«/var/run/crio/crio.sock»') },
    { text: pod('«/run/k3s/containerd/»') },
    { text: pod('«/var/run»') },
    { text: pod("«'\\\\.\\pipe\\docker_engine'»") },
    {
      title: 'in another folder, and read-only',
      text: pod(
        '«/mnt/vm/docker.sock»',
        '[{name: v, mountPath: /x, readOnly: true}]',
      ),
      severity: 'critical',
    },
    {
      text: pod('«/var/run/docker.sock»', '[]'),
      says: "The engine's socket (/var/run/docker.sock) is a volume that no container mounts: remove it",
      severity: 'medium',
    },
  ],
});
