import { testRule } from '@plimsoll/engine/testing';
import rule from './verified-tls-python';

const says =
  'PYTHONHTTPSVERIFY=0 lets Python talk to anybody: leave it out, and add the certificate that is missing';

testRule(rule, {
  valid: [
    'FROM python:3.14\nENV PYTHONHTTPSVERIFY=1\n',
    'FROM python:3.14\nRUN python fetch.py\n',
    'FROM python:3.14\nRUN PYTHONHTTPSVERIFY=1 python fetch.py\n',
  ],
  invalid: [
    {
      text: 'FROM python:3.14\nENV «PYTHONHTTPSVERIFY=0»\nRUN make\n',
      says,
      fixed: 'FROM python:3.14\nRUN make\n',
    },
    {
      text: 'FROM a\nENV A=1 \\\n    «PYTHONHTTPSVERIFY="0"» \\\n    B=2\n',
      fixed: 'FROM a\nENV A=1 \\\n    B=2\n',
    },
    {
      text: 'FROM a\nENV «PYTHONHTTPSVERIFY=0» B=2\n',
      fixed: 'FROM a\nENV B=2\n',
    },
    { text: 'FROM a\nENV «PYTHONHTTPSVERIFY 0»\n', says },
    { text: 'FROM a\nARG «PYTHONHTTPSVERIFY=0»\n', says },
    { text: 'FROM a\nRUN «PYTHONHTTPSVERIFY=0» python a.py\n', says },
    { text: 'FROM a\nRUN x && export «PYTHONHTTPSVERIFY=0» && y\n', says },
    { text: 'FROM a\nRUN env «PYTHONHTTPSVERIFY=0» python a.py\n', says },
    { text: 'FROM a\nRUN <<EOF\n«PYTHONHTTPSVERIFY=0» python a.py\nEOF\n' },
    { text: 'FROM a\nONBUILD ENV «PYTHONHTTPSVERIFY=0»\n', says },
  ],
  unknown: ['FROM a\nARG V\nENV PYTHONHTTPSVERIFY=$V\n'],
  notApplicable: [
    'FROM a\nENV A=0\nRUN make\n',
    'FROM a AS unused\nENV PYTHONHTTPSVERIFY=0\nFROM b\n',
    'ARG PYTHONHTTPSVERIFY=0\nFROM a\n',
  ],
});
