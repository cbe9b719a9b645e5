import { defineRule } from '@plimsoll/engine';
import { hardening } from '../compose-services';

export default defineRule({
  id: 'compose/no-host-network',
  title: 'Stay out of the network of the host',
  category: 'runtime-security',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['network/networks-of-its-own'],
    controls: [
      'cis-docker@1.8.0:5.10',
      'nist-sp-800-190@2017:4.4.2',
      'nist-sp-800-190@2017:4.4.3',
      'owasp-docker-top-10@2023:D03',
      'bsi-it-grundschutz@2022:SYS.1.6.A5',
    ],
    kics: ['Shared Host Network Namespace'],
  },
  why: `
    In the host's network the service reaches everything that listens on the host's loopback, sees all its traffic, and
    its own ports are open without any being published. \`ports\` beside it are ignored. Publish the ports that are needed
    instead.`,
  unless: `the service is a monitoring agent or a network tool that has to see the host's interfaces.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    network_mode: host\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    ports: ["127.0.0.1:8080:8080"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const mode = service.entry('network_mode');
        if (service.text('network_mode')?.value === 'host' && mode)
          report(
            mode,
            service.ports.length > 0
              ? 'The service is in the network of the host, where its ports are ignored: leave network_mode out'
              : 'The service is in the network of the host: publish the ports it needs instead',
            hardening(service),
          );
        const { build, compose } = service;
        if (build?.network?.value === 'host')
          report(
            build.network,
            'The build runs in the network of the host: leave build.network out',
            hardening(service, { severity: 'medium' }),
          );
        for (const { shape } of service.networks) {
          const network = compose.network(shape);
          if (
            network?.external &&
            network.node?.scalar('name')?.value === 'host'
          )
            report(
              network.key,
              'This is the network of the host under another name: publish the ports that are needed instead',
              hardening(service),
            );
        }
      },
    },
  },
});
