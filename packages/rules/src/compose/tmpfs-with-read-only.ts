import { defineRule } from '@plimsoll/engine';
import type { ComposeMount } from '@plimsoll/syntax';

export default defineRule({
  id: 'compose/tmpfs-with-read-only',
  title: 'Bound the size of folders in memory',
  category: 'operations',
  severity: 'info',
  confidence: 'certain',
  references: {
    practices: ['volume/read-only-root'],
    controls: ['owasp-docker-top-10@2023:D07'],
    urls: ['https://docs.docker.com/engine/storage/tmpfs/'],
  },
  why: `
    A \`tmpfs\` grows to half of the host's memory unless it is given a size: one that is filled by mistake, or on purpose,
    takes it from everything else. \`/tmp:size=64m\` is enough for most services.`,
  unless: `the service has a memory limit, which counts what is in its tmpfs too.`,
  examples: [
    {
      kind: 'compose',
      bad: 'services:\n  web:\n    image: acme/web:2.3\n    read_only: true\n    tmpfs: [/tmp]\n',
      good: 'services:\n  web:\n    image: acme/web:2.3\n    read_only: true\n    tmpfs: ["/tmp:size=64m"]\n',
    },
  ],
  check: {
    compose: {
      service(service, report) {
        const mounts = service.mounts.filter(({ type }) => type === 'tmpfs');
        if (service.tmpfs.length === 0 && mounts.length === 0) {
          report.notApplicable();
          return;
        }
        // A limit bounds them together with everything else.
        if (service.memoryLimit.length > 0) return;
        const unbounded = [
          ...service.tmpfs.filter(({ shape }) => !/[:,]size=/.test(shape)),
          ...mounts.filter(mount => !hasSize(mount)),
        ];
        for (const at of unbounded)
          report(
            at,
            'This folder may take half of the memory of the host: give it a size',
          );
      },
    },
  },
});

const hasSize = ({ node }: ComposeMount) =>
  node.type === 'map' && node.map('tmpfs')?.has('size') === true;
