import { testRule } from '@plimsoll/engine/testing';
import validSyntax from './valid-syntax';

testRule(validSyntax, {
  valid: [
    'FROM node:24-alpine\n',
    'ARG REPO=Node\nFROM ${REPO}:24\n',
    '# syntax=registry.example.com/mirror/docker/dockerfile:1.20@sha256:0123456789abcdef\nFROM a AS Build\nFROM Build\n',
    '# syntax=docker/dockerfile:1\nARG TAG=24\nFROM node:$TAG AS build\nRUN <<EOF\nnpm ci\nEOF\nFROM scratch\nCOPY --from=build /srv /srv\n',
  ],
  invalid: [
    {
      text: 'FROM a\n«FORM» node:24\n',
      says: 'There is no instruction FORM: did you mean FROM?',
      severity: 'critical',
      fixed: 'FROM a\nFROM node:24\n',
    },
    {
      text: 'FROM --«plattform»=linux/amd64 a\n«copyy» b /c\ncopy --«form»=b /c /c\n',
      fixed: 'FROM --platform=linux/amd64 a\ncopy b /c\ncopy --from=b /c /c\n',
    },
    {
      title: 'names that no image can have',
      text: 'FROM «Alpine:3.24»\nFROM «https://registry.example.com/a:1»\nFROM «alpine@sha256:1234»\nFROM «localhost:5000/a:443:2»\n',
      says: [
        'The name of an image has no capitals: write alpine',
        'An image is named without https://: leave that out',
        'This is no name of an image: write its repository, a colon and a tag, or @ and a whole digest',
        'This is no name of an image: write its repository, a colon and a tag, or @ and a whole digest',
      ],
      fixed:
        'FROM alpine:3.24\nFROM https://registry.example.com/a:1\nFROM alpine@sha256:1234\nFROM localhost:5000/a:443:2\n',
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
      title: 'a front end with instructions of its own',
      text: '# syntax=crazymax/dockerfile-x\nFROM ./Dockerfile.base\nINCLUDE ./common\n',
    },
    {
      title: 'a template for sed',
      text: 'FROM %%BASE%%\nENV VERSION=%%VERSION%%\n',
    },
    {
      title: 'a template is not broken',
      text: 'FROM {{ base_image }}\n{% if debug %}\nRUN apk add gdb\n{% endif %}\n',
    },
  ],
});
