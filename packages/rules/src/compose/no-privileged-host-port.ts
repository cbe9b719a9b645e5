import { defineRule } from '@plimsoll/engine';
import type { PortPart } from '@plimsoll/syntax';
import { hardening } from '../compose-services';

export default defineRule({
  id: 'compose/no-privileged-host-port',
  title: 'Leave the low ports of the host to the edge',
  category: 'runtime-security',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['network/published-on-purpose'],
    controls: ['cis-docker@1.8.0:5.8'],
    trivy: ['KSV-0117'],
    kics: ['Privileged Ports Mapped In Container'],
  },
  why: `
    Ports below 1024 belong to well-known services that root alone may offer: what answers there is trusted to be that
    service. Docker hands them to any container. One edge on 80 and 443 is what most hosts need; a port of the host itself
    that is taken, such as 22 or 25, locks its owner out.`,
  unless: `the service is the mail, file or name server of that host.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  git:\n    image: acme/git:1.4\n    ports: ["22:22"]\n',
      good: 'services:\n  git:\n    image: acme/git:1.4\n    ports: ["2222:22"]\n',
    },
  ],
  options: {
    allow: [53, 80, 443] as readonly number[],
    container: false,
  },
  optionNotes: {
    allow: 'Low ports that may be published.',
    container:
      'Report low ports in the container too, where it keeps the right to listen there.',
  },
  strictest: { allow: [], container: true },
  check: {
    compose: {
      service(service, report, { options }) {
        const isHost = service.text('network_mode')?.value === 'host';
        if (service.ports.length === 0 || isHost) {
          report.notApplicable();
          return;
        }
        const mayNotListen = service.capDrop.some(({ shape }) =>
          /^(?:CAP_)?(?:NET_BIND_SERVICE|ALL)$/i.test(shape.trim()),
        );
        for (const port of service.ports) {
          const { published, target } = port;
          const low = lowest(published, options.allow);
          const inside =
            options.container && !mayNotListen
              ? lowest(target, options.allow)
              : undefined;
          if (lowest(published, [])) report.unmet('cis-docker@1.8.0:5.8');
          if (published?.unknown)
            report.unknown('A variable decides which port is published');
          if (low !== undefined)
            report(
              port,
              `Port ${low} of the host is one of those kept for well-known services: publish another`,
              hardening(service),
            );
          else if (inside !== undefined)
            report(
              port,
              `The service listens on port ${inside}, which only root may: let it listen on a higher one`,
              hardening(service),
            );
        }
      },
    },
  },
});

/** The first port of a range that is low and not allowed. */
function lowest(
  part: PortPart | undefined,
  allowed: readonly number[],
): number | undefined {
  if (!part?.range) return undefined;
  const [first, last] = part.range;
  for (let port = first; port <= Math.min(last, 1023); port++)
    if (port > 0 && !allowed.includes(port)) return port;
  return undefined;
}
