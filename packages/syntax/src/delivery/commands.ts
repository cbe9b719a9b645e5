import type { Command } from '../shell/nodes';
import { buildAct, buildTool } from './build-command';
import { headOf, isOn, operandsOf, placeOf, valuesOf } from './command-words';
import type { ImageAct, LoginAct, ScanAct } from './nodes';
import type { ActPlace } from './place';
import { pushAct } from './push-command';
import { scanAct } from './scan-command';
import { containedCall } from './tool-call';
import type { ToolCall } from './tool-call';

/** What the commands of a script do to images, in order. */
export function commandActs(
  commands: readonly Command[],
  place: ActPlace,
): ImageAct[] {
  return commands.flatMap(command => {
    place.folder.follow(command, raw => place.explain(raw));
    return actsOf(containedCall(command) ?? command, place);
  });
}

function actsOf(command: ToolCall, place: ActPlace): ImageAct[] {
  const tool = buildTool(command);
  if (tool) return [buildAct(command, tool, place)];
  const login = loginAct(command, place);
  if (login) return [login];
  const push = pushAct(command, place);
  if (push) return [push];
  return [...evidenceActs(command, place), ...scans(command, place)];
}

function scans(command: ToolCall, place: ActPlace): ScanAct[] {
  const scan = scanAct(command, place);
  return scan ? [scan] : [];
}

const shape = (command: ToolCall) =>
  operandsOf(command, new Set(['-H', '--host', '--context', '--config'])).map(
    operand => operand.shape,
  );

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
