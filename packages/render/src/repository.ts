import type { RenderRequest } from './render';

/** Where the result will live, as templates know it. */
export interface Repository {
  host: string;
  /** Organisation, user or group with sub-groups: `harbour`, `harbour/billing`. */
  owner: string;
  name: string;
  /** `https://host/owner/name` */
  url: string;
  forge: NonNullable<RenderRequest['forge']>;
}

/**
 * Takes apart what Backstage's RepoUrlPicker gives: `github.com?owner=harbour&repo=booking`.
 *
 * @returns what is wrong with it, as a sentence without its subject, when it is not such an address
 */
export function repositoryOf(
  repoUrl: string,
  forge?: RenderRequest['forge'],
): Repository | string {
  let url: URL;
  try {
    url = new URL(`https://${repoUrl}`);
  } catch {
    return 'must look like github.com?owner=harbour&repo=booking';
  }
  const owner = url.searchParams.get('owner') ?? '';
  const name = url.searchParams.get('repo') ?? '';
  if (url.pathname !== '/' || url.username || url.password || url.hash) {
    return 'must be a host with owner and repo, and nothing else';
  }
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(owner) || /(^|\/)\.+(\/|$)/.test(owner)) {
    return 'names no owner that a host would know';
  }
  if (!/^[\w.-]+$/.test(name) || /^\.+$/.test(name)) {
    return 'names no repository that a host would know';
  }
  const isLocal = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(url.host);
  return {
    host: url.host,
    owner,
    name,
    url: `${isLocal ? 'http' : 'https'}://${url.host}/${owner}/${name}`,
    forge: forge ?? guess(url.hostname),
  };
}

/** Where nobody knows better; pipelines of GitHub run on Gitea as well. */
function guess(host: string): Repository['forge'] {
  if (/(^|\.)gitlab\./.test(host)) return 'gitlab';
  if (/(^|\.)(gitea|codeberg)\./.test(host)) return 'gitea';
  return 'github';
}
