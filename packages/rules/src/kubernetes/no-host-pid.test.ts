import { testRule } from '@plimsoll/engine/testing';
import noHostPid from './no-host-pid';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n${spec}  containers: [{name: a, image: a:1}]\n`;
const daemon = (setting: string) =>
  `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d}\nspec:\n  selector: {}\n  template:\n    spec:\n${setting}      containers: [{name: a, image: a:1}]\n`;

testRule(noHostPid, {
  valid: [pod(''), pod('  hostPID: false\n')],
  invalid: [
    {
      text: pod('  # to be looked into\n  «hostPID: true»\n'),
      says: 'The pod sees and signals all processes of its node: remove hostPID',
      severity: 'high',
      fixed: pod('  # to be looked into\n'),
    },
    {
      title: 'in the template of a CronJob',
      text: 'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: x, jobTemplate: {spec: {template: {spec: {«hostPID: true», containers: [{name: a, image: a:1}]}}}}}\n',
      fixed:
        'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: x, jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: a:1}]}}}}}\n',
    },
    {
      text: daemon('      «hostPID: true»\n'),
      fixed: daemon(''),
    },
  ],
  unknown: [pod('  hostPID: "${HOST}"\n')],
  notApplicable: ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
});
