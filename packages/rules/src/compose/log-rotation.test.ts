import { testRule } from '@plimsoll/engine/testing';
import logRotation from './log-rotation';

const missing =
  'The log of web grows without bound: set logging with max-size and max-file, or the local driver';
const unbound =
  'The log file grows without bound: add the options max-size and max-file';

testRule(logRotation, {
  valid: [
    'services:\n  web:\n    image: a:1\n    logging: {driver: local}\n',
    'services:\n  web:\n    image: a:1\n    logging: {driver: none}\n',
    'services:\n  web:\n    image: a:1\n    logging: {driver: loki, options: {loki-url: x}}\n',
    'x-logging: &logging\n  options: {max-size: 10m}\nservices:\n  web:\n    image: a:1\n    logging: *logging\n',
  ],
  invalid: [
    {
      title: 'bounds are offered',
      text: 'services:\n  «web»:\n    image: a:1',
      fixed:
        'services:\n  web:\n    image: a:1\n    logging:\n      driver: json-file\n      options:\n        max-size: 10m\n        max-file: "3"',
    },
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: missing,
      severity: 'medium',
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «logging»:\n      driver: json-file\n',
      says: unbound,
    },
    {
      text: 'services:\n  web:\n    image: a:1\n    «logging»:\n      options: {max-file: "3"}\n',
      says: unbound,
    },
    {
      file: 'compose.dev.yaml',
      text: 'services:\n  «web»:\n    image: a:1\n',
      severity: 'info',
    },
  ],
  unknown: [
    'services:\n  web:\n    image: a:1\n    logging: {driver: "${DRIVER}"}\n',
  ],
  notApplicable: ['services:\n  web:\n    image: a:1\n    restart: "no"\n'],
});
