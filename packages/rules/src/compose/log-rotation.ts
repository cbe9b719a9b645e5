import { defineRule } from '@plimsoll/engine';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';
import { offerSetting } from '../yaml-edits';

export default defineRule({
  id: 'compose/log-rotation',
  title: 'Bound the size of the logs',
  category: 'operations',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['debugging/logs'],
    controls: [
      'owasp-docker-top-10@2023:D10',
      'bsi-it-grundschutz@2022:SYS.1.6.A7',
    ],
    urls: ['https://docs.docker.com/engine/logging/drivers/json-file/'],
  },
  why: `
    Docker's usual log driver writes into one file per container that grows until the disk is full, and with it every
    service on the host stands still. Set \`max-size\` and \`max-file\`, once in an \`x-logging\` block that all services
    share, or use the \`local\` driver, which rotates by itself.`,
  unless: `the daemon's own configuration (daemon.json) already does it on every host the file is used on; these files cannot show that.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    logging:\n      driver: json-file\n      options:\n        max-size: 10m\n        max-file: "3"\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (!keepsRunning(service)) {
          report.notApplicable();
          return;
        }
        const driver = service.text('logging', 'driver');
        if (driver && driver.value === undefined) {
          report.unknown(
            `A variable decides where the logs of ${shown(service.name)} go`,
          );
          return;
        }
        const writesFiles = !driver || driver.value === 'json-file';
        if (!writesFiles || service.entry('logging', 'options', 'max-size'))
          return;
        const logging = service.entry('logging');
        if (logging)
          report(
            logging.key,
            'The log file grows without bound: add the options max-size and max-file',
            hardening(service),
          );
        else
          reportMissing(
            service,
            report,
            `The log of ${shown(
              service.name,
            )} grows without bound: set logging with max-size and max-file, or the local driver`,
            { fix: offerSetting(service, bounded) },
          );
      },
    },
  },
});

const bounded = [
  'logging:',
  '  driver: json-file',
  '  options:',
  '    max-size: 10m',
  '    max-file: "3"',
];
