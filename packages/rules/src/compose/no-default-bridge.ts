import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';
import { offerRemoval } from '../yaml-edits';

export default defineRule({
  id: 'compose/no-default-bridge',
  title: 'Stay off the bridge that all containers share',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['network/networks-of-its-own'],
    controls: [
      'cis-docker@1.8.0:5.30',
      'owasp-docker-top-10@2023:D03',
      'nist-sp-800-190@2017:4.3.3',
      'owasp-docker-cheat-sheet@0a11bd1d:5',
    ],
    urls: [
      'https://docs.docker.com/engine/network/drivers/bridge/#differences-between-user-defined-bridges-and-the-default-bridge',
    ],
  },
  why: `
    \`network_mode: bridge\` puts the service on docker0, beside every container of the host that names no network, of
    other projects too. Each can reach all ports of the others, and names are not resolved there. Without the key,
    Compose makes a network of the project's own.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    network_mode: bridge\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const mode = service.entry('network_mode');
        if (mode && service.text('network_mode')?.value === 'bridge')
          report(
            mode,
            'The service is on the bridge that all containers of the host share: leave network_mode out',
            hardening(service, { fix: offerRemoval(service, mode) }),
          );
        for (const { shape } of service.networks) {
          const network = service.compose.network(shape);
          const name = network?.node?.scalar('name')?.value ?? network?.name;
          if (network?.external && name === 'bridge')
            report(
              network.key,
              'This is the bridge that all containers of the host share: let Compose make a network of its own',
              hardening(service),
            );
        }
      },
    },
  },
});
