import { defineRule } from '@plimsoll/engine';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/cpu-limit',
  title: 'Limit the processor time of each service',
  category: 'operations',
  severity: 'low',
  confidence: 'certain',
  references: {
    practices: ['resources/processor'],
    controls: [
      'cis-docker@1.8.0:5.12',
      'owasp-docker-cheat-sheet@0a11bd1d:7',
      'owasp-docker-top-10@2023:D07',
      'bsi-it-grundschutz@2022:SYS.1.6.A15',
    ],
    kics: ['Cpus Not Limited'],
    urls: ['https://docs.docker.com/engine/containers/resource_constraints/'],
  },
  why: `
    One service in an endless loop can slow down everything else on the host. A limit keeps the others alive. Shares
    (\`cpu_shares\`) are only weights for when the processor is busy.`,
  unless: `the service is alone on its host, or a short burst at its start matters more than its neighbours.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    cpu_shares: 512\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    cpus: 0.5\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (!keepsRunning(service)) {
          report.notApplicable();
          return;
        }
        const { cpuLimit } = service;
        const unlimited = cpuLimit.find(limit => isZero(limit.value.value));
        if (unlimited) {
          report(
            unlimited,
            'The processor limit is zero, which means none: set how many processors the service may use',
            hardening(service),
          );
        } else if (cpuLimit.length === 0) {
          reportMissing(
            service,
            report,
            `Service ${shown(
              service.name,
            )} may take all processors of the host: set cpus or deploy.resources.limits.cpus`,
          );
        }
      },
    },
  },
});

const isZero = (value: string | undefined) =>
  value !== undefined && /^(?:0+(?:\.0+)?|-1)$/.test(value.trim());
