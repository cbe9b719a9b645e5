import { testRule } from '@plimsoll/engine/testing';
import singleCmd from './single-cmd';

const says = (line: number) =>
  `This CMD is never used, because line ${line} sets another: remove one of them`;

testRule(singleCmd, {
  valid: [
    'FROM a\nCMD ["b"]\n',
    'FROM a AS one\nCMD ["b"]\nFROM one\nCMD ["c"]\n',
    'FROM a\nHEALTHCHECK CMD ["b"]\nCMD ["c"]\n',
    'FROM a\nONBUILD CMD ["b"]\nCMD ["c"]\n',
  ],
  invalid: [
    {
      text: 'FROM a\n«CMD» b\nRUN c\nCMD d\n',
      says: says(4),
      fixed: 'FROM a\nRUN c\nCMD d\n',
    },
    {
      title: 'each but the last, in any stage',
      text: 'FROM a\n«cmd» b\n«CMD» c\nCMD d\nFROM a\nCMD e\n',
      says: says(4),
      fixed: 'FROM a\nCMD d\nFROM a\nCMD e\n',
    },
    {
      title: 'all its lines go, the comment above it stays',
      text: 'FROM a\r\n# why\r\n  «CMD» ["b", \\\r\n    "c"]\r\n\r\nCMD d',
      says: says(6),
      fixed: 'FROM a\r\n# why\r\n\r\nCMD d',
    },
    {
      title: 'a comment inside would be lost: only offered',
      text: 'FROM a\n«CMD» b \\\n  # why\n  c\nCMD d\n',
      says: says(5),
      fixed: 'FROM a\nCMD d\n',
    },
    {
      title:
        'what a comment accepts would be accepted of the next: only offered',
      text: 'FROM a\n# hadolint ignore=DL3025\n«CMD» b\nCMD c\n',
      fixed: 'FROM a\n# hadolint ignore=DL3025\nCMD c\n',
    },
    { title: 'no FROM', text: '«CMD» a\nCMD b\n', fixed: 'CMD b\n' },
  ],
  notApplicable: ['FROM a\n'],
});
