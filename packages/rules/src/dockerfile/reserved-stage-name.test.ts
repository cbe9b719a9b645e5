import { testRule } from '@plimsoll/engine/testing';
import reservedStageName from './reserved-stage-name';

const says = (name: string) =>
  `The name ${name} means something else to the builder: give the stage another`;

testRule(reservedStageName, {
  valid: [
    'FROM scratch AS a\n',
    'FROM alpine:3.24 AS contexts\n',
    'FROM alpine:3.24 AS from-scratch\n',
  ],
  invalid: [
    {
      text: 'FROM scratch AS «scratch»\nFROM scratch AS «context»\n',
      says: [says('scratch'), says('context')],
    },
    {
      title: 'whatever the case of its letters',
      text: 'FROM alpine:3.24 as «Context»\n',
      says: says('context'),
    },
  ],
  notApplicable: ['FROM scratch\n', 'FROM alpine:3.24\n', ''],
});
