import { defineRule } from '@plimsoll/engine';
import type { OfferedFix } from '@plimsoll/engine';
import type { PipelineImage, PipelineVariable } from '@plimsoll/syntax';
import { isEngineImage } from '../engine-image';

export default defineRule({
  id: 'ci/gitlab-dind-tls',
  title: 'Talk to the engine of the job over TLS',
  category: 'delivery',
  severity: 'high',
  confidence: 'certain',
  references: {
    practices: ['pipeline/isolated-builder'],
    controls: [
      'nist-sp-800-190@2017:4.2.1',
      'owasp-docker-cheat-sheet@0a11bd1d:1',
    ],
    urls: ['https://docs.gitlab.com/ci/docker/using_docker_build/'],
  },
  why: `
    Docker-in-Docker without TLS listens on port 2375 and does what anyone says who reaches it: other jobs on the same
    runner, if its network is shared. The engine is privileged, so that whoever drives it owns the runner. The image sets
    TLS up by itself unless it is told not to.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'build:\n  image: docker:29-cli\n  services: ["docker:29-dind"]\n  variables:\n    DOCKER_TLS_CERTDIR: ""\n    DOCKER_HOST: tcp://docker:2375\n  script: docker build .\n',
      good: 'build:\n  image: docker:29-cli\n  services: ["docker:29-dind"]\n  variables:\n    DOCKER_TLS_CERTDIR: /certs\n  script: docker build .\n',
    },
  ],
  check: {
    'gitlab-ci': {
      job(job, report) {
        const engines = job.services.filter(isEngine);
        if (engines.length === 0) {
          report.notApplicable();
          return;
        }
        const folder = job.variable('DOCKER_TLS_CERTDIR');
        if (folder && folder.value.written.trim() === '')
          report(
            folder,
            'An empty folder for certificates switches TLS off: set DOCKER_TLS_CERTDIR to /certs',
            { fix: replaced(folder, () => '/certs') },
          );
        const host = job.variable('DOCKER_HOST');
        if (host && /^tcp:\/\/.*:2375\b/.test(host.value.shape))
          report(
            host,
            'Port 2375 is the engine without TLS: leave DOCKER_HOST out, or use port 2376',
            { fix: replaced(host, text => text.replace(':2375', ':2376')) },
          );
        for (const word of engines.flatMap(({ words }) => words))
          if (/^--tls(?:verify)?=false$/.test(word.shape))
            report(
              word,
              'The engine is started without TLS: leave this out, and set DOCKER_TLS_CERTDIR to /certs',
            );
      },
    },
  },
});

/** The client then looks for its certificates below the same folder, which a person has to mount where it differs. */
function replaced(
  { node, source }: PipelineVariable,
  change: (text: string) => string,
): OfferedFix | undefined {
  const text = source.slice(node);
  const changed = change(text);
  if (node.source !== source || node.start === node.end || changed === text)
    return undefined;
  return {
    title: 'Talk to the engine over TLS',
    safe: false,
    edits: [{ at: { start: node.start, end: node.end }, text: changed }],
  };
}

const isEngine = ({ ref, text }: PipelineImage) =>
  (isEngineImage(ref) || /\bdocker:/.test(text.shape)) &&
  /dind/.test(text.shape);
