import { testRule } from '@plimsoll/engine/testing';
import restartPolicy from './restart-policy';

testRule(restartPolicy, {
  valid: [
    {
      title: 'a swarm restarts what it runs',
      file: 'docker-compose.stack.yml',
      text: 'services:\n  a: {image: a:1, deploy: {replicas: 2}}\n',
    },
    'services:\n  web:\n    image: a:1\n    restart: always\n',
    'services:\n  web:\n    image: a:1\n    restart: on-failure:5\n',
    'services:\n  web:\n    image: a:1\n    restart: ${RESTART}\n',
    'services:\n  web:\n    image: a:1\n    deploy: {restart_policy: {condition: on-failure}}\n',
  ],
  invalid: [
    {
      title: 'a policy is offered, in the service and not in what it shares',
      text: 'x-base: &base\n  init: true\nservices:\n  «web»:\n    <<: *base\n    image: a:1\n',
      fixed:
        'x-base: &base\n  init: true\nservices:\n  web:\n    <<: *base\n    image: a:1\n    restart: unless-stopped\n',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: 'Service web stays down after a crash: set restart to unless-stopped, or to "no" if it is meant to end',
      severity: 'medium',
    },
  ],
  notApplicable: [
    'services:\n  web:\n    image: a:1\n    restart: no\n',
    'services:\n  web:\n    image: a:1\n    restart: "no"\n',
    {
      file: 'compose.override.yaml',
      text: 'services:\n  web:\n    image: a:1\n',
    },
  ],
});
