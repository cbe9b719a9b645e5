import { testRule } from '@plimsoll/engine/testing';
import rule from './non-root-can-start';

const pod = (security: string, more = '') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  securityContext: {${security}}\n  containers:\n    - name: web\n      image: acme/web:2.3\n${more}`;
const built = (dockerfile: string) => ({
  Dockerfile: dockerfile,
  'compose.yaml': 'services:\n  web:\n    build: .\n    image: acme/web\n',
});
const nonRoot = 'runAsNonRoot: true';

testRule(rule, {
  valid: [
    { text: pod(nonRoot), with: built('FROM a\nUSER 10001\n') },
    { text: pod(nonRoot), with: built('FROM a\nUSER 10001:10001\n') },
    {
      text: pod(`${nonRoot}, runAsUser: 1000`),
      with: built('FROM node:24\nUSER node\n'),
    },
    {
      text: pod(nonRoot, '      securityContext: {runAsUser: 1000}\n'),
      with: built('FROM node:24\n'),
    },
    { text: pod(nonRoot), with: built('FROM a\nARG U=10001\nUSER $U\n') },
  ],
  invalid: [
    {
      text: pod(`«${nonRoot}»`),
      with: built('FROM node:24\nUSER node\n'),
      says: 'Container web never starts, for its image names user node, and only a number shows that this is not root: write the number in the Dockerfile, or set runAsUser',
    },
    {
      text: pod(`«${nonRoot}»`),
      with: built('FROM node:24\n'),
      says: 'Container web never starts, for its image runs as root: end the Dockerfile with a USER by number, or set runAsUser',
    },
    {
      text: pod('', `      securityContext: {«${nonRoot}»}\n`),
      with: built('FROM a\nUSER 0\n'),
    },
  ],
  unknown: [
    { text: pod(nonRoot), with: built('FROM acme/base\n') },
    { text: pod(nonRoot), with: built('FROM jenkins/jenkins:lts\n') },
    { text: pod(nonRoot), with: built('FROM a\nARG U\nUSER $U\n') },
  ],
  notApplicable: [
    pod(nonRoot),
    { text: pod('runAsNonRoot: false'), with: built('FROM node:24\n') },
    { text: pod(''), with: built('FROM node:24\n') },
    {
      text: pod(nonRoot).replace('spec:\n', 'spec:\n  os: {name: windows}\n'),
      with: built('FROM node:24\n'),
    },
  ],
});
