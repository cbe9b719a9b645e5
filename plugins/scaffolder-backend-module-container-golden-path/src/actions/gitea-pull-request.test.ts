import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createWorkspace, runAction } from '../__testUtils__/runAction';
import { startForge } from '../__testUtils__/startForge';
import { createGiteaPullRequestAction } from './gitea-pull-request';

const workspace = createWorkspace();
workspace.write({
  'new/Dockerfile': 'FROM node:24\n',
  'new/docs/run.md': 'How\n',
  'new/kept.txt': 'kept\n',
  'script/run.sh': '#!/bin/sh\n',
});
chmodSync(join(workspace.path, 'script/run.sh'), 0o755);

let setUp: Awaited<ReturnType<typeof startForge>>;
beforeAll(async () => {
  setUp = await startForge();
});

const files = {
  Dockerfile: 'FROM node:22\n',
  'kept.txt': 'kept\n',
  'old.txt': 'old\n',
};

function run(
  repo: string,
  input: Record<string, any> = {},
  options: Partial<Parameters<typeof runAction>[2]> = {},
) {
  return runAction(
    createGiteaPullRequestAction(setUp),
    {
      repoUrl: `gitea.example.com?owner=harbour&repo=${repo}`,
      branchName: 'golden/path',
      title: 'Take the golden path',
      description: 'Why',
      sourcePath: 'new',
      ...input,
    },
    { workspacePath: workspace.path, ...options },
  );
}

const changed = async (repo: string, number = 1) =>
  (await setUp.api(`/repos/harbour/${repo}/pulls/${number}/files`)).map(
    ({ filename, status }: Record<string, string>) => `${status} ${filename}`,
  );

describe('publish:gitea:pull-request', () => {
  it('opens a pull request with what differs, and nothing else', async () => {
    await setUp.repository('plain', files);
    const output = await run('plain', {
      draft: true,
      filesToDelete: ['old.txt', 'absent.txt'],
      gitAuthorName: 'Ada',
      gitAuthorEmail: 'ada@example.com',
    });
    expect(output).toEqual({
      hasChanges: true,
      targetBranchName: 'main',
      pullRequestNumber: 1,
      remoteUrl: `${setUp.forge.url}/harbour/plain/pulls/1`,
    });
    expect(await setUp.api('/repos/harbour/plain/pulls/1')).toMatchObject({
      title: 'WIP: Take the golden path',
      body: 'Why',
      draft: true,
      head: { ref: 'golden/path' },
      base: { ref: 'main' },
    });
    expect(await changed('plain')).toEqual([
      'changed Dockerfile',
      'added docs/run.md',
      'deleted old.txt',
    ]);
    const { commit } = await setUp.api(
      '/repos/harbour/plain/branches/golden/path',
    );
    expect(commit).toMatchObject({
      message: 'Take the golden path',
      author: { name: 'Ada', email: 'ada@example.com' },
    });
  });

  it('goes to a folder of a monorepo and to another branch', async () => {
    await setUp.repository('mono', files);
    await setUp.forge.commitFiles(
      ...([
        'harbour',
        'mono',
        { 'services/web/Dockerfile': 'FROM a\n' },
      ] as const),
      'Begin',
      { branch: 'next' },
    );
    const output = await run('mono', {
      targetBranchName: 'next',
      targetPath: './services/web/',
      commitMessage: 'Harden',
    });
    expect(output.targetBranchName).toBe('next');
    expect(await changed('mono')).toEqual([
      'changed services/web/Dockerfile',
      'added services/web/docs/run.md',
      'added services/web/kept.txt',
    ]);
  });

  it('does nothing twice when a task is resumed', async () => {
    await setUp.repository('resumed', files);
    const checkpoints = new Map();
    const first = await run('resumed', {}, { checkpoints });
    expect(await run('resumed', {}, { checkpoints })).toEqual(first);
    // The pull request was opened, but the task died before that was kept.
    checkpoints.delete([...checkpoints.keys()][1]);
    expect(await run('resumed', {}, { checkpoints })).toEqual(first);
    expect(
      await setUp.api('/repos/harbour/resumed/pulls?state=all'),
    ).toHaveLength(1);
  });

  it('says that the branch exists, or adds to it where told', async () => {
    await setUp.repository('again', files);
    await run('again');
    await expect(run('again')).rejects.toThrow(
      'branchName: harbour/again has a branch "golden/path" already. Give another one, or set update',
    );
    workspace.write({ 'newer/Dockerfile': 'FROM node:26\n' });
    const output = await run('again', {
      update: true,
      sourcePath: 'newer',
      title: 'Newer',
      description: 'Because',
    });
    expect(output).toMatchObject({ pullRequestNumber: 1, hasChanges: true });
    expect(await setUp.api('/repos/harbour/again/pulls/1')).toMatchObject({
      title: 'Newer',
      body: 'Because',
    });
    expect(await setUp.api('/repos/harbour/again/pulls/1.diff')).toContain(
      '+FROM node:26',
    );
    // Nothing new, and yet there is a pull request to point at.
    expect(
      await run('again', { update: true, sourcePath: 'newer' }),
    ).toMatchObject({ pullRequestNumber: 1, hasChanges: false });
  });

  it('opens nothing where there is nothing to propose', async () => {
    await setUp.repository('same', {
      Dockerfile: 'FROM node:24\n',
      'docs/run.md': 'How\n',
      'kept.txt': 'kept\n',
    });
    expect(await run('same')).toEqual({
      hasChanges: false,
      targetBranchName: 'main',
    });
    expect(await setUp.api('/repos/harbour/same/pulls?state=all')).toEqual([]);
  });

  it('says which files have to be made executable', async () => {
    await setUp.repository('script', files);
    await run('script', { sourcePath: 'script' });
    const { body } = await setUp.api('/repos/harbour/script/pulls/1');
    expect(body).toContain('Why\n\nThese files have to be made executable');
    expect(body).toContain('git update-index --chmod=+x run.sh');
  });

  it('reads repositories of more than a page of files', async () => {
    await setUp.repository(
      'large',
      Object.fromEntries([
        ...Array.from({ length: 1200 }, (_, index) => [
          `data/${index}.txt`,
          `${index}\n`,
        ]),
        ...Object.entries(files),
      ]),
    );
    await run('large');
    expect(await changed('large')).toEqual([
      'changed Dockerfile',
      'added docs/run.md',
    ]);
  });

  it('writes nothing in a dry run', async () => {
    await setUp.repository('dry', files);
    expect(
      await run('dry', { targetBranchName: 'main' }, { isDryRun: true }),
    ).toEqual({
      hasChanges: true,
      remoteUrl: `${setUp.forge.url}/harbour/dry/pulls`,
      targetBranchName: 'main',
    });
    expect(await setUp.api('/repos/harbour/dry/pulls')).toEqual([]);
  });

  it('says all that is wrong with the input at once, by the name of the field', async () => {
    const error = await run('x', {
      repoUrl: 'evil.example.org?owner=harbour&repo=x',
      branchName: 'a b',
      targetBranchName: '../x',
      title: 'two\nlines',
      sourcePath: '../..',
      targetPath: 'a/../../b',
      filesToDelete: ['.git/config'],
    }).catch(({ message }) => message);
    expect(error.split('\n')).toEqual([
      `repoUrl: "evil.example.org" is no Gitea host of this portal. Those under integrations.gitea are: ${
        new URL(setUp.forge.url).host
      }, gitea.example.com, open.example.com`,
      'branchName: "a b" cannot be the name of a branch',
      'targetBranchName: "../x" cannot be the name of a branch',
      'title: has to be one line',
      'sourcePath: "../.." leads out of the workspace. Give a path below it, such as "." or "services/web"',
      'targetPath: "a/../../b" is not a path in a repository',
      'filesToDelete: ".git/config" is not a path in a repository',
    ]);
    for (const [repoUrl, message] of [
      ['gitea.example.com?repo=x', 'does not name the owner'],
      ['gitea.example.com?owner=..&repo=x', 'does not name the owner'],
      ['gitea.example.com?owner=a&repo=b/../../c', 'does not name the repo'],
      ['gitea.example.com@evil.example.org?owner=a&repo=b', 'is no Gitea host'],
      ['open.example.com?owner=harbour&repo=x', 'token: the integration of'],
    ]) {
      await expect(run('x', { repoUrl })).rejects.toThrow(message);
    }
  });

  it('says what the host said, and what to do', async () => {
    await setUp.repository('plain-2', files);
    await expect(run('absent')).rejects.toThrow(
      /^gitea.example.com refused the pull request for harbour\/absent: 404 .+ Check owner and repo/,
    );
    await expect(run('plain-2', { token: 'secret-wrong' })).rejects.toThrow(
      /^(?!.*secret-wrong)gitea.example.com refused .+: 401 .+Check the credentials/,
    );
    await expect(
      run('plain-2', { targetBranchName: 'absent' }),
    ).rejects.toThrow('targetBranchName: there is no branch "absent"');
    await expect(run('plain-2', { branchName: 'main' })).rejects.toThrow(
      'branchName: "main" is the branch that the changes are for',
    );
    expect(await run('plain-2', { token: setUp.user.password })).toMatchObject({
      pullRequestNumber: 1,
    });
  });

  it('goes nowhere else, wherever the host sends it', async () => {
    const seen: string[] = [];
    const elsewhere = createServer((request, response) => {
      seen.push(String(request.url));
      response.writeHead(307, {
        location: `http://localhost:${port}/internal`,
      });
      response.end();
    });
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const { port } = elsewhere.address() as AddressInfo;
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          gitea: [
            {
              host: 'moved.example.com',
              baseUrl: `http://localhost:${port}`,
              password: 'x',
            },
          ],
        },
      }),
    );
    try {
      await expect(
        runAction(
          createGiteaPullRequestAction({ integrations }),
          {
            repoUrl: 'moved.example.com?owner=a&repo=b',
            branchName: 'x',
            title: 'x',
            sourcePath: 'new',
          },
          { workspacePath: workspace.path },
        ),
      ).rejects.toThrow('moved.example.com refused');
      expect(seen).toEqual(['/api/v1/repos/a/b']);
    } finally {
      elsewhere.close();
    }
    await expect(
      runAction(
        createGiteaPullRequestAction({ integrations }),
        {
          repoUrl: 'moved.example.com?owner=a&repo=b',
          branchName: 'x',
          title: 'x',
        },
        { workspacePath: workspace.path },
      ),
    ).rejects.toThrow('it cannot be reached (ECONNREFUSED)');
  });
});
