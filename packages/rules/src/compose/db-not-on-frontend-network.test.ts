import { testRule } from '@plimsoll/engine/testing';
import dbNotOnFrontendNetwork from './db-not-on-frontend-network';

const project = (edge: string, db: string, networks = '{net: , back: }') =>
  `services:\n  edge: {image: "caddy:2", ports: ["443:443"], ${edge}}\n  web: {image: "w:1", networks: [net, back]}\n  ${db}\nnetworks: ${networks}\n`;

testRule(dbNotOnFrontendNetwork, {
  valid: [
    project('networks: [net]', 'db: {image: "postgres:18", networks: [back]}'),
    {
      title: 'an internal network leads nowhere',
      text: project(
        'networks: [net]',
        'db: {image: "postgres:18", networks: [net]}',
        '{net: {internal: true}, back: }',
      ),
    },
    {
      title: 'what the world reaches needs it',
      text: project(
        'networks: [net], depends_on: [db]',
        'db: {image: "postgres:18", networks: [net]}',
      ),
    },
    project(
      'networks: [net], environment: {STORE: "redis://db:6379"}',
      'db: {image: "redis:8", networks: [net]}',
    ),
  ],
  invalid: [
    {
      text: project(
        'networks: [net]',
        '«db»: {image: "postgres:18", networks: [net, back]}',
      ),
      says: 'Service edge is open to the world and reaches db without need: put the latter on a network of its own',
      severity: 'low',
    },
    {
      title: 'both on the default network, although there are others',
      text: project('init: true', '«db»: {image: "mysql:9"}'),
    },
  ],
  notApplicable: [
    'services:\n  web: {image: w:1, ports: ["80:80"], networks: [n]}\n  db: {image: postgres:18, networks: [n]}\nnetworks: {n: }\n',
    {
      title: 'nobody names a network, which another rule tells',
      text: 'services:\n  edge: {image: "caddy:2", ports: ["443:443"]}\n  web: {image: "w:1"}\n  db: {image: "postgres:18"}\n',
    },
    {
      title: 'only the host itself reaches it',
      text: 'services:\n  edge: {image: "caddy:2", ports: ["127.0.0.1:443:443"], networks: [n]}\n  web: {image: "w:1", networks: [n]}\n  db: {image: "postgres:18", networks: [n]}\nnetworks: {n: }\n',
    },
  ],
});
