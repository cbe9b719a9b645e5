import { defineRule } from '@plimsoll/engine';
import { keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/ulimits',
  title: 'Say how many files a service may open',
  category: 'operations',
  severity: 'info',
  confidence: 'hint',
  enabled: false,
  references: {
    practices: ['resources/processes'],
    controls: ['cis-docker@1.8.0:5.19', 'owasp-docker-cheat-sheet@0a11bd1d:7'],
    urls: ['https://docs.docker.com/reference/compose-file/services/#ulimits'],
  },
  why: `
    Without \`ulimits\` a container has those of the daemon, which differ from host to host: on one the service runs out of
    files under load, on another it may open so many that the host has none left for others.`,
  unless: `the limits of all your hosts are set for the daemon; therefore the rule is off by default.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    ulimits:\n      nofile: 4096\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (!keepsRunning(service) || service.purpose === 'development') {
          report.notApplicable();
          return;
        }
        if (service.entry('ulimits', 'nofile')) return;
        reportMissing(
          service,
          report,
          `Service ${shown(
            service.name,
          )} may open as many files as the daemon happens to allow: set ulimits.nofile`,
        );
      },
    },
  },
});
