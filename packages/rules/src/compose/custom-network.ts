import { defineRule } from '@plimsoll/engine';
import type { Compose, ComposeService } from '@plimsoll/syntax';
import { hardening, keepsRunning } from '../compose-services';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/custom-network',
  title: 'Put services on networks by what they talk to',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['network/networks-of-its-own'],
    controls: [
      'owasp-docker-cheat-sheet@0a11bd1d:5',
      'owasp-docker-top-10@2023:D03',
      'nist-sp-800-190@2017:4.3.3',
    ],
    kics: ['Networks Not Set'],
    urls: ['https://docs.docker.com/compose/how-tos/networking/'],
  },
  why: `
    Without \`networks\` all services of a project are on one, and each reaches every port of the others: whoever breaks
    into the web server talks to the database and the mail server directly. Two or three networks, named after who talks
    to whom, cost a few lines.`,
  unless: `all services really talk to each other; a configured \`networks.default\` says that you thought of it.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  edge: {image: "caddy:2.10"}\n  web: {image: "acme/web:2.3"}\n  db: {image: "postgres:18.1"}\n',
      good: 'services:\n  edge: {image: "caddy:2.10", networks: [front]}\n  web: {image: "acme/web:2.3", networks: [front, back]}\n  db: {image: "postgres:18.1", networks: [back]}\nnetworks:\n  front:\n  back: {internal: true}\n',
    },
  ],
  options: {
    services: 3,
    each: false,
  },
  optionNotes: {
    services: 'How many services of different images there have to be.',
    each: 'Report every service that names no network, not only files in which none does.',
  },
  strictest: { services: 1, each: true },
  check: {
    compose: {
      file(compose, report, { options }) {
        const judged = compose.services.filter(
          service =>
            keepsRunning(service) &&
            !service.isVariant &&
            service.purpose === compose.purpose &&
            !service.entry('network_mode'),
        );
        if (countOf(judged) < options.services) {
          report.notApplicable();
          return;
        }
        if (isConfigured(compose)) return;
        const unnamed = judged.filter(({ networks }) => networks.length === 0);
        if (options.each) {
          for (const service of unnamed)
            report(
              service.key,
              `Service ${shown(
                service.name,
              )} is on the network that all share: name the networks it needs`,
              hardening(service),
            );
        } else if (unnamed.length === judged.length) {
          report(
            compose.anchor,
            `All ${judged.length} services share one network: put them on networks by what they talk to`,
            hardening(judged[0]),
          );
        }
      },
    },
  },
});

/** How many different things run here. */
function countOf(services: readonly ComposeService[]): number {
  const images = services.map(({ name, image, build }) =>
    build ? build.context ?? name : image?.ref?.name ?? name,
  );
  return new Set(images).size;
}

/** Something is said about the default network. */
const isConfigured = (compose: Compose) =>
  (compose.network('default')?.node?.entries.length ?? 0) > 0;
