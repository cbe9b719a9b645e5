import { testRule } from '@plimsoll/engine/testing';
import fromFirst from './from-first';

testRule(fromFirst, {
  valid: [
    'FROM alpine:3.24\nRUN make\n',
    'ARG TAG=3.24\nARG OTHER\nFROM alpine:${TAG}\n',
    {
      title: 'directives and comments',
      text: '# syntax=docker/dockerfile:1\n# escape=\\\n# hadolint ignore=DL3007\n\nFROM alpine:latest\n',
    },
    'FROM alpine:3.24 AS a\nLABEL a=b\nFROM a\nLABEL c=d\n',
  ],
  invalid: [
    {
      text: '«LABEL» a=b\nFROM alpine:3.24\n',
      says: 'LABEL stands before the first FROM: move it into a stage',
    },
    {
      title: 'each of them, whatever ARG stands between',
      text: '# tools\n«run» make\nARG TAG=3.24\n«COPY» . /srv\nFROM alpine:${TAG}\n',
      says: [
        'RUN stands before the first FROM: move it into a stage',
        'COPY stands before the first FROM: move it into a stage',
      ],
    },
    {
      title: 'a heredoc',
      text: '«RUN» <<EOF\nmake\nEOF\nFROM alpine:3.24\n',
      says: 'RUN stands before the first FROM: move it into a stage',
    },
  ],
  notApplicable: ['', '# nothing yet\n'],
});
