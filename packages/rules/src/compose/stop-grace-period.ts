import { defineRule } from '@plimsoll/engine';
import { keepsRunning } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';
import { offerSetting } from '../yaml-edits';

export default defineRule({
  id: 'compose/stop-grace-period',
  title: 'Give databases time to stop',
  category: 'operations',
  severity: 'info',
  confidence: 'likely',
  references: {
    practices: ['orchestration/stops-in-order'],
    controls: ['bsi-it-grundschutz@2022:SYS.1.6.A9'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#stop_grace_period',
    ],
  },
  why: `
    Ten seconds after it was asked to stop, a container is killed. A database that is still writing what it has in memory
    to the disk then has to repair itself at its next start, which takes longer than the wait would have.`,
  unless: `it holds so little that ten seconds are plenty.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: mariadb:12.1\n',
      good: 'services:\n  db:\n    image: mariadb:12.1\n    stop_grace_period: 1m\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const role = roleOf(service);
        const isStore =
          role === 'database' || role === 'broker' || role === 'search';
        if (
          !isStore ||
          !keepsRunning(service) ||
          service.purpose === 'development'
        ) {
          report.notApplicable();
          return;
        }
        if (!service.entry('stop_grace_period'))
          report(
            service.key,
            `After ten seconds ${shown(
              service.name,
            )} is killed while it may still be writing: set stop_grace_period`,
            { fix: offerSetting(service, ['stop_grace_period: 1m']) },
          );
      },
    },
  },
});
