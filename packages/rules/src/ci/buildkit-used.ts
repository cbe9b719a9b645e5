import { defineRule } from '@plimsoll/engine';
import type {
  BuildAct,
  GitlabJob,
  LocatedInFile,
  OfferedFix,
  PipelineImage,
} from '@plimsoll/engine';
import { reportAt } from '../delivery/acts';
import { isEngineImage } from '../engine-image';

export default defineRule({
  id: 'ci/buildkit-used',
  title: 'Build with BuildKit',
  category: 'image-build',
  severity: 'low',
  confidence: 'likely',
  references: {
    practices: ['pipeline/isolated-builder'],
    controls: ['slsa-build@1.2:choose-build-platform'],
    urls: ['https://docs.docker.com/build/buildkit/'],
  },
  why: `
    The old builder knows no secret and cache mounts, builds stages that nothing needs, one after the other, and writes
    neither provenance nor SBOM. It is deprecated. Engines from 23.0 on use BuildKit unless they are told not to.`,
  unless: `the engine is older and cannot be changed.`,
  examples: [
    {
      kind: 'gitlab-ci',
      bad: 'build:\n  variables:\n    DOCKER_BUILDKIT: "0"\n  script: docker build .\n',
      good: 'build:\n  script: docker build .\n',
    },
  ],
  kinds: ['github-actions', 'gitlab-ci'],
  check: {
    service({ delivery }, report) {
      const found = delivery.jobs.flatMap(({ job, acts }) =>
        acts.flatMap(act =>
          act.does === 'build' && engineBuilds.test(act.tool)
            ? [{ job, act }]
            : [],
        ),
      );
      if (found.length === 0) {
        report.notApplicable();
        return;
      }
      for (const { job, act } of found) {
        const { buildkitOff, file } = act;
        const old = job && 'pipeline' in job ? oldEngine(job) : undefined;
        if (buildkitOff)
          reportAt(
            report,
            file,
            buildkitOff,
            'BuildKit is switched off here: leave DOCKER_BUILDKIT out, or set it to 1',
            { fix: fixOf(buildkitOff) },
          );
        else if (old && isClassic(act))
          reportAt(
            report,
            file,
            old,
            'An engine before version 23 builds without BuildKit: use a newer one, or set DOCKER_BUILDKIT to 1',
          );
      }
    },
  },
});

const engineBuilds =
  /^docker(?: (?:image|builder|compose))? build$|^docker-compose build$/;
const isClassic = ({ tool }: BuildAct) => !tool.includes('compose');

/** An engine of which the version is known and old, where nothing switches BuildKit on. */
function oldEngine(job: GitlabJob): LocatedInFile | undefined {
  if (job.variable('DOCKER_BUILDKIT')) return undefined;
  const images = job.image ? [job.image, ...job.services] : job.services;
  const old = images.find(isOld);
  return old && { source: old.source, start: old.start, end: old.end };
}

function isOld({ ref }: PipelineImage): boolean {
  const major = /^v?(\d+)/.exec(ref?.tag?.value ?? '')?.[1];
  return isEngineImage(ref) && major !== undefined && Number(major) < 23;
}

/** `0` becomes `1`, whatever is around it. */
function fixOf(at: LocatedInFile): OfferedFix | undefined {
  const text = at.source.slice(at);
  const match = /(?:\b0|\bfalse)(["']?)$/.exec(text);
  if (!match) return undefined;
  const start = at.start + match.index;
  return {
    title: 'Switch BuildKit on',
    safe: false,
    edits: [{ at: { start, end: at.end - match[1].length }, text: '1' }],
  };
}
