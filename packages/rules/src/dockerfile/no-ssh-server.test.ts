import { testRule } from '@plimsoll/engine/testing';
import noSshServer from './no-ssh-server';

testRule(noSshServer, {
  valid: [
    'FROM debian:13\nRUN apt-get install -y openssh-client\n',
    'FROM alpine:3.23\nRUN apk add --no-cache git\n',
    'FROM debian:13\nRUN apt-get install -y openssh-server && a && apt-get purge -y openssh-server\n',
  ],
  invalid: [
    {
      text: 'FROM debian:13\nRUN apt-get update && apt-get install -y «openssh-server» curl\n',
      says: 'The image ships with an SSH server (openssh-server): leave it out, and look inside with docker exec',
      severity: 'medium',
    },
    {
      text: 'FROM alpine:3.23\nRUN apk add --no-cache «openssh-server=10.2_p1-r0»\n',
    },
    { text: 'FROM fedora:43\nRUN dnf install -y «dropbear»\n' },
  ],
  notApplicable: [
    {
      title: 'a stage that only builds',
      text: 'FROM debian:13 AS build\nRUN apt-get install -y openssh-server\nFROM debian:13\nCOPY --from=build /a /a\n',
    },
    'FROM debian:13\nRUN apt-get update\n',
  ],
});
