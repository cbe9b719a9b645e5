import { testRule } from '@plimsoll/engine/testing';
import probesDiffer from './probes-differ';

const pod = (liveness: string, readiness: string) =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      ${liveness}\n      ${readiness}\n`;

testRule(probesDiffer, {
  valid: [
    pod(
      'livenessProbe: {httpGet: {path: /a, port: 80}}',
      'readinessProbe: {httpGet: {path: /b, port: 80}}',
    ),
    pod(
      'livenessProbe: {httpGet: {path: /a, port: 80}, periodSeconds: 30}',
      'readinessProbe: {httpGet: {path: /a, port: 80}}',
    ),
    // That the port is open costs nothing and does not fail under load.
    pod(
      'livenessProbe: {tcpSocket: {port: 80}}',
      'readinessProbe: {tcpSocket: {port: 80}}',
    ),
  ],
  invalid: [
    {
      text: pod(
        '«livenessProbe»: {httpGet: {port: 80}, failureThreshold: 3}',
        'readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 10}',
      ),
      says: 'Liveness and readiness ask the same at the same times: let liveness ask less or wait longer',
      severity: 'info',
    },
  ],
  notApplicable: [pod('livenessProbe: {httpGet: {port: 80}}', 'tty: true')],
});
