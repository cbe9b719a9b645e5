import { defineRule } from '@plimsoll/engine';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';
import { offerSetting } from '../yaml-edits';

export default defineRule({
  id: 'compose/pids-limit',
  title: 'Limit the number of processes of each service',
  category: 'operations',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['resources/processes'],
    controls: [
      'cis-docker@1.8.0:5.29',
      'owasp-docker-cheat-sheet@0a11bd1d:7',
      'owasp-docker-top-10@2023:D07',
      'bsi-it-grundschutz@2022:SYS.1.6.A15',
    ],
    kics: ['Pids Limit Not Set'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#pids_limit',
    ],
  },
  why: `
    A service that starts processes without end, by a mistake or by an attacker, fills the process table, and then
    nothing on the host can start any more, not even a shell to put it right. A limit of a few hundred is far above what
    a healthy service needs.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    pids_limit: -1\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    pids_limit: 200\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (!keepsRunning(service)) {
          report.notApplicable();
          return;
        }
        const { pidsLimit } = service;
        const unlimited = pidsLimit.find(limit =>
          /^(?:0|-\d+)$/.test(limit.value.value?.trim() ?? ''),
        );
        if (unlimited) {
          report(
            unlimited,
            'The process limit is switched off: set a number that a healthy service stays far below, such as 200',
            hardening(service),
          );
        } else if (pidsLimit.length === 0) {
          reportMissing(
            service,
            report,
            `Service ${shown(
              service.name,
            )} may start any number of processes: set pids_limit or deploy.resources.limits.pids`,
            { fix: offerSetting(service, ['pids_limit: 200']) },
          );
        }
      },
    },
  },
});
