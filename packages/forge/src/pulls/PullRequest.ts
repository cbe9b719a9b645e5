/** A pull request as it is kept: what cannot be read from the repository itself. */
export interface PullRequest {
  number: number;
  title: string;
  body: string;
  /** The branch with the changes. */
  head: string;
  /** The branch that is to get them. */
  base: string;
  state: 'open' | 'closed';
  user: string;
  /** ISO 8601, as all dates here. */
  createdAt: string;
  updatedAt: string;
  closedAt?: string;
  /** The commits that it was about when it was closed; while it is open, they follow the branches. */
  closedWith?: Commits;
  merged?: { by: string; commit: string };
}

/** The commits that a pull request compares. */
export interface Commits {
  head: string;
  base: string;
  /** Where they parted. */
  mergeBase: string;
}

/** A pull request says by its title that it is not ready, as in Gitea. */
export const isDraft = ({ title }: Pick<PullRequest, 'title'>): boolean =>
  /^\s*(?:WIP:|\[WIP\])/i.test(title);

/** The title without what makes it a draft. */
export const readyTitle = ({ title }: Pick<PullRequest, 'title'>): string =>
  title.replace(/^\s*(?:WIP:|\[WIP\])\s*/i, '');
