import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { Range } from '@plimsoll/findings';

/**
 * What a kind of host writes differently from the others: which part of a URL's path is the root of the repository,
 * and the pages that show a folder or a file at a revision.
 *
 * `ScmIntegrations.resolveUrl` knows roots too, but takes the branch for a folder on Gitea, and goes wrong where the
 * path holds an encoded letter.
 */
interface Host {
  rootPath: RegExp;
  /** The folder is in the query, not in the path. */
  folderInQuery?: boolean;
  /** The branch is in the query. */
  branchInQuery?: boolean;
  /** Behind what the root of the repository ends, in an address with a branch or without. */
  mark: string;
  /** The page of the repository is not what git reads it from. */
  isNotCloned?: boolean;
  folderPage: (at: Place) => string;
  filePage: (at: Place, lines?: Lines) => string;
}

interface Place {
  root: URL;
  revision: string;
  /** Encoded for the path of a URL. */
  path: string;
}

interface Lines {
  first: number;
  last: number;
}

const HOSTS: Record<string, Host | undefined> = {
  github: {
    rootPath: /^\/[^/]+\/[^/]+(?:\/(?:tree|blob)\/[^/]+)?/,
    mark: '/tree/',
    folderPage: ({ root, revision, path }) =>
      `${beforePath(root, '/tree/')}/tree/${revision}/${path}`,
    filePage: ({ root, revision, path }, lines) =>
      `${beforePath(root, '/tree/')}/blob/${revision}/${path}${
        lines ? fragment('#L', lines, '-L') : ''
      }`,
  },
  gitlab: {
    rootPath: /^.*\/-\/(?:tree|blob)\/[^/]+|^.*/,
    mark: '/-/',
    folderPage: ({ root, revision, path }) =>
      `${beforePath(root, '/-/')}/-/tree/${revision}/${path}`,
    filePage: ({ root, revision, path }, lines) =>
      `${beforePath(root, '/-/')}/-/blob/${revision}/${path}${
        lines ? fragment('#L', lines, '-') : ''
      }`,
  },
  gitea: {
    // The reader takes nothing without a branch.
    rootPath: /^.*?\/src\/(?:branch|tag|commit)\/[^/]+/,
    mark: '/src/',
    folderPage: ({ root, revision, path }) =>
      `${beforePath(root, '/src/')}/src/commit/${revision}/${path}`,
    filePage: ({ root, revision, path }, lines) =>
      `${beforePath(root, '/src/')}/src/commit/${revision}/${path}${
        lines ? fragment('#L', lines, '-L') : ''
      }`,
  },
  bitbucketCloud: {
    rootPath: /^\/[^/]+\/[^/]+(?:\/src\/[^/]+)?/,
    mark: '/src/',
    folderPage: ({ root, revision, path }) =>
      `${beforePath(root, '/src/')}/src/${revision}/${path}`,
    filePage: ({ root, revision, path }, lines) =>
      `${beforePath(root, '/src/')}/src/${revision}/${path}${
        lines ? fragment('#lines-', lines, ':') : ''
      }`,
  },
  bitbucketServer: {
    rootPath: /^.*?\/repos\/[^/]+\/browse/,
    mark: '/browse',
    isNotCloned: true,
    branchInQuery: true,
    folderPage: ({ root, revision, path }) =>
      `${beforePath(root, '/browse')}/browse/${path}?at=${revision}`,
    filePage: ({ root, revision, path }, lines) =>
      `${beforePath(root, '/browse')}/browse/${path}?at=${revision}${
        lines ? fragment('#', lines, '-') : ''
      }`,
  },
  azure: {
    rootPath: /^.*?\/_git\/[^/]+/,
    mark: '?',
    folderInQuery: true,
    branchInQuery: true,
    folderPage: ({ root, revision, path }) =>
      `${beforePath(root, '?')}?path=/${path}&version=GC${revision}`,
    filePage: ({ root, revision, path }, lines) =>
      `${beforePath(root, '?')}?path=/${path}&version=GC${revision}${
        lines
          ? `&line=${lines.first}&lineEnd=${
              lines.last + 1
            }&lineStartColumn=1&lineEndColumn=1`
          : ''
      }`,
  },
};

/** Where something is: in a folder of a repository. */
export interface RepositoryPlace {
  /** The root of the repository, for reading. */
  root: string;
  /** Without slashes at the ends; empty for the root. */
  folder: string;
}

/**
 * Takes the URL of a folder apart into repository and folder. `undefined` where the URL cannot be one of that host.
 */
export function placeOf(
  integrations: ScmIntegrations,
  folderUrl: string,
): RepositoryPlace | undefined {
  const base = withoutCredentials(folderUrl);
  const url = new URL(base);
  const host = hostOf(integrations, base);
  if (!host) {
    const root = integrations.resolveUrl({ url: '/', base });
    const rootPath = new URL(root).pathname;
    return {
      root,
      folder: url.pathname.startsWith(rootPath)
        ? toFolder(url.pathname.slice(rootPath.length))
        : '',
    };
  }

  const rootPath = host.rootPath.exec(url.pathname)?.[0];
  if (rootPath === undefined) return undefined;
  const folder = host.folderInQuery
    ? url.searchParams.get('path') ?? ''
    : url.pathname.slice(rootPath.length);
  if (host.folderInQuery) {
    url.searchParams.set('path', '/');
    url.pathname = rootPath;
  } else {
    // Two spellings of one place would be read as two repositories.
    url.pathname = `${rootPath
      .replace('/blob/', '/tree/')
      .replace(/(?<!\/)\/+$/, '')}/`;
  }
  if (!host.branchInQuery) url.search = '';
  return { root: url.toString(), folder: toFolder(folder) };
}

/** An address as it can be shown to anybody. */
export function withoutCredentials(url: string): string {
  const parsed = new URL(url);
  parsed.username = '';
  parsed.password = '';
  parsed.hash = '';
  return parsed.toString();
}

/** The folder that holds the file at a URL. */
export function folderOfFile(
  integrations: ScmIntegrations,
  fileUrl: string,
): string {
  return integrations.resolveUrl({ url: './', base: fileUrl });
}

/** The page of a folder at a revision; `undefined` where the host is not known to have one. */
export function folderLink(
  integrations: ScmIntegrations,
  root: string,
  revision: string,
  folder: string,
): string | undefined {
  return hostOf(integrations, root)?.folderPage({
    root: new URL(root),
    revision,
    path: folder === '' ? '' : `${encodePath(folder)}/`,
  });
}

/** The page of a file at a revision, at some lines of it; `undefined` where the host is not known to have one. */
export function fileLink(
  integrations: ScmIntegrations,
  root: string,
  revision: string,
  file: string,
  range?: Range,
): string | undefined {
  return hostOf(integrations, root)?.filePage(
    { root: new URL(root), revision, path: encodePath(file) },
    range && {
      first: range.startLine,
      // A range that ends before the first column of a line holds nothing of that line.
      last:
        range.endColumn === 1 && range.endLine > range.startLine
          ? range.endLine - 1
          : range.endLine,
    },
  );
}

/**
 * The page of a repository, and the address from which git clones it. Absent where the host is not known, or the second
 * where it does not follow from the first.
 */
export function repositoryLinks(
  integrations: ScmIntegrations,
  root: string,
): { page?: string; clone?: string } {
  const host = hostOf(integrations, root);
  if (!host) return {};
  const page = beforePath(new URL(root), host.mark);
  return { page, ...(!host.isNotCloned && { clone: page }) };
}

function hostOf(integrations: ScmIntegrations, url: string) {
  const type = integrations.byUrl(url)?.type;
  return type === undefined ? undefined : HOSTS[type];
}

/** Decoded, without slashes at the ends; throws where that would lead out of the repository. */
function toFolder(path: string): string {
  const folder = decodeURIComponent(path).replace(/^\/+|(?<!\/)\/+$/g, '');
  if (folder.split(/[\\/]/).some(part => part === '..' || part === '.')) {
    throw new InputError(`"${folder}" leads out of the repository`);
  }
  return folder;
}

/** The address of the repository itself. */
function beforePath(root: URL, mark: string): string {
  const url = root.toString();
  const at = url.indexOf(mark, root.origin.length);
  return (at < 0 ? url : url.slice(0, at)).replace(/(?<!\/)\/+$/, '');
}

function fragment(before: string, { first, last }: Lines, between: string) {
  return last > first
    ? `${before}${first}${between}${last}`
    : `${before}${first}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
