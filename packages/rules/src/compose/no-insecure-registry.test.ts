import { testRule } from '@plimsoll/engine/testing';
import noInsecureRegistry from './no-insecure-registry';

testRule(noInsecureRegistry, {
  valid: [
    'services:\n  a:\n    image: docker:29-dind\n    command: ["--tls"]\n',
    'services:\n  a:\n    image: docker:29-dind\n    command: --insecure-registry=localhost:5000\n',
    'services:\n  a:\n    image: docker:29-dind\n',
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: docker:29-dind\n    command: [dockerd, «--insecure-registry=r.example.com»]\n',
      says: 'The engine talks to this registry without TLS, or with a certificate that nobody checks: give it the certificate of its authority instead',
    },
    {
      title: 'of an image that the file does not explain',
      text: 'services:\n  a:\n    image: "${ENGINE}"\n    command: «dockerd --insecure-registry r.example.com»\n',
    },
  ],
  notApplicable: ['services:\n  a:\n    image: nginx:1.29\n'],
});
