import type { Text } from '../text';
import type { LocatedInFile } from '../yaml/nodes';
import { headOf, operandsOf, placeOf, valuesOf } from './command-words';
import type { DeployAct, DeployedImage } from './nodes';
import type { ActPlace } from './place';
import { referenceOf } from './tags';
import type { ToolCall } from './tool-call';

interface Deploy {
  readonly tool: string;
  readonly words: number;
  readonly images: readonly DeployedImage[];
}

/** A command that puts an image to work, or writes down which one is to. */
export function deployActs(command: ToolCall, place: ActPlace): DeployAct[] {
  const deploy = deployOf(command, place);
  return deploy
    ? [
        {
          ...place.base(deploy.tool, headOf(command, deploy.words), command),
          does: 'deploy',
          runs: deploy.images,
        },
      ]
    : [];
}

/** How an image reference says which image it is. */
export function deployed(
  raw: string,
  at: LocatedInFile,
  place: ActPlace,
): DeployedImage {
  const text = place.explain(raw);
  const { tag, byDigest } = referenceOf(text);
  if (byDigest || isDigest(text)) return { ...at, text, by: 'digest' };
  if (tag === undefined || text.trim() === '')
    return { ...at, text, by: 'unknown' };
  const { meaning } = place.tag(tag, at);
  return meaning === 'unknown'
    ? { ...at, text, by: 'unknown' }
    : { ...at, text, by: 'tag', meaning };
}

/** A tag or a digest, without the name of the image. */
function deployedTag(
  raw: string,
  at: LocatedInFile,
  place: ActPlace,
): DeployedImage {
  const text = place.explain(raw);
  if (isDigest(text)) return { ...at, text, by: 'digest' };
  const { meaning } = place.tag(text, at);
  return meaning === 'unknown'
    ? { ...at, text, by: 'unknown' }
    : { ...at, text, by: 'tag', meaning };
}

/** `imageid` of the build action is the id of the local image, which no registry knows. */
const isDigest = (text: string) =>
  /^sha256:|@sha256:|digest/i.test(text) && !/imageid/i.test(text);

const kubectlFlags = new Set(
  '-n --namespace --context --kubeconfig --cluster -f --filename -k --kustomize -l --selector -o --output --timeout --record -c --container --server --token --user'.split(
    ' ',
  ),
);

function deployOf(command: ToolCall, place: ActPlace): Deploy | undefined {
  const words = operandsOf(command, kubectlFlags);
  const [first, second, third] = words.map(({ shape }) => shape);
  const byFlag = (...names: string[]) =>
    valuesOf(command, ...names).map(({ raw, at }) => deployed(raw, at, place));
  switch (command.name) {
    case 'kubectl':
    case 'oc':
      if (first === 'set' && second === 'image')
        return {
          tool: `${command.name} set image`,
          words: 2,
          images: assigned(words.slice(3), place),
        };
      return /^(?:apply|create|replace|patch|rollout)$/.test(first ?? '')
        ? { tool: `${command.name} ${first}`, words: 1, images: [] }
        : undefined;
    case 'kustomize':
      return first === 'edit' && second === 'set' && third === 'image'
        ? {
            tool: 'kustomize edit set image',
            words: 3,
            images: assigned(words.slice(3), place),
          }
        : undefined;
    case 'helm':
    case 'helmfile':
      return /^(?:upgrade|install|apply|sync)$/.test(first ?? '')
        ? {
            tool: `${command.name} ${first}`,
            words: 1,
            images: settings(valuesOf(command, '--set', '--set-string'), place),
          }
        : undefined;
    case 'argocd':
      return first === 'app' && second === 'set'
        ? {
            tool: 'argocd app set',
            words: 2,
            images: [
              ...settings(
                valuesOf(command, '-p', '--parameter', '--helm-set'),
                place,
              ),
              ...valuesOf(command, '--kustomize-image').map(({ raw, at }) =>
                deployed(afterName(raw), at, place),
              ),
            ],
          }
        : undefined;
    case 'docker':
      if (first === 'stack' && second === 'deploy')
        return { tool: 'docker stack deploy', words: 2, images: [] };
      return first === 'service' && second === 'update'
        ? {
            tool: 'docker service update',
            words: 2,
            images: byFlag('--image'),
          }
        : undefined;
    case 'gcloud':
      return (first === 'run' && /^(?:deploy|services)$/.test(second ?? '')) ||
        (first === 'beta' && second === 'run')
        ? { tool: 'gcloud run deploy', words: 2, images: byFlag('--image') }
        : undefined;
    case 'aws':
      if (first === 'ecs' && second === 'update-service')
        return { tool: 'aws ecs update-service', words: 2, images: [] };
      return first === 'lambda' && second === 'update-function-code'
        ? {
            tool: 'aws lambda update-function-code',
            words: 2,
            images: byFlag('--image-uri'),
          }
        : undefined;
    case 'az':
      return /^(?:containerapp|container|webapp)$/.test(first ?? '')
        ? {
            tool: `az ${first}`,
            words: 1,
            images: byFlag(
              '--image',
              '--docker-custom-image-name',
              '--container-image-name',
            ),
          }
        : undefined;
    case 'flyctl':
    case 'fly':
      return first === 'deploy'
        ? {
            tool: `${command.name} deploy`,
            words: 1,
            images: byFlag('--image', '-i'),
          }
        : undefined;
    case 'ssh':
      return pulledOverSsh(command, place);
    case 'yq':
      return writtenByYq(words, place);
    default:
      return undefined;
  }
}

/** `ssh host "docker pull ghcr.io/acme/web:1.2.3 && docker compose up -d"` */
function pulledOverSsh(command: ToolCall, place: ActPlace): Deploy | undefined {
  for (const word of command.args) {
    const pulled = /docker\s+pull\s+([^\s;&|"']+)/.exec(word.raw)?.[1];
    if (pulled !== undefined)
      return {
        tool: 'docker pull',
        words: 0,
        images: [deployed(pulled, placeOf(word), place)],
      };
  }
  return undefined;
}

/** `web=ghcr.io/acme/web:1.2.3`, or a reference alone. */
function assigned(words: readonly Text[], place: ActPlace): DeployedImage[] {
  return words
    .filter(({ raw }) => raw.includes('=') || /[:@]/.test(raw))
    .map(word => deployed(afterName(word.raw), placeOf(word), place));
}

function afterName(raw: string): string {
  const equals = raw.indexOf('=');
  return equals < 0 ? raw : raw.slice(equals + 1);
}

/** `image.tag=1.2.3,image.digest=sha256:…` */
function settings(
  values: ReturnType<typeof valuesOf>,
  place: ActPlace,
): DeployedImage[] {
  const found = values.flatMap(({ raw, at }) =>
    raw.split(',').flatMap(pair => {
      const name = pair.slice(0, pair.indexOf('=')).replace(/^["']/, '');
      const value = afterName(pair);
      if (/digest$/i.test(name))
        return [{ ...at, text: place.explain(value), by: 'digest' as const }];
      if (/(?:^|[._-])tag$|imagetag$|image_tag$/i.test(name))
        return [deployedTag(value, at, place)];
      return /(?:^|\.)image$/i.test(name) ? [deployed(value, at, place)] : [];
    }),
  );
  // A chart that is given both takes the digest.
  const digests = found.filter(({ by }) => by === 'digest');
  return digests.length > 0 ? digests : found;
}

/** `yq -i '.image.tag = "1.2.3"' values.yaml`, in a repository that a cluster follows. */
function writtenByYq(
  words: readonly Text[],
  place: ActPlace,
): Deploy | undefined {
  for (const word of words.slice(0, 3)) {
    const match = /\.(tag|digest|image|newTag)\s*=\s*\\?["']?([^"'|\s]+)/i.exec(
      word.raw,
    );
    if (!match) continue;
    const [, key, value] = match;
    const raw = value.replace(/\\$/, '');
    const at = placeOf(word);
    const text = /^(?:env|strenv)\((\w+)\)/.exec(raw)?.[1];
    const given = text === undefined ? raw : `\${${text}}`;
    return {
      tool: 'yq',
      words: 0,
      images: [
        key.toLowerCase() === 'image'
          ? deployed(given, at, place)
          : deployedTag(given, at, place),
      ],
    };
  }
  return undefined;
}
