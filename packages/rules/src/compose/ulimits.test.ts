import { testRule } from '@plimsoll/engine/testing';
import ulimits from './ulimits';

testRule(ulimits, {
  valid: [
    'services:\n  web:\n    image: a:1\n    ulimits: {nofile: 1024}\n',
    'services:\n  web:\n    image: a:1\n    ulimits:\n      nofile: {soft: 1024, hard: 4096}\n',
  ],
  invalid: [
    {
      text: 'services:\n  «web»:\n    image: a:1\n',
      says: 'Service web may open as many files as the daemon happens to allow: set ulimits.nofile',
    },
    { text: 'services:\n  «web»:\n    image: a:1\n    ulimits: {core: 0}\n' },
  ],
  notApplicable: [
    'services:\n  web:\n    image: a:1\n    restart: "no"\n',
    {
      file: 'compose.override.yaml',
      text: 'services:\n  web:\n    image: a:1\n',
    },
  ],
});
