import { testRule } from '@plimsoll/engine/testing';
import customNetwork from './custom-network';

const three = '  a: {image: a:1}\n  b: {image: b:1}\n  c: {build: .}\n';

testRule(customNetwork, {
  valid: [
    `services:\n  d: {image: d:1, networks: [front]}\n${three}networks: {front: }\n`,
    {
      title: 'a default network that somebody configured',
      text: `services:\n${three}networks:\n  default: {internal: true}\n`,
    },
  ],
  invalid: [
    {
      text: `«services»:\n${three}`,
      says: 'All 3 services share one network: put them on networks by what they talk to',
      severity: 'low',
    },
    {
      file: 'compose.dev.yaml',
      text: `«services»:\n${three}`,
      severity: 'info',
    },
    {
      title: 'at its strictest, each service',
      text: 'services:\n  a: {image: a:1, networks: [x]}\n  «b»: {image: b:1}\n  c: {image: b:1, network_mode: none}\nnetworks: {x: }\n',
      options: { services: 1, each: true },
      says: 'Service b is on the network that all share: name the networks it needs',
    },
  ],
  notApplicable: [
    'services:\n  a: {image: a:1}\n  b: {image: b:1}\n',
    {
      title: 'three of a kind',
      text: 'services:\n  a: {image: k:1}\n  b: {image: k:1}\n  c: {image: k:1}\n',
    },
    {
      title: 'without a network, or with that of another',
      text: 'services:\n  a: {image: a:1}\n  b: {image: b:1, network_mode: none}\n  c: {image: c:1, network_mode: "service:a"}\n',
    },
  ],
});
