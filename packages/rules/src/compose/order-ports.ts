import { defineRule } from '@plimsoll/engine';
import type { YamlNode } from '@plimsoll/syntax';
import { composePort } from '@plimsoll/syntax';
import { byNumber, reportOrder } from '../in-order';

export default defineRule({
  id: 'compose/order-ports',
  title: 'Sort the ports of each service',
  category: 'composition',
  severity: 'info',
  confidence: 'certain',
  enabled: false,
  references: {
    practices: ['compose/one-way-of-writing'],
    dclint: ['service-ports-alphabetical-order'],
  },
  why: `
    A list of ports that counts upwards shows at a glance which are taken and where the next one goes. Their order means
    nothing to Compose.`,
  unless: `the order of the ports tells your readers something; the rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    ports:\n      - "443:8443"\n      - "80:8080"\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    ports:\n      - "80:8080"\n      - "443:8443"\n',
    },
  ],
  check: {
    compose: {
      file({ root }, report) {
        for (const { value } of root?.map('services')?.entries ?? []) {
          const ports = value.type === 'map' ? value.list('ports') : undefined;
          if (ports)
            reportOrder(
              report,
              ports,
              ports.items.map(item => ({
                at: item,
                label: item,
                name: portOf(item),
              })),
              byNumber,
              'sort the ports by their number',
            );
        }
      },
    },
  },
});

/** The port of the host, or of the container where none is named. */
function portOf(node: YamlNode): string {
  const port = composePort(node);
  return port?.published?.text ?? port?.target.text ?? '';
}
