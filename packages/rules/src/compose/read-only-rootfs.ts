import { defineRule } from '@plimsoll/engine';
import { keepsRunning, reportMissing } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/read-only-rootfs',
  title: 'Make the root file system read-only',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['volume/read-only-root'],
    controls: [
      'cis-docker@1.8.0:5.13',
      'nist-sp-800-190@2017:4.4.4',
      'owasp-docker-cheat-sheet@0a11bd1d:8',
      'owasp-docker-top-10@2023:D09',
      'bsi-it-grundschutz@2022:SYS.1.6.A23',
    ],
  },
  why: `
    What runs should be what was built. On a read-only root an attacker cannot leave tools behind or change the program,
    and a service that quietly writes into its image is found out at once. Give the few paths it writes to, mostly
    \`/tmp\` and \`/run\`, as \`tmpfs\` or volumes.`,
  unless: `the image writes all over its own files and cannot be taught otherwise; databases are only a hint.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    read_only: true\n    tmpfs: [/tmp]\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (!keepsRunning(service) || service.purpose === 'development') {
          report.notApplicable();
          return;
        }
        const isOn = service.isOn('read_only');
        if (isOn) return;
        if (isOn === undefined) {
          report.unknown(
            'A variable decides whether the root file system is read-only',
          );
          return;
        }
        const entry = service.entry('read_only');
        const options =
          roleOf(service) === 'database' ? ({ severity: 'info' } as const) : {};
        const message = `Service ${shown(
          service.name,
        )} can write to its own image: set read_only, and tmpfs for what it has to write`;
        if (entry) report(entry, message, options);
        else reportMissing(service, report, message, options);
      },
    },
  },
});
