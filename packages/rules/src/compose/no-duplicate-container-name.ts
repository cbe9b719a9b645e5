import { defineRule } from '@plimsoll/engine';
import { containerNames } from '../container-names';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-duplicate-container-name',
  title: 'Give each container a name of its own',
  category: 'composition',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['compose/current-format'],
    dclint: ['no-duplicate-container-names'],
  },
  why: `
    Two containers of one host cannot have the same name. The second service that asks for it does not start, and
    neither does a second container of one service.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    container_name: acme\n  api:\n    image: acme/api:1.9\n    container_name: acme\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n  api:\n    image: acme/api:1.9\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        const names = containerNames(compose);
        if (names.length === 0) {
          report.notApplicable();
          return;
        }
        for (const { entry, name, sharedWith, copies } of names)
          if (sharedWith)
            report(
              entry,
              `Service ${shown(
                sharedWith.name,
              )} already has this container name: leave it out, and Compose makes one`,
            );
          else if (copies)
            report(
              entry,
              `Only one of ${copies} containers can be called ${shown(
                name,
              )}: leave container_name out`,
            );
      },
    },
  },
});
