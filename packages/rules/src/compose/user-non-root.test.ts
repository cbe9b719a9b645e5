import { testRule } from '@plimsoll/engine/testing';
import userNonRoot from './user-non-root';

testRule(userNonRoot, {
  valid: [
    'services:\n  a: {image: a:1, user: "1000:1000"}\n',
    'services:\n  a: {image: a:1, user: "${UID}:${GID}"}\n',
    'services:\n  a: {image: a:1, user: node}\n',
    {
      title: 'official images of databases step down by themselves',
      text: 'services:\n  db: {image: postgres:18}\n',
    },
  ],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    «user: root»\n',
      says: 'The service runs as root: name a user that is not, or leave user out',
      severity: 'medium',
    },
    { text: 'services:\n  a: {image: a:1, «user: "0:0"»}\n' },
    { text: 'services:\n  a: {image: a:1, «user: 0»}\n' },
    {
      title: 'against what the Dockerfile says',
      text: 'services:\n  a: {build: ., «user: "0"»}\n',
      with: { Dockerfile: 'FROM a:1\nUSER 1000\n' },
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  a: {image: a:1, «user: root»}\n',
      severity: 'info',
    },
  ],
  unknown: [
    'services:\n  a: {image: a:1}\n',
    'services:\n  a: {build: ./elsewhere}\n',
  ],
  notApplicable: [
    {
      title: 'judged in the Dockerfile',
      text: 'services:\n  a: {build: .}\n',
      with: { Dockerfile: 'FROM a:1\n' },
    },
    'services:\n  a: {provider: {type: x}}\n',
  ],
});
