import { testRule } from '@plimsoll/engine/testing';
import fromAsCasing from './from-as-casing';

testRule(fromAsCasing, {
  valid: [
    'FROM a AS b\n',
    'from a as b\n',
    { title: 'a mixed FROM has no case', text: 'From a as b\nfrOM b As c\n' },
  ],
  invalid: [
    {
      text: 'FROM a «as» b\n',
      says: 'Keyword as is not in the case of FROM: write AS',
      fixed: 'FROM a AS b\n',
    },
    {
      text: 'from --platform=linux/amd64 a \\\r\n  «AS» b\r\n',
      says: 'Keyword AS is not in the case of from: write as',
      fixed: 'from --platform=linux/amd64 a \\\r\n  as b\r\n',
    },
    {
      text: 'FROM as «As» as\nfrom a «aS» b\n',
      fixed: 'FROM as AS as\nfrom a as b\n',
    },
  ],
  notApplicable: ['FROM as\n'],
});
