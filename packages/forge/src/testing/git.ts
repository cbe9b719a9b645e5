import { execFile } from 'node:child_process';
import { devNull, tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { user } from './startForge';

const run = promisify(execFile);

/** Runs the real git as a user of the forge would, without the configuration of this machine. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, {
    cwd,
    maxBuffer: 32 * 1024 * 1024,
    env: {
      PATH: process.env.PATH,
      HOME: tmpdir(),
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      LC_ALL: 'C',
    },
  });
  return stdout.trim();
}

/** The address of a repository with credentials in it, the forge's own unless others are given. */
export function remote(url: string, repository: string, who = user): string {
  return url
    .replace(
      '://',
      `://${encodeURIComponent(who.name)}:${encodeURIComponent(who.password)}@`,
    )
    .concat(`/${repository}.git`);
}
