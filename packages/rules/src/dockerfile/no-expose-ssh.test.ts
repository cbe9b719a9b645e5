import { testRule } from '@plimsoll/engine/testing';
import noExposeSsh from './no-expose-ssh';

testRule(noExposeSsh, {
  valid: ['FROM a:1\nEXPOSE 8080 2222 220\n'],
  invalid: [
    {
      text: 'FROM a:1\nEXPOSE «22»\n',
      says: 'Port 22 is offered for SSH: leave it out, and look inside with docker exec',
    },
    { text: 'FROM a:1\nEXPOSE 80 «22/tcp»\n' },
    { title: 'in a range', text: 'FROM a:1\nEXPOSE «20-30»\n' },
    { text: 'FROM a:1\nARG P=22\nEXPOSE «$P»\n' },
  ],
  unknown: ['FROM a:1\nARG P\nEXPOSE $P\n'],
  notApplicable: [
    'FROM a:1\n',
    { title: 'not shipped', text: 'FROM a:1 AS b\nEXPOSE 22\nFROM a:1\n' },
  ],
});
