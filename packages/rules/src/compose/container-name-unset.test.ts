import { testRule } from '@plimsoll/engine/testing';
import containerNameUnset from './container-name-unset';

testRule(containerNameUnset, {
  valid: [
    'services:\n  web: {image: a:1}\n',
    {
      title: 'a name that cannot work is told of by another rule',
      text: 'services:\n  web: {image: a:1, container_name: acme, scale: 2}\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  web: {image: a:1, «container_name: acme»}\n',
      says: 'A fixed container name keeps the service from being scaled: leave container_name out',
      severity: 'low',
    },
    {
      title: 'in development too, where two checkouts get in each other’s way',
      file: 'compose.override.yaml',
      text: 'services:\n  web: {«container_name: acme»}\n',
      with: { 'compose.yaml': 'services:\n  web: {image: a:1}\n' },
      severity: 'info',
    },
  ],
});
