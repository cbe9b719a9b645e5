import { RequestError } from './errors';

const OWNER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const REPOSITORY = /^[A-Za-z0-9._][A-Za-z0-9._-]{0,99}$/;

// `/api/…` is the REST API, so an organisation of that name could not be reached.
const TAKEN_OWNERS = new Set(['api']);

/** Whether an organisation may have this name. A leading dot is kept for the forge's own folders. */
export function isOwnerName(name: string): boolean {
  return (
    OWNER.test(name) &&
    !name.includes('..') &&
    !TAKEN_OWNERS.has(name.toLowerCase())
  );
}

/** Whether a repository may have this name: one path segment that no tool reads as something else. */
export function isRepositoryName(name: string): boolean {
  return (
    REPOSITORY.test(name) &&
    name !== '.' &&
    !name.includes('..') &&
    !/\.(git|wiki|lock)$/i.test(name)
  );
}

/**
 * Whether this is a branch or tag name that the REST API and the pages can address: one URL segment.
 * git itself also allows `/`; such branches can be cloned and pushed, but Gitea's URLs cannot tell
 * where they end and the path begins.
 */
export function isRefName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 200 &&
    !/^[-.]/.test(name) &&
    !/\.$|\.lock$/.test(name) &&
    !name.includes('..') &&
    !name.includes('@{') &&
    name !== '@' &&
    // eslint-disable-next-line no-control-regex
    !/[\u0000-\u0020\u007f~^:?*[\\/]/.test(name)
  );
}

/**
 * Whether a branch may have this name. As git allows it: with a `/` in it, too. What names a branch by itself, such as
 * a pull request, can do with that.
 */
export function isBranchName(name: string): boolean {
  return name.length <= 200 && name.split('/').every(isRefName);
}

/** A full or abbreviated commit id. */
export function isCommitId(text: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(text);
}

/** Whether a path may be stored in a tree: relative, forward slashes, nothing that leaves the folder. */
export function isTreePath(path: string): boolean {
  return (
    path.length > 0 &&
    path.length <= 4096 &&
    !path.includes('\0') &&
    path
      .split('/')
      .every(
        segment =>
          segment !== '' &&
          segment !== '.' &&
          segment !== '..' &&
          segment.toLowerCase() !== '.git',
      )
  );
}

/** The path part of a URL as a path in a tree; empty for the root. Slashes at both ends do not matter. */
export function treePathOf(urlPath: string): string {
  const path = urlPath.replace(/^\/+|(?<!\/)\/+$/g, '');
  if (path !== '' && !isTreePath(path)) {
    throw new RequestError(400, `Not a path inside a repository: ${path}`);
  }
  return path;
}
