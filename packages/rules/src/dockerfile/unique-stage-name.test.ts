import { testRule } from '@plimsoll/engine/testing';
import uniqueStageName from './unique-stage-name';

const says = 'The stage of line 1 has this name already: give this one another';

testRule(uniqueStageName, {
  valid: [
    'FROM a:1 AS one\nFROM b:1 AS two\nFROM one\n',
    'FROM a:1 AS build\nFROM build AS build2\n',
  ],
  invalid: [
    { text: 'FROM a:1 AS build\nFROM b:1 AS «build»\n', says },
    {
      title: 'whatever the case of its letters',
      text: 'FROM a:1 as Build\nFROM b:1 AS «BUILD»\n',
      says,
    },
    {
      title: 'every further one',
      text: 'FROM a:1 AS x\nFROM b:1 \\\n  # again\n  AS «x»\nFROM c:1 AS y\nFROM x AS «x»\n',
      says,
    },
  ],
  notApplicable: ['FROM a:1\nFROM a:1\n', ''],
});
