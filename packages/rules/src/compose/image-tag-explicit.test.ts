import { testRule } from '@plimsoll/engine/testing';
import imageTagExplicit from './image-tag-explicit';

const none =
  'The image has no tag, which means latest: name the version you want';

testRule(imageTagExplicit, {
  valid: [
    'services:\n  web:\n    image: nginx:1.29\n',
    'services:\n  web:\n    image: nginx@sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
    'services:\n  web:\n    image: nginx:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000\n',
    'services:\n  web:\n    image: nginx:${TAG:-1.29}\n',
    {
      title: 'a tag that the policy allows',
      text: 'services:\n  web:\n    image: acme/web:stable\n',
      options: { allow: ['stable'] },
    },
  ],
  invalid: [
    {
      text: 'services:\n  web:\n    image: «nginx»\n',
      says: none,
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: «"localhost:5000/nginx"»\n',
      says: none,
    },
    {
      text: 'services:\n  web:\n    image: nginx:«latest»\n',
      says: 'The tag latest moves: name the version you want',
      severity: 'high',
    },
    {
      text: 'services:\n  web:\n    image: nginx:«${TAG:-latest}»\n',
      says: 'The tag latest moves: name the version you want',
    },
    {
      text: 'services:\n  web:\n    image: nginx:«mainline»\n',
      severity: 'medium',
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  web:\n    image: «nginx»\n',
      severity: 'info',
    },
  ],
  unknown: [
    'services:\n  web:\n    image: nginx:${TAG}\n',
    'services:\n  web:\n    image: ${IMAGE}\n',
    'services:\n  web:\n    image: "{{ registry }}/web:{{ tag }}"\n',
  ],
  notApplicable: [
    'services:\n  web:\n    build: .\n    image: acme/web\n',
    'services:\n  web:\n    build: .\n',
  ],
});
