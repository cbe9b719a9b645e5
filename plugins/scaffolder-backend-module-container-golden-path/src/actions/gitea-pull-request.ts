import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createTemplateAction,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { changesBetween } from '../gitea/changes';
import { GiteaClient, GiteaError } from '../gitea/GiteaClient';
import { inWorkspace } from '../workspace';
import { examples } from './gitea-pull-request.examples';

/**
 * Opens a pull request on a Gitea or Forgejo host with files of the workspace.
 *
 * @public
 */
export function createGiteaPullRequestAction({
  integrations,
}: {
  integrations: ScmIntegrationRegistry;
}) {
  return createTemplateAction({
    id: 'publish:gitea:pull-request',
    description:
      'Opens a pull request on a Gitea or Forgejo host with files of the workspace.',
    supportsDryRun: true,
    examples,
    schema: {
      input: {
        repoUrl: z =>
          z.string({
            description:
              'The repository, as the RepoUrlPicker gives it: `host?owner=…&repo=…`',
          }),
        branchName: z =>
          z.string({ description: 'The branch that gets the changes' }),
        targetBranchName: z =>
          z
            .string({
              description:
                'The branch that they are for; the default branch unless given',
            })
            .optional(),
        title: z => z.string({ description: 'The title, one line' }),
        description: z =>
          z.string({ description: 'The description, in Markdown' }).optional(),
        draft: z =>
          z
            .boolean({
              description:
                'Whether it is a draft: the title then begins with WIP:, which keeps it from being merged',
            })
            .optional(),
        sourcePath: z =>
          z
            .string({
              description:
                'The folder of the workspace with the files; all of it unless given',
            })
            .optional(),
        targetPath: z =>
          z
            .string({
              description:
                'The folder of the repository that they go to; its root unless given',
            })
            .optional(),
        filesToDelete: z =>
          z
            .array(z.string(), {
              description:
                'Files that the branch shall not have, seen from targetPath',
            })
            .optional(),
        commitMessage: z =>
          z
            .string({
              description: 'The message of the commit; the title unless given',
            })
            .optional(),
        update: z =>
          z
            .boolean({
              description:
                'If the branch exists: add to it, and bring its pull request up to date. Otherwise the task ends with an error',
            })
            .optional(),
        token: z =>
          z
            .string({
              description:
                'The token to speak with, instead of the credentials of the integration',
            })
            .optional(),
        gitAuthorName: z =>
          z
            .string({
              description:
                'The author of the commit; whoever the credentials belong to unless given',
            })
            .optional(),
        gitAuthorEmail: z =>
          z.string({ description: 'The address of the author' }).optional(),
      },
      output: {
        hasChanges: z =>
          z.boolean({
            description:
              'Whether the repository differs from the files at all; without a change there is no pull request',
          }),
        remoteUrl: z =>
          z.string({ description: 'Where the pull request is' }).optional(),
        pullRequestNumber: z =>
          z
            .number({ description: 'The number of the pull request' })
            .optional(),
        targetBranchName: z =>
          z.string({ description: 'The branch that it is for' }).optional(),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const where = readInput(input, integrations, ctx.workspacePath);
      const { host, owner, repo, folder } = where;
      const client = new GiteaClient({
        ...where,
        token: input.token,
        signal: ctx.signal,
      });
      const local = await serializeDirectoryContents(where.source, {
        gitignore: true,
      });
      if (ctx.isDryRun) {
        logger.info(
          `Would open "${titleOf(
            input,
          )}" on ${host} for ${owner}/${repo} with what differs of ${
            local.length
          } files`,
        );
        ctx.output('hasChanges', true);
        ctx.output('remoteUrl', `${client.url}/pulls`);
        if (input.targetBranchName)
          ctx.output('targetBranchName', input.targetBranchName);
        return;
      }

      const { branchName: head } = input;
      const key = `${host}/${owner}/${repo}/${head}`;
      const about = { host, owner, repo };
      const made = await ctx.checkpoint({
        key: `gitea-commit:${key}`,
        fn: () =>
          saying(about, async () => {
            const base = await targetBranch(client, input.targetBranchName);
            if (base.name === head) {
              throw new InputError(
                `branchName: "${head}" is the branch that the changes are for. Give another one`,
              );
            }
            const existing = await client.branchCommit(head);
            if (existing && !input.update) {
              throw new InputError(
                `branchName: ${owner}/${repo} has a branch "${head}" already. Give another one, or set update to add to it`,
              );
            }
            const changes = changesBetween(
              local,
              await client.files(existing ?? base.commit),
              { folder, remove: input.filesToDelete ?? [] },
            );
            for (const link of changes.links) {
              logger.warn(
                `${link} is left as it is: Gitea's API cannot change links`,
              );
            }
            if (changes.files.length) {
              await client.commit({
                branch: existing ? head : base.name,
                new_branch: existing ? undefined : head,
                message: input.commitMessage ?? input.title,
                files: changes.files,
                author: {
                  name: input.gitAuthorName,
                  email: input.gitAuthorEmail,
                },
              });
            }
            return {
              base: base.name,
              files: changes.files.map(({ path }) => path),
              notExecutable: changes.notExecutable,
              hasBranch: Boolean(existing) || changes.files.length > 0,
            };
          }),
      });
      logger.info(`${made.files.length} files differ from ${owner}/${repo}`);
      ctx.output('hasChanges', made.files.length > 0);
      ctx.output('targetBranchName', made.base);
      if (!made.hasBranch) {
        logger.warn(
          `${owner}/${repo} holds all of this already: there is nothing to propose`,
        );
        return;
      }

      const pull = await ctx.checkpoint({
        key: `gitea-pull:${key}`,
        fn: () =>
          saying(about, async () => {
            const title = titleOf(input);
            const body = [input.description ?? '', modeNote(made.notExecutable)]
              .filter(Boolean)
              .join('\n\n');
            const opened = await client.openPull({
              head,
              base: made.base,
              title,
              body,
            });
            if (opened) return { number: opened.number, url: opened.html_url };
            const other = await client.findOpenPull(head, made.base);
            if (!other) {
              throw new GiteaError(
                `it says that a pull request from ${head} to ${made.base} is open, and does not show it`,
              );
            }
            const edited = await client.editPull(other.number, { title, body });
            return { number: edited.number, url: edited.html_url };
          }),
      });
      ctx.output('remoteUrl', pull.url);
      ctx.output('pullRequestNumber', pull.number);
    },
  });
}

interface Input {
  repoUrl: string;
  branchName: string;
  targetBranchName?: string;
  title: string;
  draft?: boolean;
  sourcePath?: string;
  targetPath?: string;
  filesToDelete?: string[];
  token?: string;
}

/** Reads what can be wrong, and says all that is at once. */
function readInput(
  input: Input,
  integrations: ScmIntegrationRegistry,
  workspacePath: string,
) {
  const problems: string[] = [];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      problems.push((error as Error).message);
      return undefined;
    }
  };
  const repository = attempt(() => repositoryOf(input.repoUrl, integrations));
  if (repository && !input.token && !repository.config.password) {
    problems.push(
      `token: the integration of ${repository.host} has no password, so that a token is needed`,
    );
  }
  for (const field of ['branchName', 'targetBranchName'] as const) {
    const name = input[field];
    if (name !== undefined && !isBranchName(name)) {
      problems.push(`${field}: "${name}" cannot be the name of a branch`);
    }
  }
  if (input.title.trim() === '' || /[\r\n]/.test(input.title)) {
    problems.push('title: has to be one line');
  }
  const source = attempt(() =>
    inWorkspace(workspacePath, 'sourcePath', input.sourcePath ?? '.'),
  );
  const folder = attempt(() => pathIn('targetPath', input.targetPath ?? ''));
  for (const path of input.filesToDelete ?? []) {
    attempt(() => pathIn('filesToDelete', path));
  }
  if (problems.length || !repository || !source || folder === undefined) {
    throw new InputError(problems.join('\n'));
  }
  return { ...repository, source, folder };
}

/** Only hosts that the portal's owner has named: the request goes where the integration says, and nowhere else. */
function repositoryOf(repoUrl: string, integrations: ScmIntegrationRegistry) {
  const url = URL.canParse(`https://${repoUrl}`)
    ? new URL(`https://${repoUrl}`)
    : undefined;
  const host = url?.host;
  const integration = host ? integrations.gitea.byHost(host) : undefined;
  const owner = url?.searchParams.get('owner');
  const repo = url?.searchParams.get('repo');
  if (!host || !integration) {
    throw new InputError(
      `repoUrl: "${
        host ?? repoUrl
      }" is no Gitea host of this portal. Those under integrations.gitea are: ${
        integrations.gitea
          .list()
          .map(({ config }) => config.host)
          .join(', ') || 'none'
      }`,
    );
  }
  for (const [field, name] of Object.entries({ owner, repo })) {
    // A dot or two would lead to another address.
    if (!name || !/^[\w.-]+$/.test(name) || /^\.+$/.test(name)) {
      throw new InputError(
        `repoUrl: "${repoUrl}" does not name the ${field}. It has the form host?owner=…&repo=…`,
      );
    }
  }
  return { host, config: integration.config, owner: owner!, repo: repo! };
}

/** What git takes as a branch, as far as it matters here. */
const isBranchName = (name: string) =>
  name.length <= 100 &&
  // eslint-disable-next-line no-control-regex
  !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\//.test(name) &&
  !/^[-/]|[/.]$|(?:^|\/)\.|\.lock(?:\/|$)/.test(name) &&
  name !== '@' &&
  name !== '';

/** A path in a repository without slashes at its ends. */
function pathIn(field: string, path: string): string {
  const plain = path
    .replace(/^(?:\.?\/)+|(?<!\/)\/+$/g, '')
    .replace(/^\.$/, '');
  const isBad = plain
    .split('/')
    .some(part => part === '..' || part === '.' || /^\.git$/i.test(part));
  if (isBad || path.includes('\0')) {
    throw new InputError(`${field}: "${path}" is not a path in a repository`);
  }
  return plain;
}

const titleOf = ({ title, draft }: Pick<Input, 'title' | 'draft'>) =>
  draft && !/^\s*(?:WIP:|\[WIP\])/i.test(title) ? `WIP: ${title}` : title;

async function targetBranch(client: GiteaClient, wanted?: string) {
  const standard = await client.defaultBranch();
  const name = wanted ?? standard;
  const commit = await client.branchCommit(name);
  if (!commit) {
    throw new InputError(
      wanted
        ? `targetBranchName: there is no branch "${name}"`
        : `repoUrl: the repository has no commit yet on its default branch "${name}". Push one first`,
    );
  }
  return { name, commit };
}

/** Says of whom a server's complaint is, and what to do where that can be known. */
async function saying<T>(
  { host, owner, repo }: { host: string; owner: string; repo: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GiteaError)) throw error;
    const advice: Record<number, string> = {
      401: 'Check the credentials of the integration, or the token',
      403: 'Whoever the credentials belong to needs the right to write there',
      404: 'Check owner and repo, and that the credentials may see it',
    };
    throw new Error(
      `${host} refused the pull request for ${owner}/${repo}: ${
        error.message
      }. ${advice[error.status ?? 0] ?? ''}`.trim(),
    );
  }
}

/** Gitea's API makes no file executable, so that somebody has to. */
const modeNote = (files: string[]) =>
  files.length
    ? `These files have to be made executable before the merge:\n\n\`\`\`sh\ngit update-index --chmod=+x ${files
        .map(file => (/^[\w./-]+$/.test(file) ? file : JSON.stringify(file)))
        .join(' ')}\n\`\`\``
    : '';
