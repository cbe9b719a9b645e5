import { defineRule } from '@plimsoll/engine';
import type { Compose } from '@plimsoll/syntax';
import { hardening } from '../compose-services';

export default defineRule({
  id: 'compose/no-swarm-only-key',
  title: 'Leave out what only a swarm reads',
  category: 'composition',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['compose/current-format'],
    controls: ['cis-docker@1.8.0:5.1'],
    urls: ['https://docs.docker.com/reference/compose-file/deploy/'],
  },
  why: `
    \`docker compose\` passes \`deploy.placement\`, \`update_config\`, \`rollback_config\` and \`endpoint_mode\` over without
    a word. Whoever reads the file believes that updates are rolled out one by one, and back when they fail; nothing of
    the sort happens. \`deploy.resources\` is honoured.`,
  unless: `the file is given to \`docker stack deploy\`; files without anything that only Compose reads are not reported.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    build: .\n    deploy:\n      update_config: {order: start-first}\n',
      good: 'services:\n  web:\n    build: .\n',
    },
  ],
  check: {
    compose: {
      file(compose, report) {
        const isForCompose = isReadByCompose(compose);
        for (const service of compose.services)
          for (const key of swarmOnly) {
            const entry = service.entry('deploy', key);
            if (entry && isForCompose)
              report(
                entry.key,
                `Compose passes ${key} over, which only a swarm reads: leave it out`,
                hardening(service),
              );
          }
      },
    },
  },
});

const swarmOnly = [
  'endpoint_mode',
  'placement',
  'rollback_config',
  'update_config',
];

/** Something in the file is passed over by a swarm, so that it is Compose that reads it. */
function isReadByCompose({ services, source }: Compose): boolean {
  if (/(?:^|[/._-])(?:stack|swarm)(?:[/._-]|$)/i.test(source.file))
    return false;
  return services.some(
    service =>
      ['build', 'container_name', 'restart', 'network_mode', 'profiles'].some(
        key => service.entry(key),
      ) || service.dependsOn.some(({ syntax }) => syntax === 'long'),
  );
}
