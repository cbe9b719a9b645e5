import { defineRule } from '@plimsoll/engine';
import { alphabetically, byList, entriesOf, reportOrder } from '../in-order';

export default defineRule({
  id: 'compose/order-top-level',
  title: 'Write the parts of the file in one order',
  category: 'composition',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['compose/one-way-of-writing'],
    dclint: ['top-level-properties-order'],
  },
  why: `
    In every file of a team the services should be found in the same place: below what they take from anchors (\`x-…\`) and
    above the networks and volumes that they name.`,
  unless: `you have an order of your own; name it in the options. The rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'volumes:\n  data:\nservices:\n  web:\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\nvolumes:\n  data:\n',
    },
  ],
  options: {
    order: [
      ...['x-', 'version', 'name', 'include', 'services', 'networks'],
      ...['volumes', 'secrets', 'configs', 'models'],
    ] as readonly string[],
  },
  optionNotes: {
    order:
      'The keys in their order; `x-` stands for all that begin so, which are sorted by name.',
  },
  check: {
    compose: {
      file({ root }, report, { options }) {
        if (!root) return;
        const place = (key: string) => (key.startsWith('x-') ? 'x-' : key);
        const byPlace = byList(options.order);
        reportOrder(
          report,
          root,
          entriesOf(root),
          (a, b) => byPlace(place(a), place(b)) || alphabetically(a, b),
          'write the parts of the file in the usual order',
        );
      },
    },
  },
});
