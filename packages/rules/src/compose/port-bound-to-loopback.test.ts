import { testRule } from '@plimsoll/engine/testing';
import portBoundToLoopback from './port-bound-to-loopback';

const open =
  'Port 8080 is open on all interfaces: publish it on 127.0.0.1, or name the address you mean';
const edge =
  'Port 443 is open on all interfaces: if the world is meant to reach it, write the address 0.0.0.0 down';

testRule(portBoundToLoopback, {
  valid: [
    'services:\n  web:\n    image: a:1\n    ports: ["127.0.0.1:8080:80"]\n',
    'services:\n  web:\n    image: a:1\n    ports: ["[::1]:8080:80", "10.0.0.7:8080:80", "127.0.0.1::80"]\n',
    {
      title: 'all interfaces, on purpose',
      text: 'services:\n  web:\n    image: a:1\n    ports: ["0.0.0.0:8080:80"]\n',
    },
    'services:\n  web:\n    image: a:1\n    ports:\n      - target: 80\n        published: "8080"\n        host_ip: 127.0.0.1\n',
    'services:\n  web:\n    image: a:1\n    ports: ["${BIND:-127.0.0.1}:8080:80"]\n',
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - «"8080:80"»\n',
      says: open,
      severity: 'medium',
      fixed:
        'services:\n  web:\n    image: a:1\n    ports:\n      - "127.0.0.1:8080:80"\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - «8080:80»\n',
      says: open,
      fixed:
        'services:\n  web:\n    image: a:1\n    ports:\n      - 127.0.0.1:8080:80\n',
    },
    {
      title: 'a random port, on all interfaces',
      text: 'services:\n  web:\n    image: a:1\n    ports: [«"80"»]\n',
      says: 'The port is open on all interfaces: publish it on 127.0.0.1, or name the address you mean',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    ports:\n      - «target: 80\n        published: 8080»\n',
      says: open,
      fixed:
        'services:\n  web:\n    image: a:1\n    ports:\n      - target: 80\n        published: 8080\n        host_ip: 127.0.0.1\n',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    ports: [«"3000-3005:3000-3005"»]\n',
      says: 'Port 3000-3005 is open on all interfaces: publish it on 127.0.0.1, or name the address you mean',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    ports: [«"${WEB_PORT:-8080}:80"»]\n',
      says: open,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    ports: [«"${WEB_PORT}:80"»]\n',
    },
    {
      text: 'services:\n  db:\n    image: x:1\n    ports: [«"5432:5432"»]\n',
      says: 'Port 5432 of a database is open on all interfaces: publish it on 127.0.0.1, or not at all',
      severity: 'high',
    },
    {
      title: 'nobody means a database to be reached from everywhere',
      text: 'services:\n  db:\n    image: mysql:9\n    ports: [«"0.0.0.0:13306:3306"»]\n',
      severity: 'high',
    },
    {
      text: 'services:\n  adm:\n    image: phpmyadmin:5\n    ports: [«"8081:80"»]\n',
      says: 'Port 8081 of a console for administrators is open on all interfaces: publish it on 127.0.0.1, or not at all',
    },
    {
      text: 'services:\n  edge:\n    image: caddy:2\n    ports: [«"443:443"»]\n',
      says: edge,
      severity: 'info',
    },
    {
      title: 'in development it is a hint',
      file: 'compose.override.yaml',
      text: 'services:\n  db:\n    ports: [«"5432:5432"»]\n',
      with: { 'compose.yaml': 'services:\n  db:\n    image: postgres:18\n' },
      severity: 'info',
    },
  ],
  unknown: [
    'services:\n  web:\n    image: a:1\n    ports: ["${BIND}:8080:80"]\n',
    'services:\n  web:\n    image: a:1\n    ports: ["${WEB}:80"]\n',
  ],
  notApplicable: [
    'services:\n  web:\n    image: a:1\n    expose: [80]\n',
    'services:\n  web:\n    image: a:1\n    network_mode: host\n    ports: ["80:80"]\n',
  ],
});
