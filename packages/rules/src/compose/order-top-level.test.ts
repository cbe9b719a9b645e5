import { testRule } from '@plimsoll/engine/testing';
import orderTopLevel from './order-top-level';

const how = 'write the parts of the file in the usual order';

testRule(orderTopLevel, {
  valid: [
    'x-a: 1\nversion: "3"\nname: a\nservices: {}\nnetworks: {}\nvolumes: {}\nsecrets: {}\nconfigs: {}\n',
    {
      title: 'an order of your own',
      text: 'volumes: {}\nservices: {}\nx-a: 1\n',
      options: { order: ['volumes', 'services', 'x-'] },
    },
  ],
  invalid: [
    {
      title: 'what stands above all is about the file',
      text: '# Ours.\nvolumes:\n  data:\n\n# what runs\n«services»:\n  web:\n    image: a:1\n',
      says: `"services" belongs before "volumes": ${how}`,
      fixed:
        '# Ours.\n# what runs\nservices:\n  web:\n    image: a:1\n\nvolumes:\n  data:\n',
    },
    {
      text: 'x-b: 1\n«x-a»: 2\nservices: {}\n',
      says: `"x-a" belongs before "x-b": ${how}`,
      fixed: 'x-a: 2\nx-b: 1\nservices: {}\n',
    },
    {
      title: 'an alias does not come before its anchor',
      text: 'x-b: &b {init: true}\n«x-a»: *b\nservices: {}\n',
      says: `"x-a" belongs before "x-b": ${how}`,
    },
  ],
});
