import { testRule } from '@plimsoll/engine/testing';
import instructionCasing from './instruction-casing';

const other = (raw: string, wanted: string) =>
  `Instruction ${raw} is not in the case of the other instructions: write ${wanted}`;
const mixed = (raw: string, wanted: string) =>
  `Instruction ${raw} mixes capitals and small letters: write ${wanted}`;

testRule(instructionCasing, {
  valid: [
    'FROM a\nRUN b\nONBUILD COPY . .\n',
    'from a\nrun b\ncmd ["c"]\n',
    {
      title: 'what the shell runs is no instruction',
      text: "FROM a\nRUN <<'EOT'\nenv\nrun x\nEOT\n",
    },
  ],
  invalid: [
    {
      text: 'FROM a\n«copy» b c\nCOPY d e\n',
      says: other('copy', 'COPY'),
      fixed: 'FROM a\nCOPY b c\nCOPY d e\n',
    },
    {
      title: 'the majority decides',
      text: '«FROM» a\r\ncopy b c\r\n  copy d e\r\n',
      says: other('FROM', 'from'),
      fixed: 'from a\r\ncopy b c\r\n  copy d e\r\n',
    },
    {
      title: 'as many of one as of the other',
      text: '«from» a\nRUN b\n',
      says: other('from', 'FROM'),
      fixed: 'FROM a\nRUN b\n',
    },
    {
      text: '«From» a\n«Run» b\n«EntRYpOiNT» ["c"]\n',
      says: [
        mixed('From', 'FROM'),
        mixed('Run', 'RUN'),
        mixed('EntRYpOiNT', 'ENTRYPOINT'),
      ],
      fixed: 'FROM a\nRUN b\nENTRYPOINT ["c"]\n',
    },
    {
      text: '«frOM» a as b\nfrom a as c\n',
      says: mixed('frOM', 'from'),
      fixed: 'from a as b\nfrom a as c\n',
    },
    {
      text: 'FROM a\nRUN b\nONBUILD «run» c\n',
      says: other('run', 'RUN'),
      fixed: 'FROM a\nRUN b\nONBUILD RUN c\n',
    },
  ],
});
