import { testRule } from '@plimsoll/engine/testing';
import noCopyWholeFilesystem from './no-copy-whole-filesystem';

const says =
  'All of another image is laid over this one: name the files and folders that are needed';

testRule(noCopyWholeFilesystem, {
  valid: [
    {
      title: 'tools for a stage that builds',
      text: 'FROM tonistiigi/xx:1.5.0 AS xx\nFROM golang:1.26 AS build\nCOPY --from=xx / /\nFROM a:1\nCOPY --from=build /app /app\n',
    },
    'FROM a:1\nCOPY --from=b /app /app\n',
    'FROM a:1\nCOPY --from=b /app /\n',
    {
      title: 'in a place of its own',
      text: 'FROM a:1\nCOPY --from=b / /rootfs/\n',
    },
  ],
  invalid: [
    { text: 'FROM a:1 AS b\nFROM c:1\nCOPY --from=b «/» /\n', says },
    {
      title: 'from an image, and before there is a stage',
      text: 'COPY --from=b:1 «/» /\n',
      says,
    },
    {
      title: 'JSON form and a dot',
      text: 'FROM a:1\nCOPY --chown=1:1 --from=b:1 ["/srv", «"/."», "/"]\n',
      says,
    },
    {
      title: 'a trigger',
      text: 'FROM a:1\nONBUILD COPY --from=b:1 «/*» /\n',
      says,
    },
    {
      title: 'by an argument',
      text: 'FROM a:1\nARG FROM=/\nCOPY --from=b:1 «$FROM» /\n',
      says,
    },
  ],
  unknown: ['FROM a:1\nARG TO\nCOPY --from=b:1 / $TO\n'],
  notApplicable: [
    'FROM a:1 AS b\nFROM scratch\nCOPY --from=b / /\n',
    'FROM scratch AS base\nFROM base\nCOPY --from=b:1 / /\n',
    'FROM a:1\nCOPY / /\n',
    {
      title:
        'scripts that are made to be laid over an image, and files that were gathered',
      text: 'FROM tonistiigi/xx:1.6 AS xx\nFROM scratch AS files\nCOPY etc /etc\nFROM a:1\nCOPY --from=xx / /\nCOPY --from=files / /\n',
    },
    '',
  ],
});
