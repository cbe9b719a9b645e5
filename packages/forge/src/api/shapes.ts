import { createHash } from 'node:crypto';
import type { Commit, CommitChanges, Signature } from '../git/commits';
import type { FileDifference } from '../git/compare';
import type { Repository } from '../git/Repository';
import { nameOf, type TreeEntry } from '../git/tree';
import { isDraft, type Commits, type PullRequest } from '../pulls/PullRequest';

/** Joins path segments into a URL path, each of them escaped. */
export function urlPath(...segments: string[]): string {
  return segments
    .flatMap(segment => segment.split('/'))
    .map(encodeURIComponent)
    .join('/');
}

/** An organisation as Gitea's API shows it. */
export function organisationShape(base: string, name: string) {
  return {
    id: idOf(name),
    name,
    username: name,
    full_name: name,
    description: '',
    avatar_url: '',
    website: '',
    location: '',
    visibility: 'public',
    repo_admin_change_team_access: false,
    html_url: `${base}/${name}`,
  };
}

/** A repository as Gitea's API and its webhooks show it. */
export async function repositoryShape(base: string, repository: Repository) {
  const { owner, name, fullName } = repository;
  return {
    id: idOf(fullName),
    owner: {
      id: idOf(owner),
      login: owner,
      username: owner,
      full_name: owner,
      html_url: `${base}/${owner}`,
    },
    name,
    full_name: fullName,
    description: await repository.description(),
    empty: await repository.isEmpty(),
    private: false,
    fork: false,
    template: false,
    mirror: false,
    archived: false,
    internal: false,
    url: `${base}/api/v1/repos/${fullName}`,
    html_url: `${base}/${fullName}`,
    clone_url: `${base}/${fullName}.git`,
    default_branch: await repository.defaultBranch(),
    created_at: (await repository.createdAt()).toISOString(),
    has_issues: false,
    has_wiki: false,
    has_pull_requests: true,
  };
}

/** A commit as `GET …/git/commits/<ref>` shows it. */
export function commitShape(
  base: string,
  repository: Repository,
  commit: Commit,
) {
  const api = `${base}/api/v1/repos/${repository.fullName}/git/commits`;
  const person = ({ name, email, date }: Signature) => ({ name, email, date });
  return {
    url: `${api}/${commit.id}`,
    sha: commit.id,
    created: commit.committer.date,
    html_url: `${base}/${repository.fullName}/commit/${commit.id}`,
    commit: {
      url: `${api}/${commit.id}`,
      author: person(commit.author),
      committer: person(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, created: commit.committer.date },
    },
    author: null,
    committer: null,
    parents: commit.parents.map(sha => ({ url: `${api}/${sha}`, sha })),
  };
}

/** One entry of `GET …/contents/<path>`; `content` for a file or the target of a link. */
export function contentsShape(
  base: string,
  repository: Repository,
  entry: TreeEntry,
  at: { ref: string; commit: string },
  content?: Buffer,
) {
  const { fullName } = repository;
  const path = urlPath(entry.path);
  const url = `${base}/api/v1/repos/${fullName}/contents/${path}?ref=${encodeURIComponent(
    at.ref,
  )}`;
  const html = `${base}/${fullName}/src/commit/${at.commit}/${path}`;
  const isFile = entry.kind === 'file';
  return {
    name: nameOf(entry),
    path: entry.path,
    sha: entry.id,
    type: {
      file: 'file',
      folder: 'dir',
      link: 'symlink',
      submodule: 'submodule',
    }[entry.kind],
    size: entry.size ?? 0,
    encoding: isFile && content ? 'base64' : null,
    content: isFile && content ? content.toString('base64') : null,
    target: entry.kind === 'link' ? content?.toString('utf8') ?? null : null,
    url,
    html_url: html,
    git_url: null,
    download_url: isFile
      ? `${base}/${fullName}/raw/commit/${at.commit}/${path}`
      : null,
    submodule_git_url: null,
    _links: { self: url, git: null, html },
  };
}

/** A commit inside a push event. */
export function pushedCommitShape(
  base: string,
  repository: Repository,
  commit: Commit,
  changes?: CommitChanges,
) {
  const person = ({ name, email }: Signature) => ({
    name,
    email,
    username: '',
  });
  return {
    id: commit.id,
    message: commit.message,
    url: `${base}/${repository.fullName}/commit/${commit.id}`,
    author: person(commit.author),
    committer: person(commit.committer),
    verification: null,
    timestamp: commit.committer.date,
    added: changes?.added ?? [],
    removed: changes?.removed ?? [],
    modified: changes?.modified ?? [],
  };
}

/** A branch as `GET …/branches/<name>` shows it. */
export function branchShape(
  base: string,
  repository: Repository,
  name: string,
  commit: Commit,
) {
  return {
    name,
    commit: pushedCommitShape(base, repository, commit),
    protected: false,
    required_approvals: 0,
    enable_status_check: false,
    status_check_contexts: [],
    user_can_push: true,
    user_can_merge: true,
    effective_branch_protection_name: '',
  };
}

/** Everything in a commit, as `GET …/git/trees/<sha>` shows it. */
export function treeShape(
  base: string,
  repository: Repository,
  commit: Commit,
  entries: TreeEntry[],
  page: { page: number; total: number; truncated: boolean },
) {
  const api = `${base}/api/v1/repos/${repository.fullName}/git`;
  return {
    sha: commit.id,
    url: `${api}/trees/${commit.id}`,
    tree: entries.map(({ path, mode, kind, size = 0, id }) => {
      const type = { folder: 'tree', submodule: 'commit' }[kind as string];
      return {
        path,
        mode,
        type: type ?? 'blob',
        size,
        sha: id,
        url: `${api}/${type === 'tree' ? 'trees' : 'blobs'}/${id}`,
      };
    }),
    truncated: page.truncated,
    page: page.page,
    total_count: page.total,
  };
}

/** A pull request as the API shows it. */
export async function pullShape(
  base: string,
  repository: Repository,
  pull: PullRequest,
  { commits, mergeable }: { commits?: Commits; mergeable: boolean },
) {
  const { fullName } = repository;
  const html = `${base}/${fullName}/pulls/${pull.number}`;
  const repo = await repositoryShape(base, repository);
  const side = (ref: string, sha = '') => ({
    label: ref,
    ref,
    sha,
    repo_id: repo.id,
    repo,
  });
  return {
    id: idOf(`${fullName}#${pull.number}`),
    url: html,
    number: pull.number,
    user: userShape(pull.user),
    title: pull.title,
    body: pull.body,
    labels: [],
    milestone: null,
    assignee: null,
    assignees: null,
    requested_reviewers: null,
    state: pull.state,
    draft: isDraft(pull),
    is_locked: false,
    comments: 0,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    mergeable,
    merged: pull.merged !== undefined,
    merged_at: (pull.merged && pull.closedAt) ?? null,
    merge_commit_sha: pull.merged?.commit ?? null,
    merged_by: pull.merged ? userShape(pull.merged.by) : null,
    base: side(pull.base, commits?.base),
    head: side(pull.head, commits?.head),
    merge_base: commits?.mergeBase ?? '',
    due_date: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
  };
}

/** One entry of `GET …/pulls/<number>/files`. */
export function changedFileShape(
  base: string,
  repository: Repository,
  commit: string,
  { path, change, added = 0, removed = 0 }: FileDifference,
) {
  const { fullName } = repository;
  const at = `commit/${commit}/${urlPath(path)}`;
  return {
    filename: path,
    status: { added: 'added', changed: 'changed', removed: 'deleted' }[change],
    additions: added,
    deletions: removed,
    changes: added + removed,
    html_url: `${base}/${fullName}/src/${at}`,
    contents_url: `${base}/api/v1/repos/${fullName}/contents/${urlPath(
      path,
    )}?ref=${commit}`,
    raw_url: `${base}/${fullName}/raw/${at}`,
  };
}

function userShape(name: string) {
  return { id: 1, login: name, username: name, full_name: name };
}

// Gitea counts; without a database a number that stays the same for a name will do.
function idOf(name: string): number {
  const digest = createHash('sha256').update(name.toLowerCase()).digest();
  return digest.readUInt32BE(0) % 2 ** 31;
}
