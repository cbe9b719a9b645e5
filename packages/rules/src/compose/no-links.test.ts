import { testRule } from '@plimsoll/engine/testing';
import noLinks from './no-links';

testRule(noLinks, {
  valid: ['services:\n  a: {image: a:1, depends_on: [b]}\n  b: {image: b:1}\n'],
  invalid: [
    {
      text: 'services:\n  a:\n    image: a:1\n    «links»:\n      - b:db\n      - c\n    init: true\n',
      says: 'Services reach each other by name without links: leave them out, and use depends_on for the order',
      severity: 'low',
      fixed: 'services:\n  a:\n    image: a:1\n    init: true\n',
    },
    {
      text: 'services:\n  a:\n    image: a:1\n    «external_links»: [b]\n    «volumes_from»: [c]\n',
    },
  ],
});
