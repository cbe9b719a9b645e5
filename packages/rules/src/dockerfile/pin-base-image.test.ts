import { testRule } from '@plimsoll/engine/testing';
import pinBaseImage from './pin-base-image';

testRule(pinBaseImage, {
  valid: [
    'FROM node:24-alpine\n',
    `FROM node@sha256:${'a'.repeat(64)}\n`,
    'ARG TAG=24\nFROM node:$TAG\n',
    'ARG TAG\nFROM node:${TAG}\n',
    'FROM localhost:5000/node:24\n',
    {
      title: 'latest is a tag; no-latest-tag speaks of it',
      text: 'FROM node:latest\n',
    },
    {
      title: 'a stage, in any case of letters',
      text: 'FROM node:24 AS Build\nFROM build\n',
    },
  ],
  invalid: [
    {
      text: 'FROM «node»\n',
      says: 'Base image node has no tag: name the version it is to be',
    },
    {
      title: 'a port is no tag',
      text: 'FROM «localhost:5000/node» AS build\n',
      says: 'Base image localhost:5000/node has no tag: name the version it is to be',
    },
    {
      text: 'FROM --platform=$BUILDPLATFORM «golang» AS build\r\nFROM scratch\r\nCOPY --from=build /a /a\r\n',
      says: 'Base image golang has no tag: name the version it is to be',
    },
    {
      title: 'a variable that nothing declares is empty',
      text: 'FROM «alpine$TAG»\n',
      says: 'Base image alpine$TAG has no tag: name the version it is to be',
    },
    {
      title: 'the default of an argument',
      text: 'ARG BASE=node\nFROM «$BASE»\n',
      says: 'Base image $BASE has no tag: name the version it is to be',
    },
  ],
  unknown: ['ARG BASE\nFROM $BASE\n', 'ARG SUFFIX\nFROM alpine$SUFFIX\n'],
  notApplicable: ['FROM scratch\n', 'FROM registry:5000:443/a\n', ''],
});
