import { testRule } from '@plimsoll/engine/testing';
import rule from './no-duplicate-variable';

const says = (name: string) =>
  `Variable ${name} is set again further down, and that value counts: remove one of them`;

testRule(rule, {
  valid: ['A=1\nB=2\n', '# A=1\nA=2\n', 'A=1\na=2\n', ''],
  invalid: [
    { text: '«A»=1\nB=2\nA=1\n', says: says('A') },
    { text: 'export «A»=1\n«A»\nA=3\n', says: says('A') },
  ],
});
