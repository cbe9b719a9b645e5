import { defineRule } from '@plimsoll/engine';
import { alphabetically, entriesOf, reportOrder } from '../in-order';

export default defineRule({
  id: 'compose/order-dependencies',
  title: 'Sort what a service depends on',
  category: 'composition',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['compose/one-way-of-writing'],
    dclint: ['service-dependencies-alphabetical-order'],
  },
  why: `
    Services that are waited for are started together, whatever their order in \`depends_on\`. Sorted by name, a list does
    not suggest otherwise, and a name that is in it twice is seen.`,
  unless: `the order tells your readers something; the rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on: [queue, db]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on: [db, queue]\n',
    },
  ],
  check: {
    compose: {
      file({ root }, report) {
        for (const { value } of root?.map('services')?.entries ?? []) {
          const named =
            value.type === 'map' ? value.get('depends_on') : undefined;
          if (!named || named.type === 'scalar') continue;
          const entries =
            named.type === 'map'
              ? entriesOf(named)
              : named.items.map(item => ({
                  at: item,
                  label: item,
                  name: item.type === 'scalar' ? item.value : '',
                }));
          reportOrder(
            report,
            named,
            entries,
            alphabetically,
            'sort the dependencies by name',
          );
        }
      },
    },
  },
});
