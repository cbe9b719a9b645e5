import { testRule } from '@plimsoll/engine/testing';
import validSyntax from './valid-syntax';

testRule(validSyntax, {
  valid: [
    'FROM node:24-alpine\n',
    '# syntax=docker/dockerfile:1\nARG TAG=24\nFROM node:$TAG AS build\nRUN <<EOF\nnpm ci\nEOF\nFROM scratch\nCOPY --from=build /srv /srv\n',
  ],
  invalid: [
    {
      text: 'FROM a\n«FORM» node:24\n',
      says: 'There is no instruction FORM: did you mean FROM?',
      severity: 'critical',
    },
    {
      title: 'each sort of argument',
      text: 'FROM a\n«COPY» b\nRUN --«mounted»=type=cache c\nHEALTHCHECK --interval=«5» CMD d\nSTOPSIGNAL «SIGNAL»\nLABEL e=«"f»\nENV «g»\n',
      severity: 'critical',
    },
    {
      title: 'it builds, and does not start',
      text: 'FROM a\nCMD ["a" «"»b"]\n',
      severity: 'high',
    },
    {
      title: 'a shell may know more than we do',
      text: 'FROM a\nRUN make «)»\n',
      severity: 'high',
    },
    {
      title: 'a merge that is not finished',
      text: 'FROM a\n«<<<<<<< ours»\nRUN b\n=======\nRUN c\n>>>>>>> theirs\n',
      severity: 'critical',
    },
    {
      title: 'a heredoc without an end hides nothing below',
      text: 'FROM a\r\nRUN «<<EOF»\r\nmake\r\nCOPY d e\r\n«CPOY» b c\r\n',
    },
    {
      title: 'one broken line hides no other',
      text: 'FROM a\n«RUNN» make\n«COPYY» x y\n',
    },
  ],
  unknown: [
    {
      title: 'a template is not broken',
      text: 'FROM {{ base_image }}\n{% if debug %}\nRUN apk add gdb\n{% endif %}\n',
    },
  ],
});
