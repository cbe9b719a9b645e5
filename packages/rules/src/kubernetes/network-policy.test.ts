import { testRule } from '@plimsoll/engine/testing';
import networkPolicy from './network-policy';

const pod =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: p}}\nspec: {containers: []}\n';
const policy = (selector: string) =>
  `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: n}\nspec: {podSelector: ${selector}}\n`;

testRule(networkPolicy, {
  valid: [
    pod + policy('{matchLabels: {app: p}}'),
    pod + policy('{}'),
    pod + policy('{matchExpressions: [{key: app, operator: Exists}]}'),
  ],
  invalid: [
    {
      text:
        pod.replace('name: p', 'name: «p»') + policy('{matchLabels: {app: q}}'),
      says: 'Pod p may be talked to by every pod: say who may, in a NetworkPolicy',
    },
  ],
  notApplicable: ['apiVersion: v1\nkind: Service\nmetadata: {name: a}\n'],
});
