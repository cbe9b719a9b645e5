import { defineRule } from '@plimsoll/engine';
import { isEverywhere, storePort } from '../internal-ports';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-published-database-port',
  title: 'Keep the ports of databases inside the project',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['network/published-on-purpose'],
    controls: [
      'cis-docker@1.8.0:5.9',
      'nist-sp-800-190@2017:4.4.2',
      'owasp-docker-cheat-sheet@0a11bd1d:5a',
      'owasp-docker-top-10@2023:D03',
    ],
  },
  why: `
    The services of a project reach the database by its name; a published port only lets others in: every program and
    every user of the host, or of the network it is bound to. For a look into it, \`docker compose exec\` is enough, and
    a port for developers belongs into compose.override.yaml.`,
  unless: `something outside of Docker on the same host needs it. A port that is open on all interfaces is told by \`compose/port-bound-to-loopback\`.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: postgres:18.1\n    ports: ["10.0.0.4:5432:5432"]\n',
      good: 'services:\n  db:\n    image: postgres:18.1\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (service.ports.length === 0 || service.purpose === 'development') {
          report.notApplicable();
          return;
        }
        for (const port of service.ports) {
          const { hostIp } = port;
          const store = storePort(service, port);
          // What is open everywhere is told by a rule of its own, and what a variable decides there too.
          if (!store || !hostIp || hostIp.unknown || isEverywhere(hostIp.text))
            continue;
          const isLoopback = /^127\.|^::1$/.test(hostIp.text);
          report(
            port,
            isLoopback
              ? `Every program on the host can reach this ${store}: publish it in compose.override.yaml, for developers only`
              : `This ${store} can be reached from outside at ${shown(
                  hostIp.text,
                )}: leave the port out, services reach it by name`,
            isLoopback ? { severity: 'low' } : {},
          );
        }
      },
    },
  },
});
