import { testRule } from '@plimsoll/engine/testing';
import allowedRegistry from './allowed-registry';

const only = (...registries: string[]) => ({ options: { registries } });
const acme = only('registry.acme.example', 'ghcr.io/acme', '*.mirror.example');

testRule(allowedRegistry, {
  valid: [
    { text: 'FROM registry.acme.example/a/b:1\n', ...acme },
    { text: 'FROM ghcr.io/acme/b:1\n', ...acme },
    { text: 'FROM hub.mirror.example/b:1\n', ...acme },
    {
      title: 'Docker Hub in all its spellings',
      text: 'FROM a\nFROM b/c:1\nFROM docker.io/library/a:1\nFROM index.docker.io/b/c:1\n',
      ...only('docker.io'),
    },
    {
      title: 'patterns',
      text: 'FROM hub.acme.example/a:1\nFROM quay.io/b:1\n',
      ...only('hub.acme.*', '*.io'),
    },
    { text: 'FROM a:1\nFROM quay.io/b:1\n', ...only('*') },
    { text: 'FROM registry-1.docker.io/b/c:1\n', ...only('hub.docker.com') },
    {
      title: 'the official images alone',
      text: 'FROM a:1\n',
      ...only('docker.io/library'),
    },
    { text: 'FROM localhost:5000/a\n', ...only('localhost:5000') },
    { text: 'ARG TAG\nFROM registry.acme.example/a:$TAG\n', ...acme },
    {
      title: 'a context passed to the build',
      text: 'FROM registry.acme.example/a:1\nCOPY --from=assets /a /a\n',
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      additional_contexts: [assets=./assets]\n',
      },
      ...acme,
    },
  ],
  invalid: [
    {
      text: 'FROM «node:24»\n',
      says: 'Image node:24 is from docker.io: take it from one of registry.acme.example, ghcr.io/acme, *.mirror.example',
      ...acme,
    },
    {
      title: 'also what is copied or mounted from',
      text: 'FROM registry.acme.example/a:1 AS a\nCOPY --from=«quay.io/b:1» /b /b\nRUN --mount=type=bind,from=«c:1»,target=/c make\nFROM a\n',
      says: [
        'Image quay.io/b:1 is from quay.io: take it from one of registry.acme.example',
        'Image c:1 is from docker.io: take it from one of registry.acme.example',
      ],
      ...only('registry.acme.example'),
    },
    {
      title: 'another folder, and a name that only begins alike',
      text: 'FROM «ghcr.io/acme2/b:1»\nFROM «mirror.example.org/b:1»\n',
      ...only('ghcr.io/acme', 'mirror.example'),
    },
    {
      title: 'the default of an argument',
      text: 'ARG REGISTRY=quay.io\nFROM «${REGISTRY}/b:1»\n',
      says: 'Image ${REGISTRY}/b:1 is from quay.io: take it from one of ghcr.io',
      ...only('ghcr.io'),
    },
  ],
  unknown: [
    { text: 'ARG BASE\nFROM $BASE\n', ...acme },
    { text: 'ARG REGISTRY\nFROM ${REGISTRY}/a:1\n', ...acme },
    { text: 'ARG TEAM\nFROM ghcr.io/${TEAM}/a:1\n', ...acme },
  ],
  notApplicable: [
    'FROM node:24\n',
    { text: 'FROM scratch\nCOPY a b\nRUN make\n', ...acme },
  ],
});
