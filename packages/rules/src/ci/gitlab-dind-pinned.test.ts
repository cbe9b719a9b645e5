import { testRule } from '@plimsoll/engine/testing';
import gitlabDindPinned from './gitlab-dind-pinned';

testRule(gitlabDindPinned, {
  valid: [
    'a:\n  image: docker:29-cli\n  services: ["docker:29.1.0-dind"]\n  script: docker build .\n',
    'a:\n  image: docker@sha256:0000000000000000000000000000000000000000000000000000000000000000\n  script: docker build .\n',
  ],
  invalid: [
    {
      text: 'a:\n  image: «docker:latest»\n  services: [«"docker:dind"», «docker»]\n  script: docker build .\n',
      says: [
        'The tag latest changes with every release of the engine: name a version, such as docker:29-cli',
        'The tag dind changes with every release of the engine: name a version, such as docker:29-dind',
        'The engine has no version, so that it changes with every release: name one, such as docker:29-dind',
      ],
      severity: 'medium',
    },
    {
      text: 'default:\n  services: [«"$CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX/docker:dind"»]\na: {script: docker build .}\n',
    },
    {
      text: 'a:\n  image: docker:28-cli\n  services: [«"docker:29-dind"»]\n  script: docker build .\n',
      says: 'The client is version 28 and the engine 29: use the same for both',
      severity: 'low',
    },
  ],
  unknown: ['a:\n  image: docker:$DOCKER_VERSION\n  script: docker build .\n'],
  notApplicable: [
    'a:\n  image: node:24\n  script: make\n',
    'a:\n  script: make\n',
  ],
});
