import { defineRule } from '@plimsoll/engine';
import type { ComposeService, Service } from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/depends-on-healthy',
  title: 'Wait until what you depend on is healthy',
  category: 'composition',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['compose/start-order'],
    urls: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  },
  why: `
    A plain \`depends_on\` waits until the container has started, not until the database in it accepts connections. On a
    slow disk, or after an update that has to migrate first, the service then fails at its start, sometimes. With
    \`condition: service_healthy\` Compose waits for the health check.`,
  unless: `the service itself tries again until its dependency answers.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      - db\n  db:\n    image: postgres:18.1\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:18.1\n    healthcheck:\n      test: ["CMD", "pg_isready"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report, { service: model }) {
        const { dependsOn, compose } = service;
        if (dependsOn.length === 0) {
          report.notApplicable();
          return;
        }
        for (const dependency of dependsOn) {
          if (dependency.condition !== 'service_started') continue;
          const target = compose.service(dependency.name);
          if (!target || !isStateful(target, model)) continue;
          report(
            dependency,
            target.healthcheck?.test
              ? `Waits only until ${shown(
                  dependency.name,
                )} has started: wait for its health check with condition: service_healthy`
              : `Waits only until ${shown(
                  dependency.name,
                )} has started: give it a health check, and wait with condition: service_healthy`,
            hardening(service),
          );
        }
      },
    },
  },
});

/** It says when it is ready, or is known to need a while until it is. */
function isStateful(target: ComposeService, model: Service): boolean {
  if (target.isOneShot || target.isProvider) return false;
  if (target.healthcheck) return !target.healthcheck.disabled;
  const role = roleOf(target);
  if (role) return ['database', 'cache', 'broker', 'search'].includes(role);
  return (
    model.dockerfileOf(target)?.finalStage?.healthcheck.node?.isNone === false
  );
}
