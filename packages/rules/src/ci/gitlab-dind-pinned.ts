import { defineRule } from '@plimsoll/engine';
import type { PipelineImage } from '@plimsoll/syntax';
import { isEngineImage } from '../engine-image';
import { shown } from '../shown';

export default defineRule({
  id: 'ci/gitlab-dind-pinned',
  title: 'Name the version of the engine in jobs',
  category: 'delivery',
  severity: 'medium',
  confidence: 'certain',
  references: {
    practices: ['pipeline/pinned-tools'],
    urls: ['https://docs.gitlab.com/ci/docker/using_docker_build/'],
  },
  why: `
    \`docker:latest\`, \`docker:dind\` and \`docker:cli\` are whatever Docker released last. A new major version has more than
    once stopped pipelines everywhere on the same morning, and client and engine of different ages misunderstand each
    other. Name the same version for both, \`docker:29-cli\` and \`docker:29-dind\`.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'build:\n  image: docker:latest\n  services: ["docker:dind"]\n  script: docker build .\n',
      good: 'build:\n  image: docker:29.1-cli\n  services: ["docker:29.1-dind"]\n  script: docker build .\n',
    },
  ],
  check: {
    'gitlab-ci': {
      job({ image, services }, report) {
        const engines = [...(image ? [image] : []), ...services].filter(
          ({ ref }) => isEngineImage(ref),
        );
        if (engines.length === 0) {
          report.notApplicable();
          return;
        }
        for (const engine of engines) {
          const { ref, source, start, end } = engine;
          if (!ref || ref.isPinned) continue;
          const at = { source, start, end };
          const tag = ref.tag?.value;
          if (ref.hasTag === false)
            report(
              at,
              'The engine has no version, so that it changes with every release: name one, such as docker:29-dind',
            );
          else if (!tag)
            report.unknown('A variable decides the version of the engine');
          else if (!/^v?\d/.test(tag))
            report(
              at,
              `The tag ${shown(
                tag,
              )} changes with every release of the engine: name a version, such as docker:29-${
                tag.includes('dind') ? 'dind' : 'cli'
              }`,
            );
        }
        const client = image && majorOf(image);
        for (const service of services) {
          const major = majorOf(service);
          if (client !== undefined && major !== undefined && client !== major)
            report(
              {
                source: service.source,
                start: service.start,
                end: service.end,
              },
              `The client is version ${client} and the engine ${major}: use the same for both`,
              { severity: 'low' },
            );
        }
      },
    },
  },
});

function majorOf({ ref }: PipelineImage): string | undefined {
  return isEngineImage(ref)
    ? /^v?(\d+)/.exec(ref?.tag?.value ?? '')?.[1]
    : undefined;
}
