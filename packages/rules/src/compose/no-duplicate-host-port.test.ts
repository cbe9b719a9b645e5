import { testRule } from '@plimsoll/engine/testing';
import noDuplicateHostPort from './no-duplicate-host-port';

testRule(noDuplicateHostPort, {
  valid: [
    'services:\n  a:\n    image: a:1\n    ports: ["80:80", "80:80/udp"]\n  b:\n    image: b:1\n    ports: ["81:80"]\n',
    'services:\n  a:\n    image: a:1\n    ports: ["10.0.0.1:80:80"]\n  b:\n    image: b:1\n    ports: ["10.0.0.2:80:80"]\n',
    {
      title: 'a random port each',
      text: 'services:\n  a:\n    image: a:1\n    ports: ["8080"]\n  b:\n    image: b:1\n    ports: ["8080"]\n',
    },
    {
      title: 'one of a range that is free',
      text: 'services:\n  a:\n    image: a:1\n    ports: ["3000-3009:80"]\n  b:\n    image: b:1\n    ports: ["3001:80"]\n',
    },
    {
      title: 'never together',
      text: 'services:\n  a:\n    image: a:1\n    ports: ["80:80"]\n    profiles: [one]\n  b:\n    image: b:1\n    ports: ["80:80"]\n    profiles: [two]\n',
    },
    'services:\n  a:\n    image: a:1\n    ports: ["${PORT}:80"]\n  b:\n    image: b:1\n    ports: ["${PORT}:80"]\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    ports: ["80:80"]\n  b:\n    image: b:1\n    ports: [«"80:3000"»]\n',
      says: 'Port 80 of the host is already published by a: choose another',
    },
    {
      title: 'all interfaces hold the one',
      text: 'services:\n  a:\n    image: a:1\n    ports: ["127.0.0.1:80:80"]\n  b:\n    image: b:1\n    ports:\n      - «target: 80\n        published: "80"»\n',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    ports: ["3000-3005:3000-3005"]\n  b:\n    image: b:1\n    ports: [«"3005:80"»]\n',
      says: 'Port 3005 of the host is already published by a: choose another',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    ports: ["80:80", «"80:81"»]\n',
    },
  ],
});
