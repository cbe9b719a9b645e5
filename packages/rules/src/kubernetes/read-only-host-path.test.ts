import { testRule } from '@plimsoll/engine/testing';
import readOnlyHostPath from './read-only-host-path';

const pod = (mounts: string, path = '/var/log') =>
  `apiVersion: v1\nkind: Pod\nspec:\n  volumes:\n    - {name: v, hostPath: {path: ${path}}}\n    - {name: t, emptyDir: {}}\n  containers:\n    - name: a\n      image: a:1\n      volumeMounts:\n${mounts}`;

testRule(readOnlyHostPath, {
  valid: [
    pod(
      '        - {name: v, mountPath: /logs, readOnly: true}\n        - {name: t, mountPath: /tmp}\n',
    ),
  ],
  invalid: [
    {
      text: pod('        - name: v\n          «mountPath: /logs»\n'),
      says: 'The container can write to /var/log of its node: mount it read-only',
      severity: 'medium',
      fixed: pod(
        '        - name: v\n          mountPath: /logs\n          readOnly: true\n',
      ),
    },
    {
      text: pod('        - {name: v, «mountPath: /logs», readOnly: false}\n'),
      fixed: pod('        - {name: v, mountPath: /logs, readOnly: true}\n'),
    },
    {
      text: pod('        - {name: v, «mountPath: /x»}\n', '/srv/data'),
      options: { data: true },
    },
  ],
  notApplicable: [
    pod('        - {name: v, mountPath: /x}\n', '/srv/data'),
    pod('        - {name: v, mountPath: /x}\n', '/var/run/docker.sock'),
    'apiVersion: v1\nkind: Pod\nspec: {containers: []}\n',
  ],
});
