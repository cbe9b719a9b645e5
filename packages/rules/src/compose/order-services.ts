import { defineRule } from '@plimsoll/engine';
import { alphabetically, entriesOf, reportOrder } from '../in-order';

export default defineRule({
  id: 'compose/order-services',
  title: 'Sort the services by name',
  category: 'composition',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['compose/one-way-of-writing'],
    dclint: ['services-alphabetical-order'],
  },
  why: `
    In a file of thirty services a name is found faster where the alphabet puts it, and two people who add a service do
    not both add it at the end. How the services start is said by \`depends_on\`, never by their order.`,
  unless: `you group services by what they do; therefore the rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n  db:\n    image: postgres:18.1\n',
      good: 'services:\n  db:\n    image: postgres:18.1\n  web:\n    image: acme/web:2.3\n',
    },
  ],
  check: {
    compose: {
      file({ root }, report) {
        const services = root?.map('services');
        if (services)
          reportOrder(
            report,
            services,
            entriesOf(services),
            alphabetically,
            'sort the services by name',
          );
      },
    },
  },
});
