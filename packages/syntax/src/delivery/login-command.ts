import { headOf, isOn, operandsOf, placeOf, valuesOf } from './command-words';
import type { LoginAct } from './nodes';
import type { ActPlace } from './place';
import type { ToolCall } from './tool-call';
import type { LocatedInFile } from '../yaml/nodes';

const dockerFlags = new Set(['-H', '--host', '--context', '--config']);

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

/** A command that logs in to a registry, or hands over a key of a cloud that does. */
export function loginAct(
  command: ToolCall,
  place: ActPlace,
): LoginAct | undefined {
  const cloud = cloudLogin(command, place);
  if (cloud) return cloud;
  const { name } = command;
  if (name === undefined || !Object.hasOwn(logins, name)) return undefined;
  const words = logins[name];
  const given = operandsOf(command, dockerFlags)
    .map(({ shape }) => shape)
    .filter(word => words.includes(word));
  if (words.some(word => !given.includes(word))) return undefined;
  const [password] = valuesOf(command, '-p', '--password', '--pass');
  const explained = password ? place.explain(password.raw) : '';
  const byArgument = password ? 'argument' : 'other';
  const byStdin = isOn(command, '--password-stdin', '--pass-stdin');
  return {
    ...place.base(
      `${command.name} ${words.join(' ')}`,
      headOf(command, words.length),
      command,
    ),
    does: 'login',
    by: byStdin ? 'stdin' : byArgument,
    argument: password?.at,
    literal:
      password && isLiteral(explained)
        ? password.at
        : echoedLiteral(command, byStdin, place),
    jobToken: isJobToken(explained),
    ...registryKey(command, place),
  };
}

/** `docker login -u _json_key https://europe-docker.pkg.dev`: the user's name tells that the password is a key. */
function registryKey(
  command: ToolCall,
  place: ActPlace,
): Pick<LoginAct, 'cloud' | 'cloudKey'> {
  const [user] = valuesOf(command, '-u', '--username');
  const name = user && place.explain(user.raw);
  return name && /^_json_key(?:_base64)?$/.test(name)
    ? { cloud: 'Google Cloud', cloudKey: user.at }
    : {};
}

/** A key that a tool of a cloud is given, as an argument or by the environment. */
function cloudLogin(command: ToolCall, place: ActPlace): LoginAct | undefined {
  const { name } = command;
  const words = operandsOf(command).map(({ shape }) => shape);
  const act = (
    cloud: string,
    tool: string,
    cloudKey: LocatedInFile | undefined,
  ): LoginAct => ({
    ...place.base(tool, headOf(command, 2), command),
    does: 'login',
    by: 'other',
    jobToken: false,
    cloud,
    cloudKey,
  });
  if (name === 'aws' && words[0] === 'ecr' && /^get-login/.test(words[1] ?? ''))
    return act(
      'AWS',
      `aws ecr ${words[1]}`,
      place.surroundings.setting('AWS_SECRET_ACCESS_KEY')?.at,
    );
  if (
    name === 'gcloud' &&
    words[0] === 'auth' &&
    words[1] === 'activate-service-account'
  )
    return act(
      'Google Cloud',
      'gcloud auth activate-service-account',
      valuesOf(command, '--key-file')[0]?.at ?? headOf(command, 2),
    );
  if (name === 'az' && words[0] === 'login') {
    const [password] = valuesOf(command, '-p', '--password');
    return act(
      'Azure',
      'az login',
      isOn(command, '--service-principal') ? password?.at : undefined,
    );
  }
  return undefined;
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
