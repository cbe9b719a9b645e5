import { defineRule } from '@plimsoll/engine';
import type { ComposeService } from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/wait-for-job',
  title: 'Wait until a job that prepares something has ended',
  category: 'composition',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['volume/prepared-by-a-job', 'compose/start-order'],
    urls: ['https://docs.docker.com/compose/how-tos/startup-order/'],
  },
  why: `
    A job that migrates a database or fills a volume runs once and ends. Who only waits until it has started races with it:
    on a fast machine the service finds the old tables, on a slow one it does not, and when the job fails the service
    starts all the same. With \`service_completed_successfully\` it starts when the job is done, and not at all if that
    failed.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      - migrate\n  migrate:\n    image: acme/web:2.3\n    command: rake db:migrate\n    restart: "no"\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    depends_on:\n      migrate:\n        condition: service_completed_successfully\n  migrate:\n    image: acme/web:2.3\n    command: rake db:migrate\n    restart: "no"\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const jobs = service.dependsOn.filter(({ name }) =>
          isJob(service.compose.service(name)),
        );
        if (jobs.length === 0) {
          report.notApplicable();
          return;
        }
        for (const dependency of jobs)
          if (dependency.condition === 'service_started')
            report(
              dependency,
              `Waits only until ${shown(
                dependency.name,
              )} has started, which prepares something and ends: wait with condition: service_completed_successfully`,
              hardening(service),
            );
      },
    },
  },
});

/** Names of what prepares something, and commands that do. */
const prepares =
  /(?:^|[-_])(?:init|initiali[sz]er|migrations?|migrate|migrator|seed|seeder|setup|bootstrap|provision|prepare|fixtures)(?:$|[-_])/i;

/** It runs once, and does so to prepare something. */
function isJob(target: ComposeService | undefined): boolean {
  if (!target?.isOneShot) return false;
  const words = target.command?.words.map(({ shape }) => shape) ?? [];
  return (
    prepares.test(target.name) ||
    words
      .join(' ')
      .split(/[\s:]+/)
      .some(word => prepares.test(word))
  );
}
