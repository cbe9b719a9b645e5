import { testRule } from '@plimsoll/engine/testing';
import rule from './healthcheck-tool-exists';

const shell =
  'The image has no shell to run this: use the JSON form, with a program that the image has';
const tool = (name: string) =>
  `The image has no ${name}, so this check always fails: ask with what is there, such as the runtime of the service`;

testRule(rule, {
  valid: [
    'FROM node:24-slim\nHEALTHCHECK CMD ["node", "health.js"]\n',
    'FROM node:24-alpine\nHEALTHCHECK CMD wget -qO- http://localhost/\n',
    'FROM debian:13\nRUN apt-get update && apt-get install -y curl\nHEALTHCHECK CMD curl -f http://localhost/\n',
    'FROM alpine:3.22 AS base\nRUN apk add curl=8.9.1-r2\nFROM base\nHEALTHCHECK CMD curl -f http://localhost/\n',
    'FROM debian:13\nCOPY --from=tools /usr/bin/curl /usr/bin/curl\nHEALTHCHECK CMD curl -f http://localhost/\n',
    'FROM a AS b\nFROM scratch\nCOPY --from=b / /\nHEALTHCHECK CMD curl -f http://localhost/\n',
    'FROM gcr.io/distroless/static-debian12\nHEALTHCHECK CMD ["/app", "--health"]\n',
    {
      title: 'the whole of Debian’s build tools',
      text: 'FROM node:24\nHEALTHCHECK CMD curl -f http://localhost/\n',
    },
    'FROM php:8.5-fpm-alpine\nHEALTHCHECK CMD curl -f http://localhost/\n',
  ],
  invalid: [
    {
      text: 'FROM mcr.microsoft.com/dotnet/aspnet:10.0\nHEALTHCHECK CMD «curl» -f http://localhost/ || exit 1\n',
      says: tool('curl'),
    },
    {
      text: 'FROM node:24-slim\nHEALTHCHECK --retries=5 CMD «curl» -f http://localhost:3000/ready || exit 1\n',
      says: tool('curl'),
      fixed:
        'FROM node:24-slim\nHEALTHCHECK --retries=5 CMD ["node", "-e", "fetch(\'http://localhost:3000/ready\').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]\n',
    },
    {
      title: 'no fix: it asks more than an address',
      text: 'FROM node:24-slim\nHEALTHCHECK CMD «curl» -f http://localhost/ | grep ok\n',
      fixed:
        'FROM node:24-slim\nHEALTHCHECK CMD curl -f http://localhost/ | grep ok\n',
    },
    {
      text: 'FROM python:3.14-alpine\nHEALTHCHECK CMD [«"curl"», "-f", "http://localhost/"]\n',
      says: tool('curl'),
    },
    {
      text: 'FROM debian:13\nHEALTHCHECK --interval=5s CMD «wget» -qO- http://localhost/\n',
      says: tool('wget'),
    },
    {
      text: 'FROM gcr.io/distroless/static-debian12\nHEALTHCHECK CMD «/app --health»\n',
      says: shell,
    },
    {
      text: 'FROM a AS b\nFROM scratch\nCOPY --from=b /app /\nHEALTHCHECK CMD «/app --health»\n',
      says: shell,
    },
    {
      text: 'FROM scratch\nHEALTHCHECK CMD [«"curl"», "-f", "http://localhost/"]\n',
      says: tool('curl'),
    },
  ],
  unknown: ['FROM acme/base:1\nHEALTHCHECK CMD curl -f http://localhost/\n'],
  notApplicable: ['FROM a\nHEALTHCHECK NONE\n', 'FROM a\n'],
});
