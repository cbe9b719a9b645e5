import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { maskSecrets } from '@plimsoll/engine';
import { ServiceSource } from '../store/Store';
import { folderOfFile, placeOf, withoutCredentials } from './hosts';

/** Names files that are the entity's although they are not in its folder, or with `!` in front files that are not. */
export const ANNOTATION_FILES = 'plimsoll.dev/files';

const ADVICE =
  `Set the annotation ${ANNOTATION_SOURCE_LOCATION} of the entity to the address of its folder in a repository, ` +
  `for instance url:https://github.com/acme/web/tree/main/`;

/**
 * Where the files of an entity are: where it says so itself, else in the folder of the file that it was read from.
 */
export function sourceOf(
  entity: Entity,
  integrations: ScmIntegrations,
): ServiceSource {
  const annotations = entity.metadata.annotations ?? {};
  const said = annotations[ANNOTATION_SOURCE_LOCATION];
  const readFrom = annotations[ANNOTATION_LOCATION];
  const location = said ?? readFrom;
  if (!location) {
    return unsupported('The entity does not say where its source is', ADVICE);
  }

  let type: string;
  let target: string;
  try {
    ({ type, target } = parseLocationRef(location));
  } catch {
    return unsupported(
      `The entity says that its source is at "${location}", which is not of the form <type>:<address>`,
      ADVICE,
    );
  }
  if (type === 'file') {
    return unsupported(
      'The entity comes from a file on the disk of the backend, and such files are not scanned',
      ADVICE,
    );
  }
  if (type !== 'url' || !/^https?:\/\//i.test(target)) {
    return unsupported(
      `The entity comes from a source of type "${type}" that is no repository`,
      ADVICE,
    );
  }

  try {
    const isFile = said === undefined || /\.ya?ml$/i.test(target);
    const folderUrl = isFile ? folderOfFile(integrations, target) : target;
    const place = placeOf(integrations, folderUrl);
    const filePatterns = annotations[ANNOTATION_FILES]?.trim() || undefined;
    if (place)
      return { url: withoutCredentials(folderUrl), ...place, filePatterns };
  } catch {
    return unsupported(
      `The entity says that its source is at ${target}, which is no address of a folder in a repository`,
      ADVICE,
    );
  }
  return unsupported(
    `The entity says that its source is at ${target}, which names no branch`,
    `A Gitea address needs one: set the annotation ${ANNOTATION_SOURCE_LOCATION} of the entity to ` +
      `url:${target.replace(
        /(?<!\/)\/+$/,
        '',
      )}/src/branch/main/, with the branch that is meant`,
  );
}

/** An address of which we can make nothing may hold credentials all the same. */
function unsupported(reason: string, advice: string): ServiceSource {
  return {
    folder: '',
    problem: { reason: maskSecrets(reason), advice: maskSecrets(advice) },
  };
}
