import { testRule } from '@plimsoll/engine/testing';
import rule from './grace-period-covers-pre-stop';

const pod = (hook: string, grace = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n${grace}  containers:\n    - name: web\n      image: a:1\n      lifecycle: {${hook}}\n`;
const grace = (seconds: string) =>
  `  terminationGracePeriodSeconds: ${seconds}\n`;

testRule(rule, {
  valid: [
    pod('preStop: {exec: {command: [sleep, "10"]}}'),
    pod('preStop: {exec: {command: [sleep, "30"]}}', grace('45')),
    pod('preStop: {sleep: {seconds: 5}}'),
  ],
  invalid: [
    {
      text: pod('«preStop»: {exec: {command: [sleep, "30"]}}'),
      says: 'Container web waits 30 seconds before it stops, and is killed after 30: raise terminationGracePeriodSeconds above that',
    },
    {
      text: pod('«preStop»: {sleep: {seconds: 20}}', grace('10')),
      says: 'Container web waits 20 seconds before it stops, and is killed after 10: raise terminationGracePeriodSeconds above that',
    },
    {
      text: pod(
        '«preStop»: {exec: {command: [/bin/sh, -c, "sleep 25; nginx -s quit; sleep 10"]}}',
      ),
    },
  ],
  unknown: [pod('preStop: {sleep: {seconds: 20}}', grace('"${GRACE}"'))],
  notApplicable: [
    pod(''),
    pod('preStop: {exec: {command: [nginx, -s, quit]}}'),
    pod('preStop: {exec: {command: [sh, -c, "sleep $N"]}}'),
    pod('postStart: {exec: {command: [sleep, "40"]}}'),
  ],
});
