import { defineRule } from '@plimsoll/engine';
import { trustCheck } from '../build-trust/check';
import { isOff } from '../build-trust/words';

export default defineRule({
  id: 'dockerfile/verified-tls-node',
  title: 'Let Node.js verify certificates',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: ['cis-docker@1.8.0:4.11'],
    checkov: ['CKV2_DOCKER_6'],
    urls: ['https://nodejs.org/api/cli.html#node_extra_ca_certsfile'],
  },
  why: `
    \`NODE_TLS_REJECT_UNAUTHORIZED=0\` switches the check of certificates off for all that Node.js does: packages are
    taken from anybody, and, set by ENV, the service sends its passwords to anybody. For a proxy or an authority of
    your own there is \`NODE_EXTRA_CA_CERTS\`.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\nRUN npm ci\nUSER node\n',
      good: 'FROM node:24-alpine\nCOPY proxy.crt /etc/ssl/proxy.crt\nENV NODE_EXTRA_CA_CERTS=/etc/ssl/proxy.crt\nRUN npm ci\nUSER node\n',
    },
  ],
  mentions: ['node', 'npm', 'npx', 'yarn', 'NODE_TLS_REJECT_UNAUTHORIZED'],
  check: trustCheck({
    tools: /^(?:node|npm|npx|yarn|pnpm)$/,
    isVariable: name => name === 'NODE_TLS_REJECT_UNAUTHORIZED',
    isBad: isOff,
    variableSays: name =>
      `${name}=0 lets Node.js talk to anybody: name the certificate that is missing in NODE_EXTRA_CA_CERTS instead`,
  }),
});
