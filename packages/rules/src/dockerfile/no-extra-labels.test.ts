import { testRule } from '@plimsoll/engine/testing';
import noExtraLabels from './no-extra-labels';

const agreed = { options: { labels: ['owner', 'org.example.*'] } };
const says =
  'This label is not among those agreed upon: remove it, or correct its name';

testRule(noExtraLabels, {
  valid: [
    { text: 'FROM a:1\nLABEL owner=me org.example.a=b\n', ...agreed },
    { text: 'FROM a:1\nLABEL owner me\n', ...agreed },
  ],
  invalid: [
    { text: 'FROM a:1\nLABEL owner=me «other»=1\n', says, ...agreed },
    {
      title: 'a trigger',
      text: 'FROM a:1\nONBUILD LABEL «org.example»=1\n',
      says,
      ...agreed,
    },
  ],
  unknown: [{ text: 'FROM a:1\nARG KEY\nLABEL $KEY=1\n', ...agreed }],
  notApplicable: [
    'FROM a:1\nLABEL a=b\n',
    { text: 'FROM a:1\n', ...agreed },
    { text: 'FROM a:1 AS b\nLABEL c=d\nFROM e:1\n', ...agreed },
  ],
});
