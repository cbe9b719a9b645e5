import { defineRule } from '@plimsoll/engine';
import type { PipelineImage, Report } from '@plimsoll/engine';
import { isEngineImage } from '../engine-image';

export default defineRule({
  id: 'ci/gitlab-dind-avoid-privileged',
  title: 'Build without a privileged engine in the job',
  category: 'delivery',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/isolated-builder'],
    controls: ['owasp-docker-cheat-sheet@0a11bd1d:11'],
    urls: ['https://docs.gitlab.com/ci/docker/using_buildkit/'],
  },
  why: `
    The engine in the job needs a privileged runner: whatever a job starts there can take over the machine, and with it
    the jobs of others. Rootless BuildKit, buildah and podman build the same Dockerfile without that. Kaniko did so too,
    but is archived since June 2025 and gets no more fixes.`,
  unless: `the runners are thrown away after each job, as those of GitLab.com are.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'build:\n  image: docker:29.1-cli\n  services: ["docker:29.1-dind"]\n  script: docker build .\n',
      good: 'build:\n  image:\n    name: moby/buildkit:v0.32.2-rootless\n    entrypoint: [""]\n  variables:\n    BUILDKITD_FLAGS: --oci-worker-no-process-sandbox\n  script: buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=. --local dockerfile=.\n',
    },
  ],
  check: {
    'gitlab-ci': {
      job({ image, services, script }, report) {
        const engines = services.filter(isEngine);
        for (const engine of engines)
          if (!/rootless/.test(engine.text.shape))
            report(
              at(engine),
              'This engine needs a privileged runner: build with rootless BuildKit, buildah or docker:29-dind-rootless',
            );
        const isKaniko = /kaniko-project\/executor/.test(
          image?.text.shape ?? '',
        );
        if (image && isKaniko) judgeKaniko(image, report);
        const builds = script.some(({ commands }) =>
          commands.some(command =>
            /^(?:buildctl|buildctl-daemonless\.sh|buildah|podman|docker)$/.test(
              command.name ?? '',
            ),
          ),
        );
        if (engines.length === 0 && !isKaniko && !builds)
          report.notApplicable();
      },
    },
  },
});

function judgeKaniko(image: PipelineImage, report: Report) {
  report(
    at(image),
    'Kaniko is archived and gets no more fixes: build with rootless BuildKit or buildah',
  );
}

const at = ({ source, start, end }: PipelineImage) => ({ source, start, end });

const isEngine = ({ ref, text }: PipelineImage) =>
  (isEngineImage(ref) || /\bdocker:/.test(text.shape)) &&
  /dind/.test(text.shape);
