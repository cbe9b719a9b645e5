import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ForgeError } from './errors';
import { makeCommit, type FileToCommit } from './git/fastImport';
import type { Repositories } from './git/Repositories';
import type { Repository } from './git/Repository';
import { isOwnerName, isRepositoryName } from './names';
import { Turnstile } from './turnstile';

/**
 * What seeding did, by full repository name.
 *
 * @public
 */
export interface Seeded {
  created: string[];
  /** Existed already and were left as they are. */
  kept: string[];
}

// Fixed, so that the same files give the same commit ids on every machine.
const AUTHOR = {
  name: 'Demo',
  email: 'demo@example.org',
  date: new Date('2026-01-05T09:00:00Z'),
};
const BRANCH = 'main';

/**
 * Makes a repository of every `<folder>/<owner>/<repository>/`, with all its files as one commit on
 * `main`. Ignore rules inside it are content like any other file.
 */
export async function seedFrom(
  folder: string,
  repositories: Repositories,
  log: (line: string) => void,
): Promise<Seeded> {
  const owners = await foldersIn(folder).catch(error => {
    throw new ForgeError(
      `The seed folder ${folder} cannot be read (${error.code}). Give a folder that holds <owner>/<repository>/ folders.`,
    );
  });
  const seeded: Seeded = { created: [], kept: [] };
  const wanted: Array<{ owner: string; name: string; source: string }> = [];
  for (const owner of owners) {
    checkName(isOwnerName(owner), folder, owner);
    await repositories.addOwner(owner);
    for (const name of await foldersIn(join(folder, owner))) {
      checkName(isRepositoryName(name), folder, owner, name);
      wanted.push({ owner, name, source: join(folder, owner, name) });
    }
  }
  const turnstile = new Turnstile(4);
  await Promise.all(
    wanted.map(({ owner, name, source }) =>
      turnstile.pass(async () => {
        const exists = await repositories.find(owner, name);
        if (!exists) {
          await repositories.create(
            owner,
            name,
            { defaultBranch: BRANCH },
            repository => fill(repository, source, log),
          );
        }
        seeded[exists ? 'kept' : 'created'].push(`${owner}/${name}`);
      }),
    ),
  );
  seeded.created.sort();
  seeded.kept.sort();
  return seeded;
}

async function fill(
  repository: Repository,
  source: string,
  log: (line: string) => void,
): Promise<void> {
  const files: FileToCommit[] = [];
  await collect(source, '', files, log);
  if (files.length === 0) {
    return;
  }
  await makeCommit(repository, {
    branch: BRANCH,
    author: AUTHOR,
    message: `Add ${repository.name}\n`,
    files,
  });
}

async function collect(
  root: string,
  folder: string,
  files: FileToCommit[],
  log: (line: string) => void,
): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const source = join(root, path);
    if (entry.name.toLowerCase() === '.git') {
      log(`${source} is left out: it belongs to git, not to the files`);
    } else if (entry.isDirectory()) {
      await collect(root, path, files, log);
    } else if (entry.isSymbolicLink()) {
      // The link itself, never what it points to.
      const read = async () => Buffer.from(await readlink(source), 'utf8');
      files.push({ path, mode: '120000', read });
    } else if (entry.isFile()) {
      // eslint-disable-next-line no-bitwise
      const executable = ((await lstat(source)).mode & 0o100) !== 0;
      files.push({
        path,
        mode: executable ? '100755' : '100644',
        read: () => readFile(source),
      });
    } else {
      log(`${source} is left out: it is neither file, folder nor link`);
    }
  }
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory() && entry.name !== '.git')
    .map(entry => entry.name)
    .sort();
}

function checkName(ok: boolean, folder: string, ...names: string[]): void {
  if (!ok) {
    throw new ForgeError(
      `${join(folder, ...names)} cannot become ${
        names.length > 1 ? 'a repository' : 'an organisation'
      }: its name may hold only letters, digits, '.', '_' and '-'. Rename the folder.`,
    );
  }
}
