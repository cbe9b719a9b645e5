import { testRule } from '@plimsoll/engine/testing';
import absoluteWorkdir from './absolute-workdir';

const base =
  'Relative WORKDIR begins wherever the base image stands: write an absolute path';

testRule(absoluteWorkdir, {
  valid: [
    'FROM a\nWORKDIR /srv/app\n',
    'FROM a\nWORKDIR "/srv/my app"\n',
    "FROM a\nWORKDIR '/srv'\n",
    'FROM a\nENV HOME=/home/app\nWORKDIR $HOME/src\n',
    'FROM a\nARG DIR=/srv\nWORKDIR ${DIR}/src\n',
    {
      title: 'drives of Windows',
      text: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2025\nWORKDIR C:\\app\nWORKDIR c:/app\nWORKDIR \\app\n',
    },
    {
      title: 'a stage that goes on from the folder of the stage it is FROM',
      text: 'FROM a AS one\nWORKDIR /app\nFROM one AS two\nWORKDIR web\n',
    },
  ],
  invalid: [
    { text: 'FROM a\nWORKDIR «app»\n', says: base, severity: 'medium' },
    {
      text: 'FROM a\r\nWORKDIR \\\r\n  «./src»\r\nCOPY . .\r\n',
      says: base,
    },
    {
      title: 'in scratch it is known where it leads, and still unclear',
      text: 'FROM scratch\nWORKDIR «app/»\n',
      says: base,
      fixed: 'FROM scratch\nWORKDIR /app\n',
    },
    {
      text: 'FROM a\nWORKDIR «"app"»\n',
      says: base,
    },
    {
      title: 'the default of an argument is relative',
      text: 'FROM a\nARG DIR=app\nWORKDIR «$DIR»\n',
      says: base,
    },
    {
      title: 'relative after absolute in one stage',
      text: 'FROM a\nWORKDIR /srv\nRUN make\nWORKDIR «web/../api»\n',
      says: 'Relative WORKDIR depends on the WORKDIR above it: write /srv/api',
      severity: 'low',
      fixed: 'FROM a\nWORKDIR /srv\nRUN make\nWORKDIR /srv/api\n',
    },
    {
      text: 'FROM a\nARG V\nWORKDIR /srv/$V\nWORKDIR «web»\n',
      says: 'Relative WORKDIR depends on the WORKDIR above it: write the whole path',
    },
    {
      title: 'the stage below does not know its folder either',
      text: 'FROM a AS one\nFROM one\nWORKDIR «web»\n',
      says: base,
    },
    { text: 'FROM a\nONBUILD WORKDIR «app»\n', says: base },
  ],
  unknown: ['FROM a\nARG DIR\nWORKDIR $DIR\n', 'FROM a\nWORKDIR ${DIR}/src\n'],
  notApplicable: ['FROM a\n'],
});
