import { testRule } from '@plimsoll/engine/testing';
import noSharedMountPropagation from './no-shared-mount-propagation';

testRule(noSharedMountPropagation, {
  valid: [
    'services:\n  a:\n    image: a:1\n    volumes: ["./a:/a:ro,z", "./b:/b:rprivate"]\n',
    'services:\n  a:\n    image: a:1\n    volumes: [{type: bind, source: ./a, target: /a, bind: {propagation: private}}]\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    volumes:\n      - «./a:/a:rshared»\n      - «type: bind\n        source: ./b\n        target: /b\n        bind: {propagation: shared}»\n',
      says: [
        'What the container mounts here appears on the host: leave the propagation private',
        'What the container mounts here appears on the host: leave the propagation private',
      ],
      severity: 'medium',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    volumes: [«"./a:/a:ro,rslave"»]\n',
      severity: 'low',
    },
  ],
  notApplicable: ['services:\n  a: {image: a:1}\n'],
});
