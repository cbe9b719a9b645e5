import { testRule } from '@plimsoll/engine/testing';
import validSyntax from './valid-syntax';

testRule(validSyntax, {
  valid: [
    'FROM node:24-alpine\n',
    '# syntax=docker/dockerfile:1\nARG TAG=24\nFROM node:$TAG AS build\nRUN <<EOF\nnpm ci\nEOF\nFROM scratch\nCOPY --from=build /srv /srv\n',
  ],
  invalid: [
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
