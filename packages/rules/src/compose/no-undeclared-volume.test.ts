import { testRule } from '@plimsoll/engine/testing';
import noUndeclaredVolume from './no-undeclared-volume';

const says =
  'Volume data is not declared: add it to volumes, or begin with ./ if a folder is meant';

testRule(noUndeclaredVolume, {
  valid: [
    'services:\n  a: {image: a:1, volumes: ["data:/data", "./b:/b", "/c", "~/d:/d", "${E}:/e"]}\nvolumes: {data: }\n',
    {
      title: 'declared by the base, or by what includes it',
      file: 'compose.override.yaml',
      text: 'services:\n  a: {volumes: ["data:/data"]}\n',
      with: {
        'compose.yaml':
          'include: [more/compose.yaml]\nservices:\n  a: {image: a:1}\nvolumes: {data: , shared: }\n',
        'more/compose.yaml':
          'services:\n  b: {image: b:1, volumes: ["shared:/s"]}\n',
      },
    },
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    volumes:\n      - «data:/data»\n',
      says,
      severity: 'high',
      fixed:
        'services:\n  a:\n    image: a:1\n    volumes:\n      - data:/data\nvolumes:\n  data:\n',
    },
    {
      title: 'all of them, below those there are',
      text: 'volumes:\n  # ours\n  cache: # fast\nservices:\n  a:\n    image: a:1\n    volumes:\n      - «data:/data»\n      - cache:/cache\n      - «{type: volume, source: logs, target: /logs}»\n',
      fixed:
        'volumes:\n  # ours\n  cache: # fast\n  data:\n  logs:\nservices:\n  a:\n    image: a:1\n    volumes:\n      - data:/data\n      - cache:/cache\n      - {type: volume, source: logs, target: /logs}\n',
    },
    {
      text: '{services: {a: {image: a:1, volumes: [«"data:/data"»]}}}\n',
      says,
    },
  ],
  unknown: [
    {
      file: 'docker-compose.app.yml',
      text: 'services:\n  a: {image: a:1, volumes: ["data:/data"]}\n',
    },
  ],
});
