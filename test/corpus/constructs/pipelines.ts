import type { CorpusProject } from '../corpus';

const anyFile =
  (pattern: RegExp) =>
  ({ files }: CorpusProject) =>
    files.some(({ file, text }) => /\.ya?ml$/.test(file) && pattern.test(text));

const anyName =
  (pattern: RegExp) =>
  ({ files }: CorpusProject) =>
    files.some(({ file }) => pattern.test(file));

/** What real pipelines hold and readers of them trip over; the table in the README counts these. */
export const pipelineConstructs: Record<
  string,
  (project: CorpusProject) => boolean
> = {
  'GitHub Actions': anyName(/^\.github\/workflows\//),
  'GitLab CI': anyName(/\.gitlab-ci\.yml$/),
  'several files of a pipeline': ({ files }) =>
    files.filter(({ file }) => /\.ya?ml$/.test(file)).length > 1,
  'Dockerfile beside it': anyName(/(?:^|[/.])(?:Dockerfile|Containerfile)/),
  'composite action': anyName(/action\.yml$/),
  'reusable workflow': anyFile(/workflow_call|^\s+uses: [^@\s]+\.yml@/m),
  matrix: anyFile(/^\s+matrix:/m),
  'service containers': anyFile(/^\s+services:/m),
  'anchors and merges': anyFile(/^\s+<<:|[:-] &\w/m),
  '`extends`': anyFile(/^\s+extends:/m),
  '`!reference`': anyFile(/!reference/),
  '`include` or `trigger`': anyFile(/^(?:include|\s+trigger):/m),
  inputs: anyFile(/inputs\./),
  'build action': anyFile(/build-push-action|bake-action/),
  'Docker in Docker': anyFile(/\bdind\b/),
  'builder without an engine': anyFile(
    /kaniko|buildah|buildctl|podman build|\bjib\b|ko build|pack build|build-image/,
  ),
  scan: anyFile(/trivy|grype|anchore|scout|snyk|ontainer-[Ss]canning/),
  signature: anyFile(/cosign sign|actions\/attest|slsa-framework/),
  deployment: anyFile(
    /kubectl|helm (?:upgrade|uninstall)|deploy-cloudrun|ecs-deploy|containerapp|argocd|docker pull/,
  ),
  'comment that accepts findings': anyFile(/#\s*(?:plimsoll|zizmor:)/),
  CRLF: anyFile(/\r\n/),
  template: anyFile(/\{%/),
};
