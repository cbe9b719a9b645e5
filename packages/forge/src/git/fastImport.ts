import type { Repository } from './Repository';

/** A file to put into a commit. */
export interface FileToCommit {
  path: string;
  /** `100644`, `100755`, or `120000` for a symbolic link, whose content is its target. */
  mode: '100644' | '100755' | '120000';
  read: () => Promise<Uint8Array>;
}

export interface CommitToMake {
  branch: string;
  /** The commit to build on; none for the first commit of a branch. */
  parent?: string;
  /** A second parent: the commit makes a merge. */
  merged?: string;
  /** Where to begin instead of at the parent's files. */
  tree?: string;
  author: { name: string; email: string; date: Date };
  message: string;
  files: Iterable<FileToCommit>;
  remove?: Iterable<string>;
}

/** Makes a commit with one git process, whatever the number of files; returns its id. */
export async function makeCommit(
  repository: Repository,
  commit: CommitToMake,
): Promise<string> {
  const { stdout } = await repository.run(
    ['fast-import', '--quiet', '--done', '--date-format=raw'],
    { input: commandsFor(commit) },
  );
  return stdout.toString('utf8').trim();
}

async function* commandsFor(commit: CommitToMake) {
  const { name, email, date } = commit.author;
  const seconds = Math.floor(date.getTime() / 1000);
  const message = Buffer.from(commit.message, 'utf8');
  yield `commit refs/heads/${commit.branch}\nmark :1\n`;
  yield `committer ${plain(name)} <${plain(email)}> ${seconds} +0000\n`;
  yield `data ${message.length}\n`;
  yield message;
  yield '\n';
  if (commit.parent) {
    yield `from ${commit.parent}\n`;
  }
  if (commit.merged) {
    yield `merge ${commit.merged}\n`;
  }
  if (commit.tree) {
    yield `M 040000 ${commit.tree} ""\n`;
  }
  for (const path of commit.remove ?? []) {
    yield `D ${quoted(path)}\n`;
  }
  for (const file of commit.files) {
    const content = await file.read();
    yield `M ${file.mode} inline ${quoted(file.path)}\ndata ${
      content.length
    }\n`;
    yield content;
    yield '\n';
  }
  yield '\nget-mark :1\ndone\n';
}

function quoted(path: string): string {
  const escaped = path
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n');
  return `"${escaped}"`;
}

function plain(text: string): string {
  return text.replace(/[<>\r\n\0]/g, ' ').trim();
}
