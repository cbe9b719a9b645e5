import { testRule } from '@plimsoll/engine/testing';
import rule from './secrets-from-file';

const compose = (secret: string) =>
  `services:\n  db:\n    image: postgres:18.1\n    secrets: [db]\nsecrets:\n  db:\n    ${secret}\n`;

const says =
  'The file of the secret db is in the repository: take it out, ignore it, and change what it held';

testRule(rule, {
  valid: [
    compose('file: secrets/db.txt'),
    compose('environment: DB_PASSWORD'),
    compose('external: true'),
    { text: compose('file: ../db.txt'), paths: ['db.txt'] },
    { text: compose('file: /run/db.txt'), paths: ['run/db.txt'] },
    { text: compose('file: db.enc.txt'), paths: ['db.enc.txt'] },
    { text: compose('file: db.age'), paths: ['db.age'] },
    {
      title: 'only the example is there',
      text: compose('file: db.txt'),
      paths: ['db.txt.example'],
    },
    { text: compose('environment: DB_PASSWORD'), paths: 'unknown' },
  ],
  invalid: [
    {
      text: compose('file: «secrets/db.txt»'),
      paths: ['secrets/db.txt'],
      says,
      severity: 'high',
    },
    {
      text: compose('file: «"./secrets/db.txt"»'),
      file: 'deploy/compose.yaml',
      paths: ['deploy/secrets/db.txt'],
      says,
    },
    {
      title: 'a fallback tells',
      text: compose('file: «${DIR:-secrets}/db.txt»'),
      paths: ['secrets/db.txt'],
      says,
    },
    {
      text: compose('file: «db.txt»'),
      file: 'compose.dev.yaml',
      paths: ['db.txt'],
      says,
      severity: 'low',
    },
  ],
  unknown: [
    { text: compose('file: secrets/db.txt'), paths: 'unknown' },
    { text: compose('file: ${DB_PASSWORD_FILE}'), paths: ['db.txt'] },
  ],
  notApplicable: ['services:\n  db:\n    image: postgres:18.1\n'],
});
