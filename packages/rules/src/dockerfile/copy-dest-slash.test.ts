import { testRule } from '@plimsoll/engine/testing';
import copyDestSlash from './copy-dest-slash';

const says =
  '2 sources are copied to one place: end it with a slash to make it a folder';

testRule(copyDestSlash, {
  valid: [
    'FROM a\nCOPY b c d/\n',
    'FROM a\nCOPY b c .\n',
    'FROM a\nCOPY b c ..\n',
    'FROM a\nCOPY b c /srv/.\n',
    'FROM a\nCOPY ["b c", "d", "/my app/"]\n',
    'FROM a\nADD b.tar c.tar /\n',
    'FROM a\nENV DIR=/srv/\nCOPY b c $DIR\n',
    '# escape=`\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2025\nCOPY b c C:\\app\\\n',
    'FROM a\nARG DIR\nCOPY b c $DIR/\n',
  ],
  invalid: [
    {
      text: 'FROM a\nCOPY b c «d»\n',
      says,
      fixed: 'FROM a\nCOPY b c d/\n',
    },
    {
      text: 'FROM a\r\nCOPY --chown=1:1 b \\\r\n  # the second\r\n  c «/srv» \r\n',
      says,
      fixed:
        'FROM a\r\nCOPY --chown=1:1 b \\\r\n  # the second\r\n  c /srv/ \r\n',
    },
    {
      text: 'FROM a\nCOPY ["b", "c", «"my app"»]\n',
      says,
      fixed: 'FROM a\nCOPY ["b", "c", "my app/"]\n',
    },
    {
      text: 'FROM a\nADD b c «"d"»\n',
      says,
      fixed: 'FROM a\nADD b c "d/"\n',
    },
    {
      title: 'what stands in place is a source too',
      text: 'FROM a\nCOPY <<one <<two «/etc»\n1\none\n2\ntwo\n',
      says,
      fixed: 'FROM a\nCOPY <<one <<two /etc/\n1\none\n2\ntwo\n',
    },
    {
      text: 'FROM a\nARG DIR\nCOPY b c «$DIR/app»\n',
      says,
      fixed: 'FROM a\nARG DIR\nCOPY b c $DIR/app/\n',
    },
    {
      text: 'FROM a\nENV DIR=/srv\nCOPY b c «${DIR}»\n',
      says,
      fixed: 'FROM a\nENV DIR=/srv\nCOPY b c ${DIR}/\n',
    },
    {
      text: 'FROM a\nONBUILD COPY b c «d»\n',
      says,
      fixed: 'FROM a\nONBUILD COPY b c d/\n',
    },
  ],
  unknown: ['FROM a\nARG DIR\nCOPY b c $DIR\n'],
  notApplicable: [
    { title: 'an array that is none', text: "FROM a\nCOPY ['b', 'c', '/d']\n" },
    'FROM a\nCOPY b c\n',
    'FROM a\nCOPY <<EOF /x\nb\nEOF\n',
  ],
});
