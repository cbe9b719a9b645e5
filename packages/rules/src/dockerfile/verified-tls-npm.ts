import { defineRule } from '@plimsoll/engine';
import { trustCheck } from '../build-trust/check';
import { isOff, settingWritten, switchedOff } from '../build-trust/words';

export default defineRule({
  id: 'dockerfile/verified-tls-npm',
  title: 'Let npm and Yarn verify the registry',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: ['cis-docker@1.8.0:4.11', 's2c2f@1.1:ENF-1'],
    checkov: ['CKV2_DOCKER_12', 'CKV2_DOCKER_13'],
    urls: ['https://docs.npmjs.com/cli/v11/using-npm/config#cafile'],
  },
  why: `
    With \`strict-ssl\` off packages come from whoever answers, and their install scripts run in the build. A registry
    or a proxy with a certificate of its own is named by \`cafile\` (npm) or \`httpsCaFilePath\` (Yarn).`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nRUN npm config set strict-ssl false && npm ci\nUSER node\n',
      good: 'FROM node:24-alpine\nRUN npm config set cafile /etc/ssl/own.crt && npm ci\nUSER node\n',
    },
  ],
  mentions: [
    'npm',
    'npx',
    'yarn',
    'NPM',
    'YARN',
    'strict-ssl',
    'enableStrictSsl',
  ],
  check: trustCheck({
    tools: /^(?:npm|npx|yarn|pnpm)$/,
    isVariable: name =>
      /^(?:(?:npm|yarn|pnpm)_config_strict_ssl|yarn_strict_ssl|yarn_enable_strict_ssl)$/i.test(
        name,
      ),
    isBad: isOff,
    variableSays: name =>
      `With ${name} off packages come from anybody: leave it out, and name the certificate of the registry in cafile`,
    command(command) {
      const at = /^(?:npm|npx|yarn|pnpm)$/.test(command.name ?? '')
        ? switchedOff(command, /^(?:strict-ssl|enableStrictSsl)$/i)
        : settingWritten(
            command,
            /\bstrict-ssl\s{0,9}=\s{0,9}(?:false|0)\b|\benableStrictSsl:\s{0,9}false\b/,
          );
      return (
        at && {
          at,
          message:
            'With strict-ssl off packages come from anybody: leave it on, and name the certificate of the registry in cafile',
        }
      );
    },
  }),
});
