import { defineRule } from '@plimsoll/engine';
import { askedBy } from '../image-facts/health';
import { inWords, portsOfImage } from '../image-facts/ports';

export default defineRule({
  id: 'dockerfile/healthcheck-port',
  title: 'Check health on the port that the image listens on',
  category: 'operations',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['debugging/health', 'network/one-port-everywhere'],
    urls: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  why: `
    A check of a port on which nobody listens always fails: the container is called unhealthy while it is well, and what
    waits for it never starts. \`EXPOSE\` and the check are most often written at different times.`,
  unless: `the service listens on a further port for its health that the file does not name; say so with EXPOSE.`,
  examples: [
    {
      kind: 'dockerfile',
      bad: 'FROM node:24-alpine\nEXPOSE 8080\nHEALTHCHECK CMD wget -qO- http://localhost:3000/health\n',
      good: 'FROM node:24-alpine\nEXPOSE 8080\nHEALTHCHECK CMD wget -qO- http://localhost:8080/health\n',
    },
  ],
  check: {
    dockerfile: {
      stage(stage, report) {
        const test = stage.healthcheck.node?.test;
        const asked = test && askedBy(test.commands);
        if (!stage.isTarget || !asked) {
          report.notApplicable();
          return;
        }
        const { exposed, ports, isOpen } = portsOfImage(stage);
        if (exposed.length === 0) {
          report.notApplicable();
        } else if (asked.port === undefined) {
          report.unknown('A variable decides which port the check asks');
        } else if (!ports.has(asked.port)) {
          if (isOpen) report.unknown('A variable decides which port it has');
          else
            report(
              asked.at,
              `The check asks port ${
                asked.port
              }, but the image listens on ${inWords(
                ports,
              )}: correct one of the two`,
            );
        }
      },
    },
  },
});
