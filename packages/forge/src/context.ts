import type { ForgeUser } from './access';
import type { Git } from './git/Git';
import type { Repositories } from './git/Repositories';
import type { Pushes } from './pushes';

/** What the routes need to do their work. */
export interface ForgeContext {
  /** `http://localhost:<port>`, the beginning of every absolute URL in an answer. */
  baseUrl: string;
  git: Git;
  repositories: Repositories;
  pushes: Pushes;
  user?: ForgeUser;
  /** What a page that asks for user and password says about them. */
  signInHint?: string;
  /** The largest push, in bytes. */
  pushLimit: number;
  log: (line: string) => void;
}
