import { testRule } from '@plimsoll/engine/testing';
import rule from './verified-tls-node';

const says =
  'NODE_TLS_REJECT_UNAUTHORIZED=0 lets Node.js talk to anybody: name the certificate that is missing in NODE_EXTRA_CA_CERTS instead';

testRule(rule, {
  valid: [
    'FROM node:24\nENV NODE_TLS_REJECT_UNAUTHORIZED=1\n',
    'FROM node:24\nRUN npm ci\n',
  ],
  invalid: [
    {
      text: 'FROM node:24\nENV «NODE_TLS_REJECT_UNAUTHORIZED=0»\nRUN npm ci\n',
      says,
      fixed: 'FROM node:24\nRUN npm ci\n',
    },
    { text: "FROM a\nENV «NODE_TLS_REJECT_UNAUTHORIZED='0'»\n", says },
    {
      text: 'FROM a\nRUN A=b «NODE_TLS_REJECT_UNAUTHORIZED=0» C=d npm ci\n',
      says,
      fixed: 'FROM a\nRUN A=b C=d npm ci\n',
    },
    {
      title: 'exported for the rest of the script',
      text: 'FROM a\nRUN export «NODE_TLS_REJECT_UNAUTHORIZED=0»\n',
      says,
    },
    {
      text: 'FROM a\nRUN ["sh", "-c", "«NODE_TLS_REJECT_UNAUTHORIZED=0» yarn"]\n',
    },
  ],
  unknown: ['FROM a\nARG V\nENV NODE_TLS_REJECT_UNAUTHORIZED=$V\n'],
  notApplicable: ['FROM a\nRUN echo NODE_TLS_REJECT_UNAUTHORIZED=0\n'],
});
