import { testRule } from '@plimsoll/engine/testing';
import rule from './image-matches-pipeline';

const compose = (settings: string) => `services:\n  web:\n    ${settings}\n`;
const pushes = {
  '.gitlab-ci.yml':
    'build:\n  script:\n    - docker build -t registry.acme.example/shop/web:1 .\n    - docker push registry.acme.example/shop/web:1\n',
};

testRule(rule, {
  valid: [
    { text: compose('image: registry.acme.example/shop/web:1'), with: pushes },
    {
      text: compose('image: "registry.acme.example/shop/web:${TAG}"'),
      with: pushes,
    },
    {
      title: 'a name that only the CI knows',
      text: compose('image: ghcr.io/shop/web:1'),
      with: {
        '.gitlab-ci.yml':
          'a:\n  script: ["docker push $CI_REGISTRY_IMAGE:$CI_COMMIT_SHA"]\n',
      },
    },
  ],
  invalid: [
    {
      text: compose('image: «ghcr.io/shop/web:1»'),
      with: pushes,
      says: 'The pipeline pushes registry.acme.example/shop/web, and this is an image of another place: run what is pushed',
      severity: 'medium',
    },
    { text: compose('image: «shop/web»'), with: pushes },
    {
      text: compose('build: .\n    image: «ghcr.io/shop/web:1»'),
      with: pushes,
    },
    {
      text: compose('image: «shop/web»'),
      file: 'compose.dev.yaml',
      with: pushes,
      severity: 'info',
    },
  ],
  notApplicable: [
    compose('image: ghcr.io/shop/web:1'),
    { text: compose('build: .'), with: pushes },
    { text: compose('build: .\n    image: shop/web'), with: pushes },
    { text: compose('image: "${IMAGE}"'), with: pushes },
    { text: compose('image: postgres:18'), with: pushes },
  ],
});
