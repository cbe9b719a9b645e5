import { testRule } from '@plimsoll/engine/testing';
import rule from './stop-signal-matches-image';

const service = (signal: string) =>
  `services:\n  web:\n    build: .\n    stop_signal: ${signal}\n`;
const image = (signal: string) => ({
  Dockerfile: `FROM a\nSTOPSIGNAL ${signal}\n`,
});

testRule(rule, {
  valid: [
    { text: service('SIGQUIT'), with: image('SIGQUIT') },
    { text: service('TERM'), with: image('15') },
    { text: service('sigint'), with: image('SIGINT') },
  ],
  invalid: [
    {
      text: service('«SIGTERM»'),
      with: image('SIGQUIT'),
      says: 'The service is stopped with SIGTERM, and its image asks for SIGQUIT: leave this out, or correct the Dockerfile',
    },
    { text: service('«SIGKILL»'), with: image('15') },
  ],
  unknown: [
    { text: service('"${SIGNAL}"'), with: image('SIGQUIT') },
    { text: service('SIGTERM'), with: image('$SIGNAL') },
  ],
  notApplicable: [
    { text: service('SIGTERM'), with: { Dockerfile: 'FROM a\n' } },
    { text: 'services:\n  web:\n    build: .\n', with: image('SIGQUIT') },
    service('SIGTERM').replace('build: .', 'image: a'),
  ],
});
