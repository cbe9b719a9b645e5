import type { Command } from '../shell/nodes';

/** A tool with its arguments: run by the shell itself, or in a container that the shell starts. */
export type ToolCall = Pick<
  Command,
  | 'name'
  | 'nameAt'
  | 'args'
  | 'assignments'
  | 'redirects'
  | 'source'
  | 'start'
  | 'end'
  | 'pipeline'
  | 'pipefail'
  | 'followedBy'
  | 'within'
  | 'conditional'
>;

const runners = new Set(['docker', 'podman', 'nerdctl']);

/** Flags of `docker run` without a value; any other takes the next word unless it is glued to it. */
const switches = new Set(
  '-d --detach -i --interactive -t --tty --rm --init --privileged --read-only -P --publish-all --no-healthcheck --oom-kill-disable --quiet -q --sig-proxy --disable-content-trust'.split(
    ' ',
  ),
);

/** Images that are a tool: what follows them are its arguments. */
const toolImages: readonly [RegExp, string][] = [
  [/(?:^|\/)(?:aquasec\/trivy|aquasecurity\/trivy|bitnami\/trivy)$/, 'trivy'],
  [/(?:^|\/)anchore\/grype$/, 'grype'],
  [/(?:^|\/)anchore\/syft$/, 'syft'],
  [
    /(?:^|\/)projectsigstore\/cosign$|(?:^|\/)sigstore\/cosign\/cosign$/,
    'cosign',
  ],
  [/(?:^|\/)snyk\/snyk(?:-cli)?$/, 'snyk'],
  [/(?:^|\/)skopeo\/stable$/, 'skopeo'],
  [/(?:^|\/)go-containerregistry\/crane$/, 'crane'],
  [/(?:^|\/)kaniko-project\/executor$/, 'executor'],
  [/(?:^|\/)hadolint\/hadolint$/, 'hadolint'],
  [/(?:^|\/)checkmarx\/kics$/, 'kics'],
  [/(?:^|\/)bridgecrew\/checkov$/, 'checkov'],
];

/** The tool that a command starts in a container, if it is one that is known by its image. */
export function containedCall(command: Command): ToolCall | undefined {
  const { name, args } = command;
  if (name === undefined || !runners.has(name)) return undefined;
  const run = args.findIndex(({ shape }) => shape === 'run');
  if (run < 0 || run > 2) return undefined;
  let index = run + 1;
  while (index < args.length && args[index].shape.startsWith('-')) {
    const { shape } = args[index];
    const isSwitch =
      shape.includes('=') ||
      switches.has(shape) ||
      /^-[ditqP]{2,}$/.test(shape);
    index += isSwitch ? 1 : 2;
  }
  const image = args[index];
  if (!image) return undefined;
  const repository = image.shape.replace(/@.*/, '').replace(/:[^/:]*$/, '');
  const tool = toolImages.find(([pattern]) => pattern.test(repository))?.[1];
  if (tool === undefined) return undefined;
  const { assignments, redirects, source, start, end } = command;
  const { pipeline, pipefail, followedBy, within, conditional } = command;
  return {
    name: tool,
    nameAt: image,
    args: args.slice(index + 1),
    assignments,
    redirects,
    source,
    start,
    end,
    pipeline,
    pipefail,
    followedBy,
    within,
    conditional,
  };
}
