import { testRule } from '@plimsoll/engine/testing';
import exists from './exists';

const says =
  'Everything in the build context is copied and there is no ignore file: add .dockerignore';

testRule(exists, {
  valid: [
    { text: 'FROM node:24\nCOPY . .\n', with: { '.dockerignore': '.git\n' } },
    {
      title: 'the ignore file of this Dockerfile alone',
      text: 'FROM node:24\nCOPY . .\n',
      file: 'build/Dockerfile',
      with: { 'build/Dockerfile.dockerignore': '.git\n' },
    },
    {
      title: 'compose names the context',
      text: 'FROM node:24\nCOPY . .\n',
      file: 'docker/Dockerfile',
      with: {
        'compose.yaml':
          'services:\n  web:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n',
        '.dockerignore': '.git\n',
      },
    },
  ],
  invalid: [
    { text: 'FROM node:24\nCOPY «.» .\n', says },
    { text: 'FROM node:24\nCOPY --link --chown=1000 «./» /srv/\n', says },
    { text: 'FROM node:24\nADD [«"*"», "/srv/"]\n', says },
    {
      title: 'a builder that the image takes something from',
      text: 'FROM node:24 AS build\nCOPY «.» .\nFROM scratch\nCOPY --from=build /a /a\n',
      says,
    },
    {
      title: 'one file is missing once, whoever reads it',
      text: 'FROM node:24 AS build\nCOPY «.» .\nFROM node:24\nCOPY . .\nCOPY --from=build /a /a\n',
      with: { 'worker.Dockerfile': 'FROM node:24\nCOPY . .\n' },
      says,
    },
    {
      title: 'each folder has its own',
      text: 'FROM node:24\nCOPY «.» .\n',
      with: {
        'a.Dockerfile': 'FROM {{ base }}\nCOPY . .\n',
        'api/Dockerfile': 'FROM node:24\nCOPY «.» .\n',
      },
      says: [
        says,
        'Everything in the build context is copied and there is no ignore file: add api/.dockerignore',
      ],
    },
    {
      title: 'an ignore file in another folder is not read',
      text: 'FROM node:24\nCOPY «.» .\n',
      file: 'api/Dockerfile',
      with: { '.dockerignore': '.git\n' },
      says: 'Everything in the build context is copied and there is no ignore file: add api/.dockerignore',
    },
  ],
  unknown: [
    {
      title: 'an ignore file that could not be read',
      text: 'FROM node:24\nCOPY . .\n',
      paths: ['.dockerignore'],
    },
  ],
  notApplicable: [
    'FROM node:24\nCOPY package.json ./\n',
    'FROM node:24\nCOPY --from=nginx:1 / /x/\n',
    'FROM a:1 AS unused\nCOPY . .\nFROM b:1\n',
    'FROM node:24\nONBUILD COPY . .\n',
  ],
});
