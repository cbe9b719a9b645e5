import { testRule } from '@plimsoll/engine/testing';
import requiredLabels from './required-labels';

const asked = { options: { labels: ['owner', 'source'] } };
const says = (name: string) =>
  `The image has no label ${name}: add LABEL ${name}=…`;

testRule(requiredLabels, {
  valid: [
    { text: 'FROM a:1\nLABEL owner=me source="$SOURCE"\n', ...asked },
    {
      title: 'inherited from a stage',
      text: 'FROM a:1 AS base\nLABEL owner=me\nFROM base\nLABEL source=here\n',
      ...asked,
    },
  ],
  invalid: [
    {
      text: 'FROM «a:1»\nLABEL owner=me\n',
      says: says('source'),
      ...asked,
    },
    {
      title: 'labels of a builder are not in the image',
      text: 'FROM b:1 AS build\nLABEL owner=me source=here\nFROM «a:1»\nLABEL source=here\nCOPY --from=build /a /a\n',
      says: says('owner'),
      ...asked,
    },
  ],
  notApplicable: ['FROM a:1\n', { text: '', ...asked }],
});
