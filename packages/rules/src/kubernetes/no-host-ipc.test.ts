import { testRule } from '@plimsoll/engine/testing';
import noHostIpc from './no-host-ipc';

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n${spec}  containers: [{name: a, image: a:1}]\n`;
const daemon = (setting: string) =>
  `apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: d}\nspec:\n  selector: {}\n  template:\n    spec:\n${setting}      containers: [{name: a, image: a:1}]\n`;

testRule(noHostIpc, {
  valid: [pod(''), pod('  hostIPC: false\n')],
  invalid: [
    {
      text: pod('  # to be looked into\n  «hostIPC: true»\n'),
      says: 'The pod shares memory segments with all of its node: remove hostIPC, and mount a memory volume on /dev/shm if it needs one',
      severity: 'high',
      fixed: pod('  # to be looked into\n'),
    },
    {
      title: 'in the template of a CronJob',
      text: 'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: x, jobTemplate: {spec: {template: {spec: {«hostIPC: true», containers: [{name: a, image: a:1}]}}}}}\n',
      fixed:
        'apiVersion: batch/v1\nkind: CronJob\nspec: {schedule: x, jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: a:1}]}}}}}\n',
    },
    {
      text: daemon('      «hostIPC: true»\n'),
      fixed: daemon(''),
    },
  ],
  unknown: [pod('  hostIPC: "${HOST}"\n')],
  notApplicable: ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'],
});
