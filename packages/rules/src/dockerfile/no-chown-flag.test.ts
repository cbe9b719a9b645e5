import { testRule } from '@plimsoll/engine/testing';
import noChownFlag from './no-chown-flag';

const says = 'Copied files get another owner here: leave them to root';

testRule(noChownFlag, {
  valid: ['FROM a\nCOPY --chmod=755 b /c\n', 'FROM a\nRUN chown b /c\n'],
  invalid: [
    { text: 'FROM a\nCOPY «--chown=b:b» c /d\n', says },
    { text: 'FROM a\nADD --link «--chown=1000» c.tar /d\n', says },
    { text: 'FROM a\nONBUILD COPY «--chown=$USER» . /d\n', says },
  ],
  notApplicable: ['FROM a\nRUN make\n'],
});
