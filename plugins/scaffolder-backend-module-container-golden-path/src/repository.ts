import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';

/** Where in a repository something is. */
export interface RepositoryPlace {
  /** What the host is: `github`, `gitlab`, `gitea`. */
  forge: string;
  /** As the RepoUrlPicker gives it. */
  repoUrl: string;
  branch: string;
  /** Without `/` at its ends; empty for the root. */
  folder: string;
  /** The root of the repository at the branch, as URL readers take it. */
  rootUrl: string;
}

/** The way to a folder, by what the host is: what comes between the repository and the branch. */
const WAYS: Record<string, RegExp> = {
  github: /^\/([^/]+)\/([^/]+)\/(?:tree|blob)\/([^/]+)(?:\/(.*))?$/,
  gitlab: /^\/(.+?)\/([^/]+)\/-\/(?:tree|blob)\/([^/]+)(?:\/(.*))?$/,
  gitea: /^\/([^/]+)\/([^/]+)\/src\/branch\/([^/]+)(?:\/(.*))?$/,
};

/**
 * Takes the address of a folder of a repository apart, such as the source location of a component.
 *
 * @throws InputError where no integration of the portal knows it
 */
export function repositoryAt(
  integrations: ScmIntegrations,
  address: string,
): RepositoryPlace {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const type = url && integrations.byUrl(address)?.type;
  const found = type && WAYS[type]?.exec(url.pathname);
  if (!url || !type || !found) {
    throw new InputError(
      `entity: its source is at "${address}", which is no folder of a repository on a GitHub, GitLab or Gitea host of this portal. Set the annotation backstage.io/source-location`,
    );
  }
  const [, owner, repo, branch, rest = ''] = found.map(
    part => part && decodeURIComponent(part),
  );
  const folder = rest.replace(/^\/+|(?<!\/)\/+$/g, '');
  const root = new URL(url);
  const path = found[4];
  root.pathname = path
    ? url.pathname.slice(0, url.pathname.length - path.length)
    : url.pathname.replace(/\/?$/, '/');
  return {
    forge: type,
    repoUrl: `${url.host}?owner=${encodeURIComponent(
      owner,
    )}&repo=${encodeURIComponent(repo)}`,
    branch,
    folder,
    rootUrl: root.href,
  };
}
