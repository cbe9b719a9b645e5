import { testRule } from '@plimsoll/engine/testing';
import restartAttempts from './restart-attempts';

const says = 'It is started again 20 times: give it up after 5';

testRule(restartAttempts, {
  valid: [
    'services:\n  a: {image: a:1, restart: on-failure:5}\n',
    'services:\n  a: {image: a:1, deploy: {restart_policy: {condition: on-failure, max_attempts: 3}}}\n',
  ],
  invalid: [
    {
      text: 'services:\n  a: {image: a:1, restart: «on-failure:20»}\n',
      says,
      severity: 'low',
    },
    {
      text: 'services:\n  a: {image: a:1, deploy: {restart_policy: {condition: on-failure, max_attempts: «20»}}}\n',
      says,
    },
  ],
  notApplicable: [
    'services:\n  a: {image: a:1, restart: always}\n',
    'services:\n  a: {image: a:1, restart: on-failure}\n',
    'services:\n  a: {image: a:1, deploy: {restart_policy: {condition: any, max_attempts: 20}}}\n',
  ],
});
