import { defineRule } from '@plimsoll/engine';
import type { ComposeMount } from '@plimsoll/syntax';
import { leadsToEngine } from '../engine-sockets';
import { knownImage } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/no-docker-socket',
  title: 'Keep the container engine out of reach',
  category: 'runtime-security',
  severity: 'critical',
  confidence: 'certain',
  references: {
    practices: ['volume/host-left-alone'],
    controls: [
      'cis-docker@1.8.0:5.32',
      'nist-sp-800-190@2017:4.5.5',
      'owasp-docker-cheat-sheet@0a11bd1d:1',
      'bsi-it-grundschutz@2022:SYS.1.6.A16',
    ],
    kics: ['Docker Socket Mounted In Container'],
    urls: [
      'https://docs.docker.com/engine/security/#docker-daemon-attack-surface',
    ],
  },
  why: `
    Whoever can talk to the engine's socket can start a container with the host's disk in it, and so is root on the host.
    Read-only does not help: it protects the file, not what is said through it. \`use_api_socket\` hands over the same
    power together with your registry credentials.`,
  unless: `the service is the filtering proxy in front of the socket; its clients then talk to the proxy and are not reported.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  ci:\n    image: acme/runner:4.2\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock:ro\n',
      good: 'services:\n  ci:\n    image: acme/runner:4.2\n    environment:\n      DOCKER_HOST: tcp://socket-proxy:2375\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const isProxy = knownImage(service.image?.ref)?.role === 'socket-proxy';
        for (const mount of service.mounts) {
          const socket = socketIn(mount);
          if (!socket) continue;
          report(
            mount,
            isProxy
              ? `The proxy holds the engine's socket (${shown(
                  socket,
                )}): let it pass only the calls its clients need, and publish no port`
              : `The engine's socket (${shown(
                  socket,
                )}) is handed in, which is root on the host: talk to a filtering proxy instead`,
            isProxy ? { severity: 'high' } : {},
          );
        }
        const api = service.entry('use_api_socket');
        if (api && service.isOn('use_api_socket'))
          report(
            api,
            "The engine's socket and your registry credentials are handed in (use_api_socket): talk to a filtering proxy instead",
          );
      },
    },
  },
});

/** The socket, or the folder with it, that a mount brings along. */
function socketIn({ type, from }: ComposeMount): string | undefined {
  if (from === undefined || !leadsToEngine(from)) return undefined;
  return type === 'npipe' || from.includes('\\') ? 'docker_engine' : from;
}
