import { defineRule } from '@plimsoll/engine';
import { trustCheck } from '../build-trust/check';
import { switchedOff } from '../build-trust/words';

export default defineRule({
  id: 'dockerfile/verified-tls-git',
  title: 'Let git verify certificates',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['image/verified-downloads'],
    controls: ['cis-docker@1.8.0:4.11'],
    checkov: ['CKV2_DOCKER_14'],
    urls: ['https://git-scm.com/docs/git-config'],
  },
  why: `
    Without the check git clones from whoever answers, and what it clones is built. git asks only whether
    \`GIT_SSL_NO_VERIFY\` is set, not to what: \`0\` and \`false\` switch the check off as well. For an authority of your
    own there is \`http.sslCAInfo\`.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM debian:13\nENV GIT_SSL_NO_VERIFY=true\nRUN git clone https://example.com/a.git /a\nUSER 10001\n',
      good: 'FROM debian:13\nRUN git -c http.sslCAInfo=/etc/ssl/own.crt clone https://example.com/a.git /a\nUSER 10001\n',
    },
  ],
  mentions: ['git', 'GIT_SSL_NO_VERIFY'],
  check: trustCheck({
    tools: /^git$/,
    isVariable: name => name === 'GIT_SSL_NO_VERIFY',
    variableSays: name =>
      `${name}, whatever its value, lets git clone from anybody: leave it out, or name the authority in http.sslCAInfo`,
    command(command) {
      if (command.name !== 'git') return undefined;
      const at = switchedOff(command, /^http\.(?:.{1,200}\.)?sslverify$/i);
      return (
        at && {
          at,
          message:
            'With sslVerify off git clones from anybody: leave it on, and name the authority in http.sslCAInfo',
        }
      );
    },
  }),
});
