import { defineRule } from '@plimsoll/engine';
import { offerRemoval } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-links',
  title: 'Let services find each other by name',
  category: 'composition',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['compose/current-format'],
    urls: ['https://docs.docker.com/engine/network/links/'],
  },
  why: `
    \`links\`, \`external_links\` and \`volumes_from\` are from before Compose had networks and named volumes. Services of
    a project reach each other by name without them, \`depends_on\` says what starts first, and a named volume says what
    is shared. Newer tools that read Compose files often do not know the old keys.`,
  unless: `another name than the service's own is used in its configuration; give it as an alias of the network then.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    links: [db]\n  db:\n    image: postgres:18.1\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on: [db]\n  db:\n    image: postgres:18.1\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        for (const [key, message] of Object.entries(messages)) {
          const entry = service.entry(key);
          if (entry)
            report(entry.key, message, { fix: offerRemoval(service, entry) });
        }
      },
    },
  },
});

const messages = {
  links:
    'Services reach each other by name without links: leave them out, and use depends_on for the order',
  external_links:
    'Containers of other projects are reached over a network that both are on: declare it as external',
  volumes_from:
    'Name the volumes that are shared and mount them in both services, in place of volumes_from',
};
