import { testRule } from '@plimsoll/engine/testing';
import rule from './numeric-user';

const says =
  'Kubernetes cannot tell from a name that this is not root: use the number of the user';

testRule(rule, {
  valid: [
    'FROM a\nUSER 1000\n',
    'FROM a\nUSER 1000:app\n',
    'FROM a\nARG UID=1000\nUSER $UID\n',
    'FROM a\nUSER app\nRUN make\nUSER 1000\n',
    { title: 'a builder', text: 'FROM a AS b\nUSER app\nFROM c\nUSER 1000\n' },
  ],
  invalid: [
    { text: 'FROM a\nUSER «app»\n', says },
    { text: 'FROM a\nUSER «app»:1000\n', says },
    { text: 'FROM a\nUSER 1000\nUSER «node»\n', says },
    {
      title: 'a user that the base image brings along',
      text: 'FROM node:24-alpine\nUSER «node»\n',
      fixed: 'FROM node:24-alpine\nUSER 1000\n',
    },
    {
      title: 'a user that the file makes',
      text: 'FROM a\nRUN groupadd -g 7 app && useradd --uid=4711 -g app app\nUSER «app»\n',
      fixed:
        'FROM a\nRUN groupadd -g 7 app && useradd --uid=4711 -g app app\nUSER 4711\n',
    },
    {
      title: 'with its group',
      text: 'FROM postgres:17-alpine\nUSER «postgres»:postgres\n',
      fixed: 'FROM postgres:17-alpine\nUSER 70:postgres\n',
    },
    { title: 'inherited', text: 'FROM a AS b\nUSER «app»\nFROM b\n', says },
    { text: 'FROM a\nARG U=app\nUSER «$U»\n', says },
  ],
  unknown: ['FROM a\nARG U\nUSER $U\n'],
  notApplicable: [
    'FROM a\nRUN make\n',
    'FROM a\nUSER root\n',
    'FROM a\nUSER 0\n',
    {
      title: 'Windows, where users have no numbers',
      text: 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nUSER ContainerUser\n',
    },
  ],
});
