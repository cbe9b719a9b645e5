import { testRule } from '@plimsoll/engine/testing';
import nonRootUser from './non-root-user';

const says =
  'The image that ships runs as root: end with a USER that is not root';

testRule(nonRootUser, {
  valid: [
    'FROM a\nUSER app\n',
    'FROM a\nUSER 10001:10001\n',
    'FROM a\nUSER root\nRUN make\nUSER app\n',
    {
      title: 'a builder may be root',
      text: 'FROM a AS build\nUSER root\nRUN make\nFROM b\nCOPY --from=build /a /a\nUSER 65532\n',
    },
    {
      title: 'a stage that the result stands on may be root before the end',
      text: 'FROM a AS base\nUSER root\nFROM base\nUSER app\n',
    },
    'FROM a\nARG UID=1000\nUSER $UID\n',
  ],
  invalid: [
    {
      text: 'FROM a\n«USER root»\n',
      says,
      fixed: 'FROM a\nUSER 10001\n',
    },
    {
      title: 'a user that the base image brings along',
      text: 'FROM node:24\n«USER root»\nRUN make\n# started by hand\nCMD ["node", "a.js"]\n',
      fixed:
        'FROM node:24\nUSER root\nRUN make\nUSER 1000\n# started by hand\nCMD ["node", "a.js"]\n',
    },
    {
      title: 'in its place',
      text: 'FROM node:24\nRUN make\n«USER root:root»\nEXPOSE 80\n',
      fixed: 'FROM node:24\nRUN make\nUSER 1000\nEXPOSE 80\n',
    },
    {
      title: 'a user that has to be made',
      text: 'FROM python:3.14\nRUN make\n«USER root»\nEXPOSE 80\n',
      fixed:
        'FROM python:3.14\nRUN make\nUSER root\nRUN useradd --uid 10001 --user-group --create-home app\nUSER 10001\nEXPOSE 80\n',
    },
    {
      title: 'back to the user before',
      text: 'FROM a\nUSER app:crew\n«USER 0»\nRUN make\nCMD ["x"]\n',
      says,
      fixed:
        'FROM a\nUSER app:crew\nUSER 0\nRUN make\nUSER app:crew\nCMD ["x"]\n',
    },
    { text: 'FROM a\n«USER root:root»', says },
    { text: 'FROM a\n«user 0:1000»\n', says },
    {
      title: 'inherited from a stage',
      text: 'FROM a AS base\n«USER root»\nFROM base\nRUN make\n',
      says,
    },
    {
      title: 'the default of an argument',
      text: 'FROM a\nARG UID=0\n«USER ${UID}»\n',
      says,
    },
  ],
  unknown: ['FROM a\nARG UID\nUSER $UID\n'],
  notApplicable: ['FROM a\nRUN make\n'],
});
