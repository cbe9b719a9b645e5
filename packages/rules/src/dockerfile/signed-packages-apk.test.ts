import { testRule } from '@plimsoll/engine/testing';
import rule from './signed-packages-apk';

const says =
  'This takes packages that nobody has signed: leave it out, and put the key of the repository into /etc/apk/keys';

testRule(rule, {
  valid: [
    'FROM alpine:3.22\nRUN apk add curl\n',
    {
      title: 'packages from the stage that built them',
      text: 'FROM a AS build\nRUN abuild\nFROM alpine:3.22\nCOPY --from=build /out/*.apk /tmp/\nRUN apk add --allow-untrusted /tmp/own.apk\n',
    },
    'FROM alpine\nWORKDIR /pkg\nCOPY own.apk .\nRUN apk add --allow-untrusted ./own.apk\n',
  ],
  invalid: [
    { text: 'FROM alpine\nRUN apk add «--allow-untrusted» curl\n', says },
    { text: 'FROM alpine\nRUN apk «--allow-untrusted» add -X a b\n', says },
    {
      text: 'FROM alpine\nRUN ["apk", "add", «"--allow-untrusted"», "a"]\n',
      says,
    },
    {
      title: 'downloaded',
      text: 'FROM alpine\nRUN wget https://example.com/a.apk && apk add «--allow-untrusted» a.apk\n',
      says,
    },
    {
      title: 'downloaded by ADD',
      text: 'FROM alpine\nADD https://example.com/a.apk /tmp/\nRUN apk add «--allow-untrusted» /tmp/a.apk\n',
      says,
    },
    {
      text: 'FROM alpine\nCOPY a.apk /tmp/\nRUN apk add «--allow-untrusted» /tmp/a.apk curl\n',
      says,
    },
  ],
  notApplicable: [
    'FROM alpine\nRUN echo apk add --allow-untrusted\n',
    'FROM alpine AS unused\nRUN apk add --allow-untrusted a\nFROM b\n',
  ],
});
