import { testRule } from '@plimsoll/engine/testing';
import keyValueFormat from './key-value-format';

const env =
  'ENV takes the rest of the line for one value here: write NAME=value';
const label =
  'LABEL takes the rest of the line for one value here: write key=value';

testRule(keyValueFormat, {
  valid: [
    'FROM a\nENV A=b C="d e"\n',
    'FROM a\nLABEL a=b\n',
    'FROM a\nENV DEPS="\\\n    curl \\\n    git"\n',
    'FROM a\nARG A\nARG B C\n',
    'FROM a\nENV A= B\n',
  ],
  invalid: [
    {
      text: 'FROM a\nENV «A b»\nLABEL «c d»\n',
      says: [env, label],
      fixed: 'FROM a\nENV A=b\nLABEL c=d\n',
    },
    {
      title: 'what has spaces is quoted, variables stay',
      text: 'FROM a\nENV «PATH   /opt/my app/bin:$PATH»\n',
      says: env,
      fixed: 'FROM a\nENV PATH="/opt/my app/bin:$PATH"\n',
    },
    {
      title: 'an equals sign in the value is part of it',
      text: 'FROM a\nENV «ONE TWO= THREE=world»\n',
      fixed: 'FROM a\nENV ONE="TWO= THREE=world"\n',
    },
    {
      title: 'over several lines, with a comment',
      text: 'FROM a\r\nENV «DEPS \\\r\n    curl \\\r\n    # for the tests\r\n    git»\r\n',
      says: env,
      fixed:
        'FROM a\r\nENV DEPS="curl \\\r\n    # for the tests\r\n    git"\r\n',
    },
    {
      title: 'quotes were dropped before, and are now',
      text: 'FROM a\nENV «A "b  c"»\nENV «B b "c $D" \'e "$F"\' g\\ h»\n',
      fixed: 'FROM a\nENV A="b  c"\nENV B="b c $D e \\"\\$F\\" g h"\n',
    },
    {
      title: 'a quote in the middle of a word',
      text: "FROM a\nLABEL «note it\\'s here»\n",
      fixed: 'FROM a\nLABEL note="it\'s here"\n',
    },
    {
      text: "FROM a\nENV «A 'b'»\n",
      fixed: "FROM a\nENV A='b'\n",
    },
    {
      title: 'a quote that is never closed has no meaning to keep',
      text: 'FROM a\nLABEL «note it"s here»\n',
    },
    {
      title:
        'nor has a variable with quotes of its own one that is easily seen',
      text: 'FROM a\nENV «A b ${B:-"c d"}»\nENV «E f ${G:-h/i}»\n',
      fixed: 'FROM a\nENV A b ${B:-"c d"}\nENV E="f ${G:-h/i}"\n',
    },
    {
      title: 'another escape character',
      text: '# escape=`\nFROM a\nENV «DIR C:\\my `"app`" `\n  x»\n',
      fixed: '# escape=`\nFROM a\nENV DIR="C:\\my `"app`" `\n  x"\n',
    },
    {
      title: 'a comment between name and value: only offered',
      text: 'FROM a\nENV «A \\\n  # why\n  b c»\n',
      fixed: 'FROM a\nENV A="b c"\n',
    },
    {
      text: 'FROM a\nONBUILD ENV «A b»\n',
      fixed: 'FROM a\nONBUILD ENV A=b\n',
    },
    { title: 'no FROM', text: 'ENV «A b»\n', fixed: 'ENV A=b\n' },
  ],
  notApplicable: ['FROM a\nRUN make\n'],
});
