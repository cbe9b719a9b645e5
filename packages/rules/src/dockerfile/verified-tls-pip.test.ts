import { testRule } from '@plimsoll/engine/testing';
import rule from './verified-tls-pip';

const says =
  'With a trusted host pip takes packages from whoever answers: leave it out, and name the certificate with --cert';

testRule(rule, {
  valid: [
    'FROM a\nRUN pip install flask\n',
    'FROM a\nRUN pip install --cert own.crt -i https://pypi.example.com flask\n',
    'FROM a\nENV PIP_TRUSTED_HOST=\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN pip install «--trusted-host packages.example.com» flask\n',
      says,
    },
    {
      text: 'FROM a\nRUN pip3 «--trusted-host=packages.example.com» install flask\n',
      says,
    },
    {
      text: 'FROM a\nRUN python3 -m pip install flask \\\n  «--trusted-host packages.example.com»\n',
      says,
    },
    {
      text: 'FROM a\nRUN pip config set «global.trusted-host» packages.example.com\n',
      says,
    },
    {
      text: 'FROM a\nRUN printf "[global]\\n" > a && echo «"trusted-host = packages.example.com"» >> /etc/pip.conf\n',
      says,
    },
    {
      text: 'FROM a\nENV «PIP_TRUSTED_HOST=packages.example.com»\n',
      says: 'PIP_TRUSTED_HOST names a host that is not checked: leave it out, and name the certificate of the index in PIP_CERT',
    },
    { text: 'FROM a\nRUN export «PIP_TRUSTED_HOST="packages.example.com"»\n' },
    {
      text: 'FROM a\nRUN «PIP_TRUSTED_HOST=packages.example.com» pip install x\n',
    },
  ],
  unknown: ['FROM a\nARG HOST\nENV PIP_TRUSTED_HOST=$HOST\n'],
  notApplicable: ['FROM a\nRUN make --trusted-host\n'],
});
