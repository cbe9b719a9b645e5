import { testRule } from '@plimsoll/engine/testing';
import rule from './service-port-exists';

const service = (port: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  selector: {app: web}\n  ports:\n    - ${port}\n---\n`;
const pod = (ports: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      containers:\n        - {name: web, image: a:1, ports: ${ports}}\n`;
const http = pod('[{name: http, containerPort: 8080}]');

testRule(rule, {
  valid: [
    service('{port: 80, targetPort: http}') + http,
    service('{port: 80, targetPort: 8080}') + http,
    service('{port: 8080}') + http,
    service('{port: 80}') + pod('[]'),
    service('{port: 80, targetPort: http}') + pod('[{containerPort: "${P}"}]'),
  ],
  invalid: [
    {
      text: service('{port: 80, targetPort: «web»}') + http,
      says: 'The Service sends traffic to port web of Deployment web, which has no such port: name one that it has',
      severity: 'medium',
    },
    {
      text: service('{port: 80, targetPort: «http»}') + pod('[]'),
      severity: 'medium',
    },
    {
      text: service('{port: «80»}') + http,
      says: 'The Service sends traffic to port 80 of Deployment web, which has no such port: name one that it has',
      severity: 'low',
    },
    {
      title: 'in another file',
      text: http,
      with: {
        'k8s/service.yaml': service('{port: 80, targetPort: «"3000"»}'),
      },
      severity: 'low',
    },
  ],
  unknown: [service('{port: 80, targetPort: "${PORT}"}') + http],
  notApplicable: [http, service('{port: 80, targetPort: web}')],
});
