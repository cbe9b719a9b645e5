import { testRule } from '@plimsoll/engine/testing';
import rule from './verified-tls-git';

const variable =
  'GIT_SSL_NO_VERIFY, whatever its value, lets git clone from anybody: leave it out, or name the authority in http.sslCAInfo';
const setting =
  'With sslVerify off git clones from anybody: leave it on, and name the authority in http.sslCAInfo';

testRule(rule, {
  valid: [
    'FROM a\nRUN git clone https://example.com/a.git\n',
    'FROM a\nRUN git config --global http.sslVerify true\n',
    'FROM a\nRUN git config --unset http.sslVerify\n',
  ],
  invalid: [
    {
      text: 'FROM a\nENV «GIT_SSL_NO_VERIFY=true»\n',
      says: variable,
      fixed: 'FROM a\n',
    },
    { text: 'FROM a\nENV «GIT_SSL_NO_VERIFY=0»\n', says: variable },
    { text: 'FROM a\nENV «GIT_SSL_NO_VERIFY=""»\n', says: variable },
    { text: 'FROM a\nRUN «GIT_SSL_NO_VERIFY=1» git clone x\n', says: variable },
    {
      text: 'FROM a\nRUN git config --global «http.sslVerify false»\n',
      says: setting,
    },
    {
      text: 'FROM a\nRUN git -c «http.sslVerify=false» clone x\n',
      says: setting,
    },
    {
      text: 'FROM a\nRUN git config «http.https://example.com/.sslVerify "0"»\n',
      says: setting,
    },
  ],
  notApplicable: ['FROM a\nRUN make\n'],
});
