import { defineRule } from '@plimsoll/engine';
import type { ComposePort } from '@plimsoll/syntax';
import { portsOfService } from '../image-facts/containers';
import { both, inWords, portsOfImage } from '../image-facts/ports';

export default defineRule({
  id: 'compose/port-matches-image',
  title: 'Publish the port that the image listens on',
  category: 'composition',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['network/one-port-everywhere'],
    urls: ['https://docs.docker.com/reference/compose-file/services/#ports'],
  },
  why: `
    The second number of a published port is the one inside the container. Where the image says that it listens on
    another one (\`EXPOSE\`, \`ENV PORT\`, a flag of its command), nothing answers on the published port, or the image
    says what is no longer true, and the next person believes it.`,
  unless: `the program is told its port in a way that cannot be read here, such as a file of settings.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n    ports:\n      - "127.0.0.1:8080:3000"\n',
      good: 'services:\n  web:\n    build: .\n    ports:\n      - "127.0.0.1:8080:8080"\n',
      with: { Dockerfile: 'FROM node:24-slim\nEXPOSE 8080\n' },
    },
  ],
  check: {
    compose: {
      service(service, report, { service: all }) {
        const stage = all.stageOf(service);
        const ports = service.ports.filter(
          ({ protocol }) => protocol === 'tcp',
        );
        const image = stage && portsOfImage(stage);
        if (!image || image.exposed.length === 0 || ports.length === 0) {
          report.notApplicable();
          return;
        }
        const { ports: listens, isOpen } = both(image, portsOfService(service));
        if (ports.some(port => isOneOf(port, listens))) return;
        if (isOpen || ports.some(({ target }) => !target.range)) {
          report.unknown(
            'A variable decides which port is published, or which one the service listens on',
          );
          return;
        }
        report(
          ports[0],
          `${published(ports)}, but the image listens on ${inWords(
            listens,
          )}: publish that, or correct what the image says`,
        );
      },
    },
  },
});

function published(ports: readonly ComposePort[]): string {
  const targets = ports.flatMap(({ target }) => target.range?.[0] ?? []);
  return targets.length > 1
    ? `Ports ${inWords(targets)} of the container are published`
    : `Port ${inWords(targets)} of the container is published`;
}

function isOneOf({ target }: ComposePort, ports: ReadonlySet<number>): boolean {
  const { range } = target;
  return (
    range !== undefined &&
    [...ports].some(port => range[0] <= port && port <= range[1])
  );
}
