import { testRule } from '@plimsoll/engine/testing';
import singleEntrypoint from './single-entrypoint';

testRule(singleEntrypoint, {
  valid: [
    'FROM a\nENTRYPOINT ["b"]\nCMD ["c"]\n',
    'FROM a AS one\nENTRYPOINT b\nFROM one\nENTRYPOINT ["c"]\n',
  ],
  invalid: [
    {
      text: 'FROM a AS one\n«ENTRYPOINT» ["b"]\n\nENTRYPOINT ["b", "--all"]\nFROM c\nENTRYPOINT ["d"]\n',
      says: 'This ENTRYPOINT is never used, because line 4 sets another: remove one of them',
      fixed:
        'FROM a AS one\n\nENTRYPOINT ["b", "--all"]\nFROM c\nENTRYPOINT ["d"]\n',
    },
  ],
  notApplicable: ['FROM a\nCMD b\nCMD c\n'],
});
