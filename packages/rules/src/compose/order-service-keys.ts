import { defineRule } from '@plimsoll/engine';
import { byList, entriesOf, reportOrder } from '../in-order';

export default defineRule({
  id: 'compose/order-service-keys',
  title: 'Write the settings of each service in one order',
  category: 'composition',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['compose/one-way-of-writing'],
    dclint: ['service-keys-order'],
  },
  why: `
    When each service begins with its image and ends with its security settings, a reader knows where to look, and what
    is missing is seen. The order is that of \`order\`, and below it the alphabet's.`,
  unless: `you have an order of your own; name it in the options. The rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    ports: ["127.0.0.1:8080:80"]\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    ports: ["127.0.0.1:8080:80"]\n',
    },
  ],
  options: {
    order: [
      ...['image', 'build', 'container_name'],
      ...['depends_on'],
      ...['volumes', 'volumes_from', 'configs', 'secrets'],
      ...['environment', 'env_file'],
      ...['ports', 'networks', 'network_mode', 'extra_hosts'],
      ...['command', 'entrypoint', 'working_dir', 'restart', 'healthcheck'],
      ...['logging', 'labels'],
      ...['user', 'isolation'],
    ] as readonly string[],
  },
  optionNotes: {
    order: 'The keys that come first, in this order.',
  },
  check: {
    compose: {
      file({ root }, report, { options }) {
        const order = byList(options.order);
        for (const { value } of root?.map('services')?.entries ?? [])
          if (value.type === 'map')
            reportOrder(
              report,
              value,
              entriesOf(value),
              order,
              'write the settings of each service in the same order',
            );
      },
    },
  },
});
