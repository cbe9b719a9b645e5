import { testRule } from '@plimsoll/engine/testing';
import noEnvSelfReference from './no-env-self-reference';

const says = (name: string) =>
  `Variable ${name} is set by this same ENV, so it is not seen here: use it in an ENV below`;

testRule(noEnvSelfReference, {
  valid: [
    'FROM a\nENV A=/opt\nENV B=$A/bin\n',
    'FROM a\nENV PATH=/opt/bin:$PATH LANG=C.UTF-8\n',
    'FROM a\nENV A=$A:b\n',
    'FROM a\nENV A=b B=$AB C=${BA}\n',
    "FROM a\nENV A=b B='$A' C=\\$A\n",
    'FROM a\nENV LIB=$PATH/lib PATH=/opt:$PATH\n',
    {
      title: 'the value from before is meant',
      text: 'FROM a\nARG A=1\nENV A=$A B=$A\n',
    },
    {
      title: 'the old form has one value only',
      text: 'FROM a\nENV A b B=$A\n',
    },
  ],
  invalid: [
    {
      text: 'FROM a\nENV A=/opt B=«$A»/bin\n',
      says: says('A'),
      fixed: 'FROM a\nENV A=/opt\nENV B=$A/bin\n',
    },
    {
      text: 'FROM a\r\nenv A=/opt \\\r\n    B="«${A}»/bin" \\\r\n    C=«${A:-x}»:«$B»\r\n',
      says: [says('A'), says('A'), says('B')],
      fixed: 'FROM a\r\nenv A=/opt\r\nenv B="${A}/bin"\r\nenv C=${A:-x}:$B\r\n',
    },
    {
      title: 'set to the right of it',
      text: 'FROM a\nENV B=«$A»/bin A=/opt\n',
      says: says('A'),
    },
    {
      title: 'twice',
      text: 'FROM a\nENV PATH=/a:$PATH PATH=/b:«$PATH»\n',
      says: says('PATH'),
      fixed: 'FROM a\nENV PATH=/a:$PATH\nENV PATH=/b:$PATH\n',
    },
    {
      title: 'a comment between the two: no fix',
      text: 'FROM a\nENV A=/opt \\\n  # why\n  B=«$A»\n',
    },
    {
      text: 'FROM a\nONBUILD ENV A=b B=«$A»\n',
      fixed: 'FROM a\nONBUILD ENV A=b\nONBUILD ENV B=$A\n',
    },
  ],
  notApplicable: ['FROM a\n'],
});
