import { testRule } from '@plimsoll/engine/testing';
import noPrivilegedHostPort from './no-privileged-host-port';

testRule(noPrivilegedHostPort, {
  valid: [
    'services:\n  a: {image: a:1, ports: ["80:80", "443:8443", "53:53/udp", "8022:22", "22"]}\n',
    'services:\n  a: {image: a:1, ports: [{target: 22, published: "2222"}]}\n',
    'services:\n  a: {image: a:1, ports: ["127.0.0.1::25", "1024-1030:1024-1030"]}\n',
    {
      title: 'a service that may not listen there',
      text: 'services:\n  a: {image: a:1, cap_drop: [NET_BIND_SERVICE], ports: ["8080:80"]}\n',
      options: { allow: [], container: true },
    },
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    ports:\n      - «"22:22"»\n      - «target: 25\n        published: 25»\n      - «"1000-1030:2000-2030"»\n      - «"127.0.0.1:514:514/udp"»\n',
      says: [22, 25, 1000, 514].map(
        port =>
          `Port ${port} of the host is one of those kept for well-known services: publish another`,
      ),
      severity: 'low',
    },
    {
      title: 'at its strictest, inside too',
      text: 'services:\n  a: {image: a:1, ports: [«"8080:80"», «"80:8080"», "8080:8080"]}\n',
      options: { allow: [], container: true },
      says: [
        'The service listens on port 80, which only root may: let it listen on a higher one',
        'Port 80 of the host is one of those kept for well-known services: publish another',
      ],
    },
  ],
  unknown: ['services:\n  a: {image: a:1, ports: ["${PORT}:80"]}\n'],
  notApplicable: [
    'services:\n  a: {image: a:1}\n',
    'services:\n  a: {image: a:1, network_mode: host, ports: ["22:22"]}\n',
  ],
});
