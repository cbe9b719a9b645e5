import { testRule } from '@plimsoll/engine/testing';
import noOnbuildChain from './no-onbuild-chain';

testRule(noOnbuildChain, {
  valid: [
    'FROM a\nONBUILD RUN make\n',
    'FROM a\nonbuild COPY . .\n',
    'FROM a\nONBUILD LABEL onbuild=from\n',
  ],
  invalid: [
    {
      text: 'FROM a\nONBUILD «ONBUILD» RUN make\n',
      says: 'ONBUILD cannot run ONBUILD: remove the trigger',
    },
    {
      text: 'FROM a\r\nonbuild \\\r\n  «from» b\r\n',
      says: 'ONBUILD cannot run FROM: remove the trigger',
    },
    {
      text: 'FROM a\nONBUILD «MAINTAINER» b\nONBUILD RUN make\n',
      says: 'ONBUILD cannot run MAINTAINER: remove the trigger',
    },
    { title: 'no FROM', text: 'ONBUILD «FROM» b\n' },
  ],
  notApplicable: ['FROM a\nRUN make\n'],
});
