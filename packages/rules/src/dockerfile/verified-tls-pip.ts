import { defineRule } from '@plimsoll/engine';
import { trustCheck } from '../build-trust/check';
import { settingWritten } from '../build-trust/words';

const pip = /^(?:pip(?:\d(?:\.\d{1,3})?)?|uv|pipenv)$/;

export default defineRule({
  id: 'dockerfile/verified-tls-pip',
  title: 'Let pip verify the package index',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: ['cis-docker@1.8.0:4.11', 's2c2f@1.1:ENF-1'],
    checkov: ['CKV2_DOCKER_4', 'CKV2_DOCKER_16'],
    urls: ['https://pip.pypa.io/en/stable/topics/https-certificates/'],
  },
  why: `
    A trusted host is one that pip does not check: it takes packages from it over plain HTTP or with any certificate, so
    whoever answers in its name decides what is installed. Name the certificate of your index with \`--cert\` or
    \`PIP_CERT\` instead.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM python:3.14-slim\nRUN pip install --trusted-host pypi.example.com -r requirements.txt\nUSER 10001\n',
      good: 'FROM python:3.14-slim\nRUN pip install --cert /etc/ssl/own.crt -r requirements.txt\nUSER 10001\n',
    },
  ],
  mentions: [
    'pip',
    'uv',
    'trusted-host',
    'PIP_TRUSTED_HOST',
    'UV_INSECURE_HOST',
  ],
  check: trustCheck({
    tools: pip,
    isVariable: name =>
      name === 'PIP_TRUSTED_HOST' || name === 'UV_INSECURE_HOST',
    isBad: value => value.trim() !== '',
    variableSays: name =>
      `${name} names a host that is not checked: leave it out, and name the certificate of the index in PIP_CERT`,
    command(command) {
      const at = pip.test(command.name ?? '')
        ? command.flag('--trusted-host', '--allow-insecure-host') ??
          command.args.find(({ shape }) => /^\w+\.trusted-host$/.test(shape))
        : settingWritten(command, /^\s{0,9}trusted-host\s{0,9}=/m);
      return (
        at && {
          at,
          message:
            'With a trusted host pip takes packages from whoever answers: leave it out, and name the certificate with --cert',
        }
      );
    },
  }),
});
