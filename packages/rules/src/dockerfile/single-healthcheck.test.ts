import { testRule } from '@plimsoll/engine/testing';
import singleHealthcheck from './single-healthcheck';

testRule(singleHealthcheck, {
  valid: [
    'FROM a\nHEALTHCHECK NONE\nCMD ["b"]\nCMD ["c"]\n',
    'FROM a AS one\nHEALTHCHECK CMD b\nFROM one\nHEALTHCHECK CMD ["c"]\n',
  ],
  invalid: [
    {
      text: 'FROM a\n«HEALTHCHECK» --interval=5s \\\n  CMD b || exit 1\nCMD c\nHEALTHCHECK NONE\n',
      says: 'This HEALTHCHECK is never used, because line 5 sets another: remove one of them',
      fixed: 'FROM a\nCMD c\nHEALTHCHECK NONE\n',
    },
  ],
  notApplicable: ['FROM a\nCMD b\n'],
});
