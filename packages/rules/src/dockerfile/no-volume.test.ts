import { testRule } from '@plimsoll/engine/testing';
import rule from './no-volume';

testRule(rule, {
  valid: [],
  invalid: [
    {
      text: 'FROM a\n«VOLUME /data»\n',
      says: 'VOLUME makes a nameless volume for every container: leave it out, and name one where the image is run',
    },
    { text: 'FROM a\n«VOLUME ["/a", "/b"]»\n' },
    { text: 'FROM a AS b\n«VOLUME /data»\nFROM b\n' },
  ],
  notApplicable: [
    'FROM a\n',
    'FROM a AS b\nVOLUME /x\nFROM c\nCOPY --from=b /a /a\n',
  ],
});
