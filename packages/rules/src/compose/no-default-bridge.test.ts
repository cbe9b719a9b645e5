import { testRule } from '@plimsoll/engine/testing';
import noDefaultBridge from './no-default-bridge';

testRule(noDefaultBridge, {
  valid: [
    'services:\n  a: {image: a:1}\n',
    'services:\n  a: {image: a:1, network_mode: none}\n',
    'services:\n  a: {image: a:1, networks: [net]}\nnetworks: {net: {driver: bridge}}\n',
    'services:\n  a: {image: a:1, networks: [net]}\nnetworks: {net: {external: true, name: edge}}\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    «network_mode: bridge»\n    ports: ["127.0.0.1:80:80"]\n',
      says: 'The service is on the bridge that all containers of the host share: leave network_mode out',
      severity: 'medium',
      fixed:
        'services:\n  a:\n    image: a:1\n    ports: ["127.0.0.1:80:80"]\n',
    },
    {
      text: 'services:\n  a: {image: a:1, networks: [net]}\nnetworks:\n  «net»: {external: true, name: bridge}\n',
      says: 'This is the bridge that all containers of the host share: let Compose make a network of its own',
    },
    {
      text: 'services:\n  a: {image: a:1, networks: {bridge: }}\nnetworks:\n  «bridge»: {external: true}\n',
    },
  ],
});
