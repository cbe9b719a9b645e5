import { stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/**
 * The place on disk of what an input of an action names, which never lies outside of the workspace, also not by way of
 * a link.
 *
 * @param field - the name of the input, for the message
 * @throws InputError where the path leads out of the workspace
 */
export function inWorkspace(
  workspacePath: string,
  field: string,
  path: string,
): string {
  try {
    return resolveSafeChildPath(workspacePath, path);
  } catch {
    throw new InputError(
      `${field}: "${path}" leads out of the workspace. Give a path below it, such as "." or "services/web"`,
    );
  }
}

/**
 * A repository in the workspace, and the folder of a service in it.
 *
 * @returns the place of the repository on disk, and the folder with `/` and without them at its ends; empty for the root
 * @throws InputError where one of them is not there
 */
export async function inRepository(
  workspacePath: string,
  { path, service }: { path: string; service: string },
): Promise<{ root: string; folder: string }> {
  const root = inWorkspace(workspacePath, 'path', path);
  const place = inWorkspace(root, 'service', service || '.');
  for (const [field, value, folder] of [
    ['path', path, root],
    ['service', service, place],
  ]) {
    const stats = await stat(folder).catch(() => undefined);
    if (!stats?.isDirectory()) {
      throw new InputError(
        `${field}: there is no folder "${value}" in ${
          field === 'path' ? 'the workspace' : `"${path}"`
        }. An earlier step has to fetch or render it`,
      );
    }
  }
  return { root, folder: relative(root, place).split(sep).join('/') };
}
