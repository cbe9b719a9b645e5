import { testRule } from '@plimsoll/engine/testing';
import copyFromSelf from './copy-from-self';

const says = 'The stage copies from itself: name the stage that has the files';

testRule(copyFromSelf, {
  valid: [
    'FROM a:1 AS build\nFROM b:1\nCOPY --from=build /a /a\n',
    'FROM a:1\nFROM b:1\nCOPY --from=0 /a /a\n',
    'FROM a:1 AS build\nCOPY --from=build2 /a /a\n',
    'FROM a:1 AS build\nFROM build\nCOPY --from=build /a /a\n',
  ],
  invalid: [
    { text: 'FROM a:1 AS dep\nCOPY --from=«dep» /a /\nFROM b:1\n', says },
    {
      title: 'whatever the case of its letters',
      text: 'FROM a:1 as Dep\nCOPY --chown=1 --from=«DEP» /a /\n',
      says,
    },
    {
      title: 'by its number',
      text: 'FROM a:1\nFROM b:1\nCOPY --from=«1» /a /\n',
      says,
    },
    {
      title: 'JSON form, over several lines',
      text: 'FROM a:1 AS dep\nCOPY --from=«dep» \\\n  # here\n  ["/a", "/b/"]\n',
      says,
    },
  ],
  notApplicable: [
    'FROM a:1 AS dep\nCOPY dep /\n',
    'FROM a:1 AS dep\nONBUILD COPY --from=dep /a /\n',
    '',
  ],
});
