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
    controls: [
      'nist-sp-800-190@2017:4.4.2',
      'owasp-docker-cheat-sheet@0a11bd1d:5',
      'owasp-docker-top-10@2023:D03',
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
            .find(edge => !needs(edge, store));
          if (found)
            report(
              store.key,
              `Service ${shown(
                found.name,
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

/** Of each network the services that the world reaches; of very many some. */
function edgesByNetwork(edges: readonly ComposeService[]) {
  const byNetwork = new Map<string, ComposeService[]>();
  for (const edge of edges)
    for (const name of networksOf(edge)) {
      const known = byNetwork.get(name) ?? [];
      if (known.length === 0) byNetwork.set(name, known);
      if (known.length < 20) known.push(edge);
    }
  return byNetwork;
}

function isInternal(compose: Compose, name: string): boolean {
  const node = compose.network(name)?.node?.get('internal');
  return node?.type === 'scalar' && node.boolean === true;
}

/** It says so: by a dependency, a link, or the name in its settings. */
function needs(edge: ComposeService, store: ComposeService): boolean {
  const name = store.name;
  const mentioned = [
    ...edge.environment.flatMap(({ value }) => value?.shape ?? []),
    ...(edge.command?.words ?? []).map(({ shape }) => shape),
    ...edge.items('links').map(item => item.source.slice(item)),
  ];
  return (
    edge.dependsOn.some(dependency => dependency.name === name) ||
    mentioned.some(text => text.split(/[^\w.-]+/).includes(name))
  );
}
