import { testRule } from '@plimsoll/engine/testing';
import readOnlyRootfs from './read-only-rootfs';

const message =
  'Service web can write to its own image: set read_only, and tmpfs for what it has to write';

testRule(readOnlyRootfs, {
  valid: [
    'services:\n  web:\n    image: a:1\n    read_only: true\n',
    'services:\n  web:\n    image: a:1\n    read_only: "yes"\n',
  ],
  invalid: [
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: message,
      severity: 'low',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «read_only: false»\n',
      says: message,
    },
    {
      text: 'services:\n  «web»:\n    image: postgres:18\n',
      says: message,
      severity: 'info',
    },
  ],
  unknown: ['services:\n  web:\n    image: a:1\n    read_only: ${READ_ONLY}\n'],
  notApplicable: [
    { file: 'compose.dev.yaml', text: 'services:\n  web:\n    image: a:1\n' },
    'services:\n  web:\n    image: a:1\n    restart: "no"\n',
  ],
});
