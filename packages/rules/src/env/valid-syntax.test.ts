import { testRule } from '@plimsoll/engine/testing';
import rule from './valid-syntax';

const noAssignment =
  'This is no KEY=value; write one, or make it a comment with #';

testRule(rule, {
  valid: [
    'A=1\n\n# b\nexport C="d e"\nF\n',
    'KEY="-----BEGIN\nxyz\n-----END"\nA=it\'s\n',
    '',
  ],
  invalid: [
    { text: 'A=1\n  «-- b»\nC=2\n', says: noAssignment },
    { text: '«=1»\n«<<<<<<< HEAD»\nA=1\n', says: noAssignment },
    {
      text: 'A=«"»x\nB=1\n',
      says: 'The quote before the value of A is not closed; close it, or leave it out',
    },
  ],
});
