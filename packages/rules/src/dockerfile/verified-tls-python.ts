import { defineRule } from '@plimsoll/engine';
import { trustCheck } from '../build-trust/check';
import { isOff } from '../build-trust/words';

export default defineRule({
  id: 'dockerfile/verified-tls-python',
  title: 'Let Python verify certificates',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: ['cis-docker@1.8.0:4.11'],
    checkov: ['CKV2_DOCKER_5'],
  },
  why: `
    \`PYTHONHTTPSVERIFY=0\` makes Python talk to whoever answers, in the build and, set by ENV, in every container. What
    is missing is mostly the certificate of a proxy: add that to the image and leave the check on.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM python:3.14-slim\nENV PYTHONHTTPSVERIFY=0\nRUN python fetch.py\nUSER 10001\n',
      good: 'FROM python:3.14-slim\nCOPY proxy.crt /usr/local/share/ca-certificates/\nRUN update-ca-certificates && python fetch.py\nUSER 10001\n',
    },
  ],
  mentions: ['python', 'PYTHONHTTPSVERIFY'],
  check: trustCheck({
    tools: /^python[\d.]*$/,
    isVariable: name => name === 'PYTHONHTTPSVERIFY',
    isBad: isOff,
    variableSays: name =>
      `${name}=0 lets Python talk to anybody: leave it out, and add the certificate that is missing`,
  }),
});
