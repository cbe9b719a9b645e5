import { defineRule } from '@plimsoll/engine';
import { hardening, keepsRunning, reportMissing } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/healthcheck-defined',
  title: 'Give each service a health check',
  category: 'operations',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['compose/health-checks'],
    controls: ['cis-docker@1.8.0:5.27', 'bsi-it-grundschutz@2022:SYS.1.6.A3'],
    kics: ['Healthcheck Not Set'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#healthcheck',
    ],
  },
  why: `
    Without a health check, Compose knows only that a process runs, not that it answers: what depends on the service
    starts too early, and one that hangs is never noticed. A check in the image counts as well. Many public images bring
    none, which these files cannot tell; for them the finding is a hint.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: postgres:18.1\n',
      good: 'services:\n  db:\n    image: postgres:18.1\n    healthcheck:\n      test: ["CMD-SHELL", "pg_isready -U app"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report, { service: model }) {
        if (!keepsRunning(service)) {
          report.notApplicable();
          return;
        }
        const { healthcheck, build } = service;
        if (healthcheck?.disabled) {
          report(
            healthcheck.node,
            'The health check is switched off: ask the service something that only a healthy one answers',
            hardening(service),
          );
          return;
        }
        if (healthcheck?.test) return;
        if (!build) {
          reportMissing(
            service,
            report,
            `Service ${shown(
              service.name,
            )} has no health check, unless its image brings one: add healthcheck.test`,
            { severity: 'low', confidence: 'hint' },
          );
          return;
        }
        const stage = model.stageOf(service);
        const inherited = stage?.healthcheck;
        if (
          inherited?.node
            ? !inherited.node.isNone
            : inherited?.origin === 'base'
        )
          return;
        if (!stage) {
          report.unknown(
            `Service ${shown(
              service.name,
            )} is built from a Dockerfile that is not in these files`,
          );
          return;
        }
        reportMissing(
          service,
          report,
          `Service ${shown(
            service.name,
          )} has no health check, here or in its Dockerfile: add healthcheck.test`,
        );
      },
    },
  },
});
