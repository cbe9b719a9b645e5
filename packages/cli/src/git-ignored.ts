import { execFile } from 'node:child_process';

/** A repository in which git needs longer is read without it. */
const TIMEOUT = 15_000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Tells files and folders that git leaves out of the repository: ignored, and not committed all the same. The portal does
 * not see them either. Where there is no git, or no repository, nothing is left out.
 *
 * @returns whether a path, relative to the folder and with forward slashes, is left out
 */
export async function gitIgnored(
  folder: string,
): Promise<(path: string) => boolean> {
  const listed = await list(folder);
  const paths = new Set(
    listed.split('\0').map(path => path.replace(/\/$/, '')),
  );
  // The folder itself is ignored, and yet it is what was asked for.
  if (paths.has('.')) return () => false;
  return path => paths.has(path);
}

function list(folder: string): Promise<string> {
  // Whoever wrote the repository must not have a say in what is run.
  const args = [
    ...['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'],
    ...['ls-files', '-z', '--others', '--ignored'],
    ...['--exclude-standard', '--directory'],
  ];
  return new Promise(resolve => {
    execFile(
      'git',
      args,
      {
        cwd: folder,
        timeout: TIMEOUT,
        maxBuffer: MOST_BYTES,
        env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
      },
      (error, out) => resolve(error ? '' : out),
    );
  });
}
