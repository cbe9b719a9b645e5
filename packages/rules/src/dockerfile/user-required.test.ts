import { testRule } from '@plimsoll/engine/testing';
import userRequired from './user-required';

testRule(userRequired, {
  valid: [
    'FROM acme/base:1\nUSER app\n',
    {
      title: 'a USER that is root is another matter',
      text: 'FROM node:24\nUSER root\n',
    },
    {
      title: 'inherited from a stage',
      text: 'FROM node:24 AS base\nUSER node\nFROM base\nRUN make\n',
    },
    {
      title: 'a base that is known not to be root',
      text: 'FROM gcr.io/distroless/static-debian12:nonroot\nCOPY app /\n',
    },
    {
      title: 'Windows without an administrator',
      text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY app /\n',
    },
  ],
  invalid: [
    {
      title: 'before what is said of the image, and the comments to it',
      text: 'FROM «node:24»\nCOPY . .\n\n# the port\nEXPOSE 80\nCMD ["node", "a.js"]\n',
      fixed:
        'FROM node:24\nCOPY . .\nUSER 1000\n\n# the port\nEXPOSE 80\nCMD ["node", "a.js"]\n',
    },
    {
      title: 'a server that needs to be set up for it',
      text: 'FROM «nginx:1.31»\nCOPY . /usr/share/nginx/html\n',
      fixed: 'FROM nginx:1.31\nCOPY . /usr/share/nginx/html\n',
    },
    {
      title: 'a store that is already',
      text: 'FROM «postgres:17-alpine»\nCOPY a.sql /\n',
      fixed: 'FROM postgres:17-alpine\nCOPY a.sql /\nUSER 70\n',
    },
    {
      title: 'Windows',
      text: 'FROM «mcr.microsoft.com/windows/servercore:ltsc2022»\nCOPY a.exe /\nCMD ["a.exe"]\n',
      fixed:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY a.exe /\nUSER ContainerUser\nCMD ["a.exe"]\n',
    },
    {
      title: 'an entry point that gives root up',
      text: 'FROM «postgres:17»\nCOPY init.sql /docker-entrypoint-initdb.d/\nCMD ["postgres", "-c", "shared_buffers=1GB"]\n',
      says: 'The image starts as root and its entry point hands over to postgres: end the stage with USER postgres, so that it needs no root at all',
      severity: 'low',
      fixed:
        'FROM postgres:17\nCOPY init.sql /docker-entrypoint-initdb.d/\nUSER 999\nCMD ["postgres", "-c", "shared_buffers=1GB"]\n',
    },
    {
      title: 'an entry point of its own, which does not',
      text: 'FROM «redis:8.2»\nENTRYPOINT ["redis-server"]\n',
      says: 'No USER is set, so the image runs as root: end the stage with a USER that is not root',
      severity: 'high',
    },
    {
      title: 'another command, for which it does not',
      text: 'FROM «redis:8.2»\nCMD ["sh", "/run.sh"]\n',
      says: 'No USER is set, so the image runs as root: end the stage with a USER that is not root',
      severity: 'high',
    },
    {
      title: 'Windows with an administrator',
      text: 'FROM «mcr.microsoft.com/windows/servercore:ltsc2022»\nCOPY app /\n',
      says: 'No USER is set, so the image runs as ContainerAdministrator: end the stage with USER ContainerUser',
      severity: 'medium',
      fixed:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY app /\nUSER ContainerUser\n',
    },
    {
      text: 'FROM «node:24-alpine»\nRUN make\n',
      says: 'No USER is set, so the image runs as root: end the stage with a USER that is not root',
      severity: 'high',
      fixed: 'FROM node:24-alpine\nRUN make\nUSER 1000\n',
    },
    {
      title:
        'a new user, behind all that needs root, before what says how it runs',
      text: 'FROM «debian:13»\nRUN <<EOF\nmake\nEOF\n\n# the port\nEXPOSE 80\nCMD ["a"]\n',
      fixed:
        'FROM debian:13\nRUN <<EOF\nmake\nEOF\nRUN useradd --uid 10001 --user-group --create-home app\nUSER 10001\n\n# the port\nEXPOSE 80\nCMD ["a"]\n',
    },
    {
      title: 'as the distribution makes it, and as the file is written',
      text: 'from «alpine:3.24»\r\ncopy a /b\r\ncmd ["/b"]',
      fixed:
        'from alpine:3.24\r\ncopy a /b\r\nrun adduser -D -u 10001 app\r\nuser 10001\r\ncmd ["/b"]',
    },
    {
      title: 'a user that the file makes and does not use',
      text: 'FROM «fedora:44»\nRUN useradd -m -u 4711 app && usermod -aG video app\nWORKDIR /srv',
      fixed:
        'FROM fedora:44\nRUN useradd -m -u 4711 app && usermod -aG video app\nWORKDIR /srv\nUSER 4711',
    },
    {
      text: 'FROM alpine:3.24 AS base\nRUN adduser -S crew && adduser crew video\nFROM «base»\nCOPY a b\n',
      fixed:
        'FROM alpine:3.24 AS base\nRUN adduser -S crew && adduser crew video\nFROM base\nCOPY a b\nUSER crew\n',
    },
    {
      title: 'no shell to make one in, or nothing known',
      text: 'FROM «gcr.io/distroless/base-debian13»\nCOPY a /a\n',
      fixed: 'FROM gcr.io/distroless/base-debian13\nCOPY a /a\nUSER 65532\n',
    },
    {
      text: 'FROM «acme/base:1»\nCOPY a /a\n',
      fixed: 'FROM acme/base:1\nCOPY a /a\nUSER 10001\n',
    },
    {
      title: 'no fix: the last line goes on',
      text: 'FROM «node:24»\nRUN make \\\n\n',
      fixed: 'FROM node:24\nRUN make \\\n\n',
    },
    {
      title: 'nothing but what is copied into scratch sets a user',
      text: 'FROM golang:1.25 AS build\nFROM «scratch»\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
      says: 'No USER is set, so the image runs as root: end the stage with a USER that is not root',
    },
    {
      title: 'a base that nothing is known of',
      text: 'FROM «acme/base:1»\nRUN make\n',
      says: 'No USER is set and acme/base:1 may run as root: end the stage with a USER that is not root',
      severity: 'medium',
    },
    {
      title: 'a USER in a builder does not count',
      text: 'FROM node:24 AS build\nUSER node\nFROM «node:24»\nCOPY --from=build /a /a\n',
      says: 'No USER is set, so the image runs as root: end the stage with a USER that is not root',
    },
  ],
  unknown: [
    'ARG BASE\nFROM $BASE\nRUN make\n',
    {
      title: 'an image of files, for others to copy from',
      text: 'FROM golang:1.25 AS build\nFROM scratch\nCOPY --from=build /app /app\n',
    },
    {
      title: 'Windows with a user of its own',
      text: 'FROM mcr.microsoft.com/windows/servercore/iis:windowsservercore-ltsc2022\nCOPY . .\n',
    },
  ],
  notApplicable: [''],
});
