import { testRule } from '@plimsoll/engine/testing';
import memoryLimit from './memory-limit';

const missing =
  'Service web may take all memory of the host: set mem_limit or deploy.resources.limits.memory';
const zero =
  'The memory limit is zero, which means none: set the most that the service needs';

testRule(memoryLimit, {
  valid: [
    'services:\n  web:\n    image: a:1\n    mem_limit: 512m\n',
    'services:\n  web:\n    image: a:1\n    mem_limit: ${MEMORY}\n',
    'services:\n  web:\n    image: a:1\n    deploy:\n      resources:\n        limits:\n          memory: 1g\n',
    {
      title: 'a file for production completes the base',
      file: 'compose.prod.yaml',
      text: 'services:\n  web:\n    mem_limit: 1g\n',
      with: { 'compose.yaml': 'services:\n  web:\n    image: a:1\n' },
    },
  ],
  invalid: [
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: missing,
      severity: 'medium',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n    deploy: {resources: {reservations: {memory: 1g}}}\n    memswap_limit: 1g\n',
      says: missing,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «mem_limit: 0»\n',
      says: zero,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    deploy: {resources: {limits: {«memory: 0m»}}}\n',
      says: zero,
    },
    {
      title: 'an override for developers does not complete it',
      text: 'services:\n  «web»:\n    image: a:1\n',
      with: {
        'compose.override.yaml': 'services:\n  web:\n    mem_limit: 1g\n',
      },
      says: missing,
      severity: 'medium',
    },
    {
      title: 'once, with the severity of production',
      text: 'services:\n  «web»:\n    image: a:1\n',
      with: { 'compose.override.yaml': 'services:\n  web:\n    command: x\n' },
      says: missing,
      severity: 'medium',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  «web»:\n    image: a:1\n',
      severity: 'info',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n    profiles: [dev]\n',
      severity: 'info',
    },
  ],
  notApplicable: [
    'services:\n  job:\n    image: a:1\n    restart: "no"\n',
    'services:\n  job:\n    image: a:1\n  web:\n    provider: {type: x}\n    depends_on: {job: {condition: service_completed_successfully}}\n',
  ],
});
