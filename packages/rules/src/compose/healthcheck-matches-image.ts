import { defineRule } from '@plimsoll/engine';
import type { ComposeService } from '@plimsoll/syntax';
import { portsOfService } from '../image-facts/containers';
import { askedBy, isSamePath } from '../image-facts/health';
import { both, inWords, portsOfImage } from '../image-facts/ports';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/healthcheck-matches-image',
  title: 'Ask in the health check what the image answers',
  category: 'operations',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['compose/health-checks'],
    urls: [
      'https://docs.docker.com/reference/compose-file/services/#healthcheck',
    ],
  },
  why: `
    A check that asks a port on which nobody listens fails for ever: the service counts as unhealthy, and what waits for
    it never starts. Where the image has a check of its own that asks another path, one of the two most often was changed
    and the other forgotten.`,
  unless: `the service also listens on ports that neither its image nor the Compose file names.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n    healthcheck:\n      test: ["CMD", "wget", "-qO-", "http://localhost:3000/health"]\n',
      good: 'services:\n  web:\n    build: .\n    healthcheck:\n      test: ["CMD", "wget", "-qO-", "http://localhost:8080/health"]\n',
      with: { Dockerfile: 'FROM node:24-alpine\nEXPOSE 8080\n' },
    },
  ],
  check: {
    compose: {
      service(service, report, { service: all }) {
        const stage = all.stageOf(service);
        const asked = askedBy(service.healthcheck?.test?.commands ?? []);
        if (!stage || !asked) {
          report.notApplicable();
          return;
        }
        const image = portsOfImage(stage);
        if (asked.port === undefined) {
          report.unknown('A variable decides which port the check asks');
        } else if (image.exposed.length > 0) {
          const said = both(image, portsOfService(service));
          const known = new Set([...said.ports, ...portsNamed(service)]);
          if (!known.has(asked.port)) {
            if (said.isOpen)
              report.unknown('A variable decides which port the service has');
            else
              report(
                asked.at,
                `The check asks port ${
                  asked.port
                }, but the image listens on ${inWords(
                  said.ports,
                )}: correct one of the two`,
              );
            return;
          }
        }
        const own = askedBy(stage.healthcheck.node?.test?.commands ?? []);
        if (own?.path === undefined || asked.path === undefined) return;
        if (own.port === asked.port && !isSamePath(own.path, asked.path))
          report(
            asked.at,
            `The check asks ${shown(
              asked.path,
            )}, and the one in the image ${shown(
              own.path,
            )}: ask the same in both, or remove this one`,
            { severity: 'low', confidence: 'hint' },
          );
      },
    },
  },
});

/** The ports of the container that the Compose file names. */
function portsNamed(service: ComposeService): number[] {
  const published = service.ports.flatMap(({ target }) => target.range ?? []);
  const exposed = service
    .items('expose')
    .flatMap(item =>
      item.type === 'scalar' ? [parseInt(item.value, 10)] : [],
    );
  return [...published, ...exposed];
}
