import { testRule } from '@plimsoll/engine/testing';
import noSwarmOnlyKey from './no-swarm-only-key';

testRule(noSwarmOnlyKey, {
  valid: [
    {
      title: 'what Compose honours',
      text: 'services:\n  a: {build: ., deploy: {replicas: 2, resources: {limits: {memory: 1g}}, restart_policy: {condition: any}}}\n',
    },
    {
      title: 'a file for a swarm',
      text: 'services:\n  a: {image: a:1, deploy: {placement: {constraints: [node.role == manager]}}}\n',
    },
    {
      file: 'stack/docker-compose.yml',
      text: 'services:\n  a: {build: ., deploy: {update_config: {order: start-first}}}\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    build: .\n    deploy:\n      «placement»: {constraints: []}\n      «update_config»: {parallelism: 1}\n      «rollback_config»: {parallelism: 1}\n      «endpoint_mode»: vip\n',
      says: [
        'placement',
        'update_config',
        'rollback_config',
        'endpoint_mode',
      ].map(
        key =>
          `Compose passes ${key} over, which only a swarm reads: leave it out`,
      ),
      severity: 'low',
    },
    {
      text: 'services:\n  a: {image: a:1, restart: always}\n  b: {image: b:1, deploy: {«placement»: {}}}\n',
    },
  ],
});
