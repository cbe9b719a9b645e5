import { testRule } from '@plimsoll/engine/testing';
import noLatestTag from './no-latest-tag';

const says = 'The tag latest moves: name the version you build on';

testRule(noLatestTag, {
  valid: ['FROM node:24\n', 'ARG TAG=24\nFROM node:${TAG}-alpine\n'],
  invalid: [
    { text: 'FROM node:«latest»\n', says },
    {
      text: 'FROM ghcr.io/acme/base:«latest» AS build\nFROM build\n',
      says,
    },
    {
      title: 'the default of an argument',
      text: 'ARG TAG=latest\nFROM node:«${TAG}»\n',
      says,
    },
  ],
  unknown: ['ARG TAG\nFROM node:$TAG\n'],
  notApplicable: [
    'FROM scratch\n',
    'FROM node\n',
    {
      title: 'a digest holds it',
      text: `FROM node:latest@sha256:${'a'.repeat(64)}\n`,
    },
  ],
});
