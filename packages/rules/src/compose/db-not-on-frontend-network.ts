import { defineRule } from '@plimsoll/engine';
import type { Compose, ComposeService } from '@plimsoll/syntax';
import { hardening, keepsRunning } from '../compose-services';
import { roleOf } from '../known-images';
import { shown } from '../shown';

export default defineRule({
  id: 'compose/db-not-on-frontend-network',
  title: 'Keep databases off the network of the edge',
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
  },
  why: `
    The service that the world reaches is the one that is broken into first. If it does not need the database, it should
    not be able to reach it: give the database a network with the services that do, and none with the edge.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  edge: {image: "caddy:2.10", ports: ["0.0.0.0:443:443"], networks: [net]}\n  web: {image: "acme/web:2.3", networks: [net], depends_on: [db]}\n  db: {image: "postgres:18.1", networks: [net]}\nnetworks:\n  net:\n',
      good: 'services:\n  edge: {image: "caddy:2.10", ports: ["0.0.0.0:443:443"], networks: [front]}\n  web: {image: "acme/web:2.3", networks: [front, back], depends_on: [db]}\n  db: {image: "postgres:18.1", networks: [back]}\nnetworks:\n  front:\n  back:\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        const services = compose.services.filter(keepsRunning);
        const stores = services.filter(isStore);
        const edges = services.filter(
          service => !isStore(service) && service.ports.some(isOpen),
        );
        const namesNetworks = services.some(
          ({ networks }) => networks.length > 0,
        );
        // Where nobody names a network, that is what is told.
        if (
          services.length < 3 ||
          stores.length === 0 ||
          edges.length === 0 ||
          !namesNetworks
        ) {
          report.notApplicable();
          return;
        }
        const edgeOf = edgesByNetwork(edges);
        for (const store of stores.filter(({ isVariant }) => !isVariant)) {
          const found = networksOf(store)
            .filter(name => !isInternal(compose, name))
            .flatMap(name => edgeOf.get(name) ?? [])
            .find(({ names }) => !names.has(store.name));
          if (found)
            report(
              store.key,
              `Service ${shown(
                found.service.name,
              )} is open to the world and reaches ${shown(
                store.name,
              )} without need: put the latter on a network of its own`,
              hardening(store),
            );
        }
      },
    },
  },
});

const stores = new Set(['database', 'cache', 'broker', 'search']);

const isStore = (service: ComposeService) => stores.has(roleOf(service) ?? '');

const isOpen = ({ hostIp }: ComposeService['ports'][number]) =>
  !hostIp || !/^(?:127\.|::1$)/.test(hostIp.text);

/** The networks of a service; Compose puts one that names none on the default one. */
function networksOf(service: ComposeService): string[] {
  if (service.entry('network_mode')) return [];
  const named = service.networks.map(({ shape }) => shape);
  return named.length > 0 ? named : ['default'];
}

/** A service that the world reaches, with the words of its settings that may name another. */
interface Edge {
  readonly service: ComposeService;
  readonly names: ReadonlySet<string>;
}

/** Of each network the services that the world reaches; of very many some. */
function edgesByNetwork(edges: readonly ComposeService[]) {
  const byNetwork = new Map<string, Edge[]>();
  for (const service of edges) {
    let edge: Edge | undefined;
    for (const name of networksOf(service)) {
      const known = byNetwork.get(name) ?? [];
      if (known.length === 0) byNetwork.set(name, known);
      if (known.length >= 20) continue;
      edge ??= { service, names: namesIn(service) };
      known.push(edge);
    }
  }
  return byNetwork;
}

function isInternal(compose: Compose, name: string): boolean {
  const node = compose.network(name)?.node?.get('internal');
  return node?.type === 'scalar' && node.boolean === true;
}

/** The services that it says it needs: by a dependency, a link, or their name in its settings. */
function namesIn(service: ComposeService): ReadonlySet<string> {
  const texts = [
    ...service.environment.flatMap(({ value }) => value?.shape ?? []),
    ...(service.command?.words ?? []).map(({ shape }) => shape),
    ...service.items('links').map(item => item.source.slice(item)),
  ];
  return new Set([
    ...service.dependsOn.map(({ name }) => name),
    ...texts.flatMap(text => text.split(/[^\w.-]+/)),
  ]);
}
