import { testRule } from '@plimsoll/engine/testing';
import apkVirtual from './apk-virtual';

testRule(apkVirtual, {
  valid: [
    'FROM a\nRUN apk add --no-cache --virtual .b gcc && make && apk del .b\n',
    'FROM a\nRUN apk add -t .b gcc && apk del gcc\n',
    'FROM a\nRUN apk add gcc && apk del vim\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN «apk add» --no-cache gcc make && make && apk del make gcc\n',
      says: 'This RUN deletes make again: install what is only for the build with --virtual .build, and delete .build',
    },
    { text: 'FROM a\nRUN <<EOF\n«apk add» gcc\napk del gcc\nEOF\n' },
  ],
  notApplicable: [
    'FROM a\nRUN apk add gcc\n',
    'FROM a\nRUN apk del gcc\n',
    'FROM a\nRUN apk del gcc && apk add gcc\n',
    'FROM b AS x\nRUN apk add gcc && apk del gcc\nFROM scratch\nCOPY --from=x /a /a\n',
  ],
});
