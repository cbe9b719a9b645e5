import { defineRule } from '@plimsoll/engine';
import { hasHealthcheck } from '../service-health';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/depends-on-healthy-needs-healthcheck',
  title: 'Wait for health only where there is a health check',
  category: 'composition',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['compose/start-order'],
    urls: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  },
  why: `
    A container without a health check never becomes healthy. A service that waits for that with
    \`condition: service_healthy\` does not start at all: Compose gives up with "has no healthcheck configured". The check
    may stand in the Compose file or in the image.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:18.1\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:18.1\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report, { service: model }) {
        const waits = service.dependsOn.filter(
          ({ condition }) => condition === 'service_healthy',
        );
        if (waits.length === 0) {
          report.notApplicable();
          return;
        }
        for (const dependency of waits) {
          const target = service.compose.service(dependency.name);
          if (!target) continue;
          const isChecked = hasHealthcheck(target, model);
          const name = shown(dependency.name);
          if (isChecked === undefined)
            report.unknown(`Only the image of ${name} says if it has a check`);
          else if (!isChecked)
            report(
              dependency,
              target.healthcheck?.disabled
                ? `Waits for ${name} to be healthy, whose health check is switched off: switch it on`
                : `Waits for ${name} to be healthy, which has no health check: give it one`,
              target.healthcheck?.disabled ? { confidence: 'certain' } : {},
            );
        }
      },
    },
  },
});
