import { testRule } from '@plimsoll/engine/testing';
import noProbeHost from './no-probe-host';

const pod = (container: string) =>
  `apiVersion: v1\nkind: Pod\nspec: {containers: [{name: a, image: a:1, ${container}}]}\n`;

testRule(noProbeHost, {
  valid: [
    pod('livenessProbe: {httpGet: {port: 80}}'),
    pod('livenessProbe: {httpGet: {port: 80, host: ""}}'),
    pod('lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}'),
  ],
  invalid: [
    {
      text: pod(
        'livenessProbe: {httpGet: {port: 80, «host: 127.0.0.1»}}, lifecycle: {preStop: {httpGet: {port: 80, «host: example.com»}}}',
      ),
      says: 'The node is made to ask another host: leave the host out, and the pod itself is asked',
      severity: 'medium',
    },
    { text: pod('readinessProbe: {tcpSocket: {port: 80, «host: db»}}') },
  ],
  notApplicable: [pod('tty: true')],
});
