import { testRule } from '@plimsoll/engine/testing';
import probePortExists from './probe-port-exists';

const pod = (rest: string, ports = '[{name: http, containerPort: 8080}]') =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: a:1\n      ports: ${ports}\n${rest}`;

testRule(probePortExists, {
  valid: [
    pod('      livenessProbe: {httpGet: {port: http}}\n'),
    pod('      livenessProbe: {httpGet: {port: 8080}}\n'),
    pod('      readinessProbe: {grpc: {port: "8080"}}\n'),
    pod('      livenessProbe: {httpGet: {port: 9000, host: other}}\n'),
    pod('      livenessProbe: {tcpSocket: {port: 9000}}\n', '[]'),
    pod(
      '      livenessProbe: {httpGet: {port: 9000}}\n',
      '[{containerPort: "${PORT}"}]',
    ),
  ],
  invalid: [
    {
      text: pod('      livenessProbe: {httpGet: {port: «web»}}\n'),
      says: 'The liveness probe asks port web, which the container does not have: name one of its ports',
      severity: 'medium',
    },
    {
      text: pod('      readinessProbe: {tcpSocket: {port: «web»}}\n', '[]'),
      severity: 'medium',
    },
    {
      text: pod(
        '      startupProbe: {grpc: {port: «9000»}}\n      livenessProbe: {exec: {command: [x]}}\n',
      ),
      says: "The startup probe asks port 9000, which is not among the container's ports: correct one of the two",
      severity: 'low',
    },
    {
      text: pod('      livenessProbe: {tcpSocket: {port: «9000»}}\n', '[]'),
      options: { undeclared: true },
    },
  ],
  unknown: [pod('      livenessProbe: {httpGet: {port: "${PORT}"}}\n')],
  notApplicable: [pod('      livenessProbe: {exec: {command: [x]}}\n')],
});
