import { testRule } from '@plimsoll/engine/testing';
import rule from './no-debug-tools';

testRule(rule, {
  valid: [
    'FROM debian:13\nRUN apt-get install -y ca-certificates\n',
    'FROM debian:13\nRUN apt-get install -y gcc && make && apt-get purge -y gcc\n',
    'FROM alpine\nRUN apk add --virtual .build gcc && make && apk del .build\n',
    'FROM debian:13\nRUN apt-get install -y curl\nHEALTHCHECK CMD curl -f http://localhost/\n',
    {
      title: 'called by what stands on the stage',
      text: 'FROM debian:13 AS base\nRUN apt-get install -y curl\nFROM base\nHEALTHCHECK CMD curl -f http://localhost/\n',
    },
  ],
  invalid: [
    {
      text: 'FROM debian:13\nRUN apt-get update && apt-get install -y tzdata «vim» \\\n  netcat-openbsd\n',
      says: 'The image ships with vim and netcat-openbsd: install them in a stage that only builds, or leave them out',
    },
    {
      text: 'FROM debian:13\nRUN apt-get install -y «gcc» g++ make && apt-get install -y git curl\n',
      says: 'The image ships with gcc, g++, make and 2 more tools: install them in a stage that only builds, or leave them out',
    },
    {
      text: 'FROM debian:13\nRUN apt-get install -y «wget»\nRUN apt-get install -y «less»\n',
      says: [
        'The image ships with wget: install it in a stage that only builds, or leave it out',
        'The image ships with less: install it in a stage that only builds, or leave it out',
      ],
    },
    { text: 'FROM alpine\nRUN apk add --no-cache «curl=8.9.1-r2»\n' },
    { text: 'FROM almalinux\nRUN dnf install -y «gcc-c++»\n' },
    { text: 'FROM debian AS base\nRUN apt-get install -y «git»\nFROM base\n' },
  ],
  notApplicable: [
    'FROM debian AS build\nRUN apt-get install -y gcc\nFROM scratch\nCOPY --from=build /a /a\n',
    'FROM debian\nRUN apt-get update\n',
  ],
});
