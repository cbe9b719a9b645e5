import { testRule } from '@plimsoll/engine/testing';
import noHostNetwork from './no-host-network';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n${spec}  containers: [{name: a, image: a:1}]\n`;
const daemon = (setting: string) =>
  `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d}\nspec:\n  selector: {}\n  template:\n    spec:\n${setting}      containers: [{name: a, image: a:1}]\n`;

testRule(noHostNetwork, {
  valid: [pod(''), pod('  hostNetwork: false\n')],
  invalid: [
    {
      text: pod('  # to be looked into\n  «hostNetwork: true»\n'),
      says: 'The pod shares the network of its node, past all NetworkPolicies: give it its own and publish through a Service',
      severity: 'high',
    },
    {
      title: 'in the template of a CronJob',
      text: 'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: x, jobTemplate: {spec: {template: {spec: {«hostNetwork: true», containers: [{name: a, image: a:1}]}}}}}\n',
    },
    {
      text: daemon('      «hostNetwork: true»\n'),
    },
  ],
  unknown: [pod('  hostNetwork: "${HOST}"\n')],
  notApplicable: ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
});
