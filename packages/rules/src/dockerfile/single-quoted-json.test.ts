import { testRule } from '@plimsoll/engine/testing';
import singleQuotedJson from './single-quoted-json';

const says =
  'This is an array only with double quotes: with single ones the brackets are words';

testRule(singleQuotedJson, {
  valid: [
    'FROM a\nCMD ["it\'s", "b"]\n',
    'FROM a\nCMD [ \'a\' = "$B" ] && c\n',
    "FROM a\nRUN echo '[a]'\n",
    {
      title: 'broken in another way',
      text: 'FROM a\nCMD ["a" "b"]\n',
    },
  ],
  invalid: [
    {
      text: "FROM a\nCMD «['node', 'app.js']»\n",
      says,
      fixed: 'FROM a\nCMD ["node", "app.js"]\n',
    },
    {
      title: 'each instruction that takes an array',
      text: "FROM a\nSHELL «['/bin/bash', '-c']»\nRUN «['make']»\nCOPY «['a b', \"/\"]»\nVOLUME «['/data']»\nENTRYPOINT «['run']»\nHEALTHCHECK --retries=2 CMD «['check']»\nONBUILD CMD «['b']»\n",
      says,
      fixed:
        'FROM a\nSHELL ["/bin/bash", "-c"]\nRUN ["make"]\nCOPY ["a b", "/"]\nVOLUME ["/data"]\nENTRYPOINT ["run"]\nHEALTHCHECK --retries=2 CMD ["check"]\nONBUILD CMD ["b"]\n',
    },
    {
      title: 'over lines',
      text: "FROM a\r\nCMD «['a', \\\r\n  # why\r\n  'b', \\ \r\n  \"c\" ]»\r\n",
      says,
      fixed: 'FROM a\r\nCMD ["a", \\\r\n  # why\r\n  "b", \\ \r\n  "c" ]\r\n',
    },
    {
      title: 'what it means is not clear: no fix',
      text: "FROM a\nCMD «['sh', '-c', 'echo \\'hi\\'']»\n",
      says,
    },
    { text: "FROM a\nCMD «['a' 'b']»\n" },
  ],
});
