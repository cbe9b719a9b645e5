import { testRule } from '@plimsoll/engine/testing';
import pinBaseImageDigest from './pin-base-image-digest';

const digest = `sha256:${'a'.repeat(64)}`;
const says = (image: string) =>
  `Base image ${image} has no digest, so it can change: add @sha256:… to it`;

testRule(pinBaseImageDigest, {
  valid: [
    `FROM node@${digest}\n`,
    `FROM localhost:5000/node:24@${digest}\n`,
    `ARG BASE=node:24@${digest}\nFROM $BASE\n`,
    `FROM node:24@${digest} AS build\nFROM build\n`,
  ],
  invalid: [
    { text: 'FROM «node:24»\n', says: says('node:24') },
    { text: 'FROM «node»\n', says: says('node') },
    {
      title: 'builders bring what they build with',
      text: `FROM --platform=$BUILDPLATFORM «golang:1.26» AS build\nFROM node@${digest}\nCOPY --from=build /a /a\n`,
      says: says('golang:1.26'),
    },
    {
      title: 'the default of an argument',
      text: 'ARG TAG=24\nFROM «node:${TAG}»\n',
      says: says('node:${TAG}'),
    },
    {
      title: 'what is not exempt',
      text: 'FROM «ghcr.io/other/a:1»\n',
      options: { exempt: ['ghcr.io/acme'] },
    },
  ],
  unknown: ['ARG BASE\nFROM $BASE\n', 'ARG TAG\nFROM node:$TAG\n'],
  notApplicable: [
    'FROM scratch\n',
    {
      title: 'a stage that nothing is taken from',
      text: 'FROM node:24 AS test\nFROM scratch\n',
    },
    {
      title: 'an image of one’s own',
      text: 'FROM ghcr.io/acme/base:1\n',
      options: { exempt: ['ghcr.io/acme'] },
    },
    '',
  ],
});
