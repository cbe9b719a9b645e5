import { defineRule } from '@plimsoll/engine';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/memory-limit',
  title: 'Limit the memory of each service',
  category: 'operations',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['resources/memory'],
    controls: [
      'cis-docker@1.8.0:5.11',
      'owasp-docker-cheat-sheet@0a11bd1d:7',
      'owasp-docker-top-10@2023:D07',
      'bsi-it-grundschutz@2022:SYS.1.6.A15',
    ],
    kics: ['Memory Not Limited'],
    urls: ['https://docs.docker.com/engine/containers/resource_constraints/'],
  },
  why: `
    A service without a limit can take all memory of the host. The kernel then kills processes by its own lights, often
    those of other services. With a limit only the one that leaks is stopped, and its restart is visible. A reservation
    is no limit.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    mem_reservation: 512m\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    mem_limit: 512m\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (!keepsRunning(service)) {
          report.notApplicable();
          return;
        }
        const { memoryLimit } = service;
        const unlimited = memoryLimit.find(limit => isZero(limit.value.value));
        if (unlimited) {
          report(
            unlimited,
            'The memory limit is zero, which means none: set the most that the service needs',
            hardening(service),
          );
        } else if (memoryLimit.length === 0) {
          reportMissing(
            service,
            report,
            `Service ${shown(
              service.name,
            )} may take all memory of the host: set mem_limit or deploy.resources.limits.memory`,
          );
        }
      },
    },
  },
});

const isZero = (value: string | undefined) =>
  value !== undefined && /^0+(?:\.0+)?[a-z]*$/i.test(value.trim());
