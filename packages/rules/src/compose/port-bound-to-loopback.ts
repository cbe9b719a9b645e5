import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { ComposePort, ComposeService } from '@plimsoll/syntax';
import { hardening } from '../compose-services';
import { internalPort, isEverywhere } from '../internal-ports';
import { roleOf } from '../known-images';
import { addToMap } from '../yaml-edits';

export default defineRule({
  id: 'compose/port-bound-to-loopback',
  title: 'Bind published ports to loopback',
  category: 'runtime-security',
  severity: 'medium',
  confidence: 'likely',
  references: {
    practices: ['network/published-on-purpose'],
    controls: [
      'cis-docker@1.8.0:5.14',
      'nist-sp-800-190@2017:4.4.2',
      'owasp-docker-cheat-sheet@0a11bd1d:5a',
      'owasp-docker-top-10@2023:D03',
      'bsi-it-grundschutz@2022:SYS.1.6.A5',
    ],
    dclint: ['no-unbound-port-interfaces'],
    kics: ['Container Traffic Not Bound To Host Interface'],
    urls: [
      'https://docs.docker.com/engine/network/packet-filtering-firewalls/',
    ],
  },
  why: `
    A port published without an address is open on every interface of the host, and Docker writes its rules in front of
    the host's firewall, so that ufw or firewalld do not stop it. Services of the same project reach each other without
    publishing anything. For what is wanted on the host alone, \`127.0.0.1:\` is enough.`,
  unless: `the service is the edge that the world should reach; then write the address down (\`0.0.0.0:443:443\`), so that it is plain that you meant it.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  db:\n    image: postgres:18.1\n    ports:\n      - "5432:5432"\n',
      good: 'services:\n  db:\n    image: postgres:18.1\n    ports:\n      - "127.0.0.1:5432:5432"\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        if (
          service.ports.length === 0 ||
          service.text('network_mode')?.value === 'host'
        ) {
          report.notApplicable();
          return;
        }
        for (const port of service.ports) judge(service, port);

        function judge(owner: ComposeService, port: ComposePort) {
          const { hostIp } = port;
          if (hostIp?.unknown) {
            report.unknown(
              'A variable decides on which address a port is published',
            );
            return;
          }
          const isInternal = internalPort(owner, port);
          if (hostIp && isEverywhere(hostIp.text))
            report.unmet(
              'cis-docker@1.8.0:5.14',
              'owasp-docker-cheat-sheet@0a11bd1d:5a',
            );
          // An address that is written down was chosen, if not for what nobody should reach from outside.
          if (hostIp && !(isInternal && isEverywhere(hostIp.text))) return;
          const shown = port.published?.range
            ? `Port ${shownRange(port.published.range)}`
            : 'The port';
          if (isInternal)
            report(
              port,
              `${shown} of a ${isInternal} is open on all interfaces: publish it on 127.0.0.1, or not at all`,
              hardening(owner, { severity: 'high', fix: fixOf(port) }),
            );
          else if (isEdge(owner, port))
            report(
              port,
              `${shown} is open on all interfaces: if the world is meant to reach it, write the address 0.0.0.0 down`,
              { severity: 'info', fix: fixOf(port) },
            );
          else
            report(
              port,
              `${shown} is open on all interfaces: publish it on 127.0.0.1, or name the address you mean`,
              hardening(owner, { fix: fixOf(port) }),
            );
        }
      },
    },
  },
});

const shownRange = ([first, last]: readonly [number, number]) =>
  first === last ? `${first}` : `${first}-${last}`;

/** 80 and 443 are for the world, and so is what a known proxy publishes. */
function isEdge(service: ComposeService, { published }: ComposePort): boolean {
  const port = published?.range?.[0];
  return port === 80 || port === 443 || roleOf(service) === 'proxy';
}

/** Puts the address in front, where a host port is given, or beside the port in the long form. */
function fixOf({
  node,
  published,
  hostIp,
}: ComposePort): OfferedFix | undefined {
  if (!published || hostIp) return undefined;
  const title = 'Publish it on 127.0.0.1 only';
  if (node.type === 'map') {
    const edits = addToMap(node, ['host_ip: 127.0.0.1']);
    return edits && { title, safe: false, edits };
  }
  if (node.type !== 'scalar') return undefined;
  const at = node.slice(0, 0).start;
  return {
    title,
    safe: false,
    edits: [{ at: { start: at, end: at }, text: '127.0.0.1:' }],
  };
}
