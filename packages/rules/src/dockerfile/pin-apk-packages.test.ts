import { testRule } from '@plimsoll/engine/testing';
import pinApkPackages from './pin-apk-packages';

testRule(pinApkPackages, {
  valid: [
    'FROM a\nRUN apk add --no-cache curl=8.14.1-r2\n',
    'FROM a\nRUN apk --no-cache add "curl~8" "git<3" "jq>=1" bash~=5\n',
    'FROM a\nRUN apk add --virtual .build-deps gcc=14.2.0-r6\n',
    'FROM a\nRUN apk add -t build gcc=14\n',
    'FROM a\nRUN apk add --repository https://example.com/edge curl=8\n',
    'FROM a\nRUN apk add -X http://example.com curl=8\n',
    'FROM a\nRUN apk add --no-cache /tmp/own.apk\n',
    'FROM a\nRUN apk add curl=$V\n',
    'FROM a\nRUN apk add --no-cache !bash curl=8\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN apk add --no-cache «curl»\n',
      says: 'No version is given for curl, so each build may install another one: write curl=1.2.3-r0',
    },
    { text: 'FROM a\nRUN ["apk", "add", «"curl"»]\n' },
    { text: 'FROM a\nRUN apk --no-cache add bash=5 «curl» git\n' },
    { text: 'FROM a\nRUN apk add --virtual=.deps «gcc»\n' },
    { text: 'FROM a\nRUN apk add --virtual deps «gcc» make\n' },
    { text: 'FROM a\nRUN apk add --update «curl@edge»\n' },
    { text: 'FROM a\nRUN apk add -U --repository http://example.com «curl»\n' },
  ],
  unknown: ['FROM a\nRUN apk add $PACKAGES\n'],
  notApplicable: [
    'FROM a\nRUN apk update\n',
    'FROM a\nRUN apk del curl\n',
    'FROM a\nRUN apk add --no-cache\n',
  ],
});
