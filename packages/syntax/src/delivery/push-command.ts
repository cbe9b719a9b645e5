import { headOf, isOn, operandsOf, placeOf, valuesOf } from './command-words';
import type { PushAct } from './nodes';
import type { ActPlace } from './place';
import type { ToolCall } from './tool-call';
import type { LocatedInFile } from '../yaml/nodes';
import { UNKNOWN } from '../text';

interface Push {
  readonly tool: string;
  /** How many words name it. */
  readonly words: number;
  readonly references: readonly { raw: string; at: LocatedInFile }[];
  /** Which tags there are, another command or file says. */
  readonly tagsElsewhere?: boolean;
}

/** A command that puts an image, or a tag of one, into a registry. */
export function pushAct(
  command: ToolCall,
  place: ActPlace,
): PushAct | undefined {
  const tagged = craneTag(command, place);
  if (tagged) return tagged;
  const push = pushOf(command);
  if (!push) return undefined;
  // `docker buildx imagetools create $(jq … <<< "$DOCKER_METADATA_OUTPUT_JSON")`
  const made = place.surroundings.metadata?.named(
    command.args.map(({ raw }) => raw).join(' '),
  );
  return {
    ...place.base(push.tool, headOf(command, push.words), command),
    does: 'push',
    ...(made ?? place.named(push.references)),
    tagsComplete: made !== undefined || !push.tagsElsewhere,
  };
}

const globalFlags = new Set(['-H', '--host', '--context', '--config']);

function pushOf(command: ToolCall): Push | undefined {
  const [first, second, third] = operandsOf(command, globalFlags).map(
    ({ shape }) => shape,
  );
  const operands = operandsOf(command);
  const last = operands[operands.length - 1];
  const lastAfter = (words: number) =>
    operands.length > words ? [{ raw: last.raw, at: placeOf(last) }] : [];
  switch (command.name) {
    case 'docker':
    case 'podman':
    case 'nerdctl':
    case 'buildah':
      if (first === 'push') {
        // Into a file, a folder or another store.
        if (
          /^(?:oci|oci-archive|dir|docker-archive|docker-daemon|containers-storage|ostree):/.test(
            last?.shape ?? '',
          )
        )
          return undefined;
        // All tags that the image has by then.
        const all = isOn(command, '--all-tags', '-a');
        return {
          tool: `${command.name} push`,
          words: 1,
          references: all
            ? []
            : lastAfter(1).map(({ raw, at }) => ({
                raw: raw.replace('docker://', ''),
                at,
              })),
          tagsElsewhere: all,
        };
      }
      if ((first === 'image' || first === 'manifest') && second === 'push')
        return {
          tool: `${command.name} ${first} push`,
          words: 2,
          references: lastAfter(2),
        };
      if (first === 'compose' && (second === 'push' || third === 'push'))
        return {
          tool: 'docker compose push',
          words: 2,
          references: [],
          tagsElsewhere: true,
        };
      if (first === 'buildx' && second === 'imagetools' && third === 'create')
        return {
          tool: 'docker buildx imagetools create',
          words: 3,
          references: valuesOf(command, '-t', '--tag'),
          tagsElsewhere: command.args.some(({ shape }) => shape === UNKNOWN),
        };
      return undefined;
    case 'docker-compose':
      return first === 'push'
        ? {
            tool: 'docker-compose push',
            words: 1,
            references: [],
            tagsElsewhere: true,
          }
        : undefined;
    case 'crane':
    case 'gcrane':
      return first === 'push' || first === 'copy' || first === 'cp'
        ? { tool: `crane ${first}`, words: 1, references: lastAfter(2) }
        : undefined;
    case 'skopeo':
      return first === 'copy' && last?.shape.includes('docker://')
        ? {
            tool: 'skopeo copy',
            words: 1,
            references: [
              { raw: last.raw.replace('docker://', ''), at: placeOf(last) },
            ],
          }
        : undefined;
    case 'regctl':
      return first === 'image' && (second === 'copy' || second === 'import')
        ? { tool: 'regctl image copy', words: 2, references: lastAfter(3) }
        : undefined;
    default:
      return undefined;
  }
}

/** `crane tag IMAGE TAG` takes the tag alone. */
function craneTag(command: ToolCall, place: ActPlace): PushAct | undefined {
  const [word, image, tag] = operandsOf(command);
  if (!/^g?crane$/.test(command.name ?? '') || word?.shape !== 'tag' || !tag)
    return undefined;
  return {
    ...place.base('crane tag', headOf(command, 1), command),
    does: 'push',
    images: place.named([{ raw: image.raw, at: placeOf(image) }]).images,
    tags: [place.tag(place.explain(tag.raw), placeOf(tag))],
    tagsComplete: true,
  };
}
