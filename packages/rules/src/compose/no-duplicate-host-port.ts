import { defineRule } from '@plimsoll/engine';
import type { ComposePort, ComposeService } from '@plimsoll/syntax';
import { runTogether } from '../profiles';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-duplicate-host-port',
  title: 'Publish each port of the host once',
  category: 'composition',
  severity: 'high',
  confidence: 'likely',
  references: {
    practices: ['compose/current-format'],
    dclint: ['no-duplicate-exported-ports'],
  },
  why: `
    A port of the host can belong to one container only. The second service that asks for it fails at its start, and
    which of the two that is changes from start to start.`,
  unless: `the two services never run at the same time; put them into profiles that say so.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    ports: ["127.0.0.1:8080:80"]\n  api:\n    image: acme/api:1.9\n    ports: ["127.0.0.1:8080:3000"]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    ports: ["127.0.0.1:8080:80"]\n  api:\n    image: acme/api:1.9\n    ports: ["127.0.0.1:8081:3000"]\n',
    },
  ],
  check: {
    compose: {
      file({ services }, report) {
        const published: Published[] = [];
        for (const service of services)
          for (const port of service.ports) {
            const range = rangeOf(port);
            if (!range || published.length >= MOST_PORTS) continue;
            const mine = { service, port, range };
            const other = published.find(theirs => clash(theirs, mine));
            if (other)
              report(
                { source: port.source, start: port.start, end: port.end },
                `Port ${range[0]} of the host is already published by ${shown(
                  other.service.name,
                )}: choose another`,
              );
            published.push(mine);
          }
      },
    },
  },
});

/** Each is compared with all before it; no host publishes nearly as many. */
const MOST_PORTS = 1_000;

interface Published {
  readonly service: ComposeService;
  readonly port: ComposePort;
  readonly range: readonly [number, number];
}

/** A range of host ports for one container port is a choice, of which one is free. */
function rangeOf({ published, target }: ComposePort) {
  const range = published?.range;
  if (!range) return undefined;
  const isChoice =
    range[1] > range[0] &&
    (!target.range || target.range[0] === target.range[1]);
  return isChoice ? undefined : range;
}

function clash(a: Published, b: Published): boolean {
  const overlaps = a.range[0] <= b.range[1] && b.range[0] <= a.range[1];
  return (
    overlaps &&
    a.port.protocol === b.port.protocol &&
    sameAddress(a.port, b.port) &&
    runTogether(a.service, b.service)
  );
}

function sameAddress(a: ComposePort, b: ComposePort): boolean {
  if (a.hostIp?.unknown || b.hostIp?.unknown) return false;
  const everywhere = (port: ComposePort) =>
    !port.hostIp || ['0.0.0.0', '::', '*'].includes(port.hostIp.text);
  return everywhere(a) || everywhere(b) || a.hostIp?.text === b.hostIp?.text;
}
