import { testRule } from '@plimsoll/engine/testing';
import noPrivileged from './no-privileged';

const message =
  'The container is privileged: give it the rights it needs by name, or none';

testRule(noPrivileged, {
  valid: [
    'services:\n  web:\n    image: a:1\n',
    'services:\n  web:\n    image: a:1\n    privileged: false\n',
    'services:\n  web:\n    image: a:1\n    privileged: "no"\n',
    'services:\n  web:\n    image: a:1\n    privileged: ${PRIVILEGED:-false}\n',
  ],
  invalid: [
    {
      title: 'an engine for tests',
      file: 'compose.ci.yaml',
      text: 'services:\n  dind:\n    image: docker:29-dind\n    «privileged: true»\n',
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «privileged: true»\n',
      says: message,
      severity: 'critical',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «privileged: "true"»\n',
      says: message,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «privileged: yes»\n',
      says: message,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «privileged: ${PRIVILEGED:-true}»\n',
      says: message,
    },
    {
      title: 'once, where it is written, however many services share it',
      text: 'x-base: &base\n  «privileged: true»\nservices:\n  web:\n    <<: *base\n    image: a:1\n  api:\n    <<: *base\n    image: b:1\n',
      says: message,
    },
    {
      title: 'development files are not spared',
      file: 'compose.override.yaml',
      text: 'services:\n  web:\n    «privileged: true»\n',
      with: { 'compose.yaml': 'services:\n  web:\n    image: a:1\n' },
      severity: 'critical',
    },
    {
      text: 'services:\n  web:\n    build:\n      context: .\n      «privileged: true»\n      entitlements: [network.host, «security.insecure»]\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    post_start:\n      - command: ./fix.sh\n        «privileged: true»\n',
      says: 'The hook runs privileged: give the container the one right it needs',
    },
  ],
  unknown: [
    'services:\n  web:\n    image: a:1\n    privileged: ${PRIVILEGED}\n',
  ],
});
