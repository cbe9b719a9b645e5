import { testRule } from '@plimsoll/engine/testing';
import workdirBeforeRelativeCopy from './workdir-before-relative-copy';

const says =
  'Relative destination without a WORKDIR: set WORKDIR first, or write an absolute path';

testRule(workdirBeforeRelativeCopy, {
  valid: [
    'FROM scratch\nCOPY app /app\n',
    'FROM a\nCOPY ["my app", "/srv/my app"]\n',
    'FROM a\nWORKDIR /srv\nCOPY . .\nADD x.tar y/\n',
    'FROM a\nENV DIR=/srv\nCOPY app $DIR/app\n',
    'FROM a AS one\nWORKDIR /srv\nFROM one\nCOPY . .\n',
    '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY app C:\\app\n',
    'FROM a\nONBUILD WORKDIR /srv\nONBUILD COPY . .\n',
    { title: 'no FROM, but WORKDIR', text: 'WORKDIR /srv\nCOPY a b\n' },
    {
      title: 'a variable names the folder, but it is set',
      text: 'FROM a\nARG DIR\nWORKDIR $DIR\nCOPY . .\n',
    },
  ],
  invalid: [
    { text: 'FROM scratch\nCOPY app «bin/app»\n', says },
    { text: 'FROM debian:13\r\nCOPY a b \\\r\n  «./»\r\n', says },
    { text: 'FROM a\nCOPY --from=build /x «.»\n', says },
    { text: 'FROM a\nADD x.tar «"app"»\n', says },
    { text: 'FROM a\nCOPY ["x", «"y"»]\n', says },
    {
      title: 'the WORKDIR comes too late, or in another stage',
      text: 'FROM a AS one\nWORKDIR /srv\nFROM a\nCOPY . «.»\nWORKDIR /srv\n',
      says,
    },
    { text: 'FROM a\nARG DIR=app\nCOPY . «$DIR»\n', says },
    { text: 'FROM a\nCOPY <<EOF «conf»\nx\nEOF\n', says },
    { text: 'FROM a\nONBUILD COPY . «.»\nONBUILD WORKDIR /srv\n', says },
    { title: 'no FROM at all', text: 'COPY a «b»\n', says },
  ],
  unknown: ['FROM a\nARG DIR\nCOPY . $DIR\n'],
  notApplicable: ["FROM a\nCOPY ['b', 'c']\n", 'FROM a\nRUN make\n'],
});
