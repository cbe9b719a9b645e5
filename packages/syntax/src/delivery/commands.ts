import type { Command } from '../shell/nodes';
import { buildAct, buildTool } from './build-command';
import { headOf, isOn, operandsOf, placeOf, valuesOf } from './command-words';
import type { ImageAct, LoginAct, ScanAct } from './nodes';
import type { ActPlace } from './place';
import { scanAct } from './scan-command';
import { containedCall } from './tool-call';
import type { ToolCall } from './tool-call';

/** What the commands of a script do to images, in order. */
export function commandActs(
  commands: readonly Command[],
  place: ActPlace,
): ImageAct[] {
  return commands.flatMap(command =>
    actsOf(containedCall(command) ?? command, place),
  );
}

function actsOf(command: ToolCall, place: ActPlace): ImageAct[] {
  const tool = buildTool(command);
  if (tool) return [buildAct(command, tool, place)];
  const login = loginAct(command, place);
  if (login) return [login];
  return [
    ...pushActs(command, place),
    ...evidenceActs(command, place),
    ...scans(command, place),
  ];
}

function scans(command: ToolCall, place: ActPlace): ScanAct[] {
  const scan = scanAct(command, place);
  return scan ? [scan] : [];
}

const shape = (command: ToolCall) =>
  operandsOf(command, new Set(['-H', '--host', '--context', '--config'])).map(
    operand => operand.shape,
  );

function pushActs(command: ToolCall, place: ActPlace): ImageAct[] {
  const [first, second, third] = shape(command);
  const operands = operandsOf(command);
  const last = operands[operands.length - 1];
  const lastTag = (words: number) =>
    operands.length > words && last
      ? [{ raw: last.raw, at: placeOf(last) }]
      : [];
  const push = (
    tool: string,
    words: number,
    references: { raw: string; at: ReturnType<typeof placeOf> }[],
    tagsComplete = true,
  ): ImageAct[] => [
    {
      ...place.base(tool, headOf(command, words)),
      does: 'push',
      tags: place.tags(references),
      tagsComplete,
    },
  ];
  switch (command.name) {
    case 'docker':
    case 'podman':
    case 'nerdctl':
    case 'buildah':
      if (first === 'push') {
        // All tags that the image has by then: which, another command says.
        const all = isOn(command, '--all-tags', '-a');
        return push(`${command.name} push`, 1, all ? [] : lastTag(1), !all);
      }
      if ((first === 'image' || first === 'manifest') && second === 'push')
        return push(`${command.name} ${first} push`, 2, lastTag(2));
      if (first === 'compose' && (second === 'push' || third === 'push'))
        return push('docker compose push', 2, [], false);
      if (first === 'buildx' && second === 'imagetools' && third === 'create')
        return push(
          'docker buildx imagetools create',
          3,
          valuesOf(command, '-t', '--tag'),
        );
      return [];
    case 'docker-compose':
      return first === 'push' ? push('docker-compose push', 1, [], false) : [];
    case 'crane':
    case 'gcrane':
      if (first === 'push' || first === 'copy' || first === 'cp')
        return push(`crane ${first}`, 1, lastTag(2));
      if (first === 'tag') {
        const tag = operands[2];
        return tag
          ? [
              {
                ...place.base('crane tag', headOf(command, 1)),
                does: 'push',
                tags: [place.tag(place.explain(tag.raw), placeOf(tag))],
                tagsComplete: true,
              },
            ]
          : [];
      }
      return [];
    case 'skopeo':
      return first === 'copy' && last?.shape.includes('docker://')
        ? push('skopeo copy', 1, [
            { raw: last.raw.replace('docker://', ''), at: placeOf(last) },
          ])
        : [];
    case 'regctl':
      return first === 'image' && (second === 'copy' || second === 'import')
        ? push('regctl image copy', 2, lastTag(3))
        : [];
    default:
      return [];
  }
}

function evidenceActs(command: ToolCall, place: ActPlace): ImageAct[] {
  const [first, second] = shape(command);
  const types = valuesOf(command, '--type', '--predicate-type')
    .map(({ raw }) => raw)
    .join(' ');
  const act = (
    does: 'sign' | 'sbom' | 'provenance',
    tool: string,
    words: number,
  ): ImageAct => ({
    ...place.base(tool, headOf(command, words)),
    does,
  });
  switch (command.name) {
    case 'cosign':
      if (first === 'sign') return [act('sign', 'cosign sign', 1)];
      if (first === 'attach' && second === 'sbom')
        return [act('sbom', 'cosign attach sbom', 2)];
      if (first !== 'attest') return [];
      if (/slsa|provenance/i.test(types))
        return [act('provenance', 'cosign attest', 1)];
      return [act('sbom', 'cosign attest', 1)];
    case 'notation':
      return first === 'sign' ? [act('sign', 'notation sign', 1)] : [];
    case 'syft':
    case 'cdxgen':
      return [act('sbom', command.name, 0)];
    case 'bom':
      return first === 'generate' ? [act('sbom', 'bom generate', 1)] : [];
    case 'cyclonedx':
    case 'cyclonedx-npm':
    case 'cyclonedx-py':
    case 'cyclonedx-gomod':
      return [act('sbom', command.name, 0)];
    case 'docker':
      if (first === 'sbom') return [act('sbom', 'docker sbom', 1)];
      if (first === 'scout' && second === 'sbom')
        return [act('sbom', 'docker scout sbom', 2)];
      return first === 'trust' && second === 'sign'
        ? [act('sign', 'docker trust sign', 2)]
        : [];
    case 'gh':
      return first === 'attestation' && second === 'sign'
        ? [act('sign', 'gh attestation', 2)]
        : [];
    case 'trivy': {
      const format = valuesOf(command, '--format', '-f')
        .map(({ raw }) => raw)
        .join(' ');
      return /cyclonedx|spdx/.test(format) ? [act('sbom', 'trivy', 0)] : [];
    }
    default:
      return [];
  }
}

/** The words of a login per tool: `docker login`, `helm registry login`. */
const logins: Record<string, readonly string[]> = {
  docker: ['login'],
  podman: ['login'],
  nerdctl: ['login'],
  buildah: ['login'],
  skopeo: ['login'],
  oras: ['login'],
  regctl: ['registry', 'login'],
  helm: ['registry', 'login'],
  crane: ['auth', 'login'],
  cosign: ['login'],
};

function loginAct(command: ToolCall, place: ActPlace): LoginAct | undefined {
  const words = command.name ? logins[command.name] : undefined;
  if (!words) return undefined;
  const given = shape(command).filter(word => words.includes(word));
  if (words.some(word => !given.includes(word))) return undefined;
  const [password] = valuesOf(command, '-p', '--password', '--pass');
  const explained = password ? place.explain(password.raw) : '';
  const byArgument = password ? 'argument' : 'other';
  const byStdin = isOn(command, '--password-stdin', '--pass-stdin');
  return {
    ...place.base(
      `${command.name} ${words.join(' ')}`,
      headOf(command, words.length),
    ),
    does: 'login',
    by: byStdin ? 'stdin' : byArgument,
    argument: password?.at,
    literal:
      password && isLiteral(explained)
        ? password.at
        : echoedLiteral(command, byStdin, place),
    jobToken: isJobToken(explained),
  };
}

/** Nothing in it is left to be filled in. */
export function isLiteral(explained: string): boolean {
  return explained.trim() !== '' && !explained.includes('{');
}

/** The token that the CI makes for one job. */
export function isJobToken(explained: string): boolean {
  return /CI_JOB_TOKEN|CI_REGISTRY_PASSWORD|GITHUB_TOKEN|github\.token/i.test(
    explained,
  );
}

/** `echo hunter2 | docker login --password-stdin` */
function echoedLiteral(command: ToolCall, byStdin: boolean, place: ActPlace) {
  const { pipeline } = command;
  const before =
    pipeline[pipeline.findIndex(({ start }) => start === command.start) - 1];
  if (!byStdin || !before || !/^(?:echo|printf)$/.test(before.name ?? ''))
    return undefined;
  const operands = operandsOf(before);
  const last = operands[operands.length - 1];
  return last && isLiteral(place.explain(last.raw)) ? placeOf(last) : undefined;
}
