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
