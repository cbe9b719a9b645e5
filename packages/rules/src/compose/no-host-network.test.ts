import { testRule } from '@plimsoll/engine/testing';
import noHostNetwork from './no-host-network';

testRule(noHostNetwork, {
  valid: [
    'services:\n  web:\n    image: a:1\n    network_mode: none\n',
    'services:\n  web:\n    image: a:1\n    network_mode: service:vpn\n',
    'services:\n  web:\n    image: a:1\n    networks: [shared]\nnetworks:\n  shared: {external: true, name: host-a}\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    «network_mode: host»\n',
      says: 'The service is in the network of the host: publish the ports it needs instead',
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    ports: ["80:80"]\n    «network_mode: "host"»\n',
      says: 'The service is in the network of the host, where its ports are ignored: leave network_mode out',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    networks: [outer]\nnetworks:\n  «outer»: {external: true, name: host}\n',
    },
    {
      text: 'services:\n  web:\n    build: {context: ., network: «host»}\n',
      says: 'The build runs in the network of the host: leave build.network out',
      severity: 'medium',
    },
    {
      file: 'compose.test.yaml',
      text: 'services:\n  web:\n    image: a:1\n    «network_mode: host»\n',
      severity: 'info',
    },
  ],
});
