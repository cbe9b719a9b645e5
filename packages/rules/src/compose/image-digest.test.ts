import { testRule } from '@plimsoll/engine/testing';
import imageDigest from './image-digest';

testRule(imageDigest, {
  valid: [
    {
      title: 'tags that you move yourselves',
      text: 'services:\n  web: {image: "ghcr.io/acme/web:1"}\n',
      options: { exempt: ['ghcr.io/acme'] },
    },
    'services:\n  web:\n    image: nginx:1.29@sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
  ],
  invalid: [
    {
      text: 'services:\n  web: {image: «a:1», profiles: [production]}\n',
      severity: 'medium',
    },
    {
      text: 'services:\n  web:\n    image: «nginx:1.29»\n',
      says: 'The image is named by a tag, which its owner can move: add the digest it has now',
      severity: 'info',
    },
  ],
  unknown: ['services:\n  web:\n    image: nginx:${TAG}\n'],
  notApplicable: ['services:\n  web:\n    build: .\n    image: acme/web:1\n'],
});
