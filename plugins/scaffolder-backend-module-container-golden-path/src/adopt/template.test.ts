import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { createWorkspace, runAction } from '../__testUtils__/runAction';
import { startForge } from '../__testUtils__/startForge';
import { createAdoptAction } from '../actions/adopt';
import { createGoldenPathRenderAction } from '../actions/golden-path-render';
import { scoreFolder } from '../scorecard';

/** What a golden path cannot know of somebody else's service, or has no registry to ask for here. */
const ARGUED = [
  // Only its team knows what it answers when it is well.
  'compose/healthcheck-defined',
  'dockerfile/pin-base-image-digest',
  'ci/image-digest',
  'ci/image-pinned',
  // The pipeline of a GitLab without rootless builders.
  'ci/gitlab-dind-avoid-privileged',
];

const workspace = createWorkspace();
const templates = resolve(__dirname, '../../../../templates/adopt');

async function render(path: string, answers: Record<string, unknown>) {
  const { integrations } = await startForge();
  await runAction(
    createGoldenPathRenderAction({
      reader: {} as any,
      integrations,
      registries: [],
    }),
    {
      goldenPath: 'adopt',
      path,
      answers: {
        name: 'old-service',
        description: 'Does "it" for $5 & `more`.',
        owner: 'group:default/web',
        repoUrl: 'gitea.example.com?owner=harbour&repo=old-service',
        port: 3000,
        ...answers,
      },
    },
    {
      workspacePath: workspace.path,
      baseUrl: pathToFileURL(join(templates, 'template.yaml')).href,
    },
  );
}

describe('the golden path for what is there already', () => {
  it.each([
    ['go', 'gomod', './cmd/service'],
    ['node', 'npm', 'dist/main.js'],
    ['node', 'pnpm', 'dist/main.js'],
    ['node', 'yarn', 'dist/main.js'],
    ['node', 'yarn-classic', 'dist/main.js'],
    ['node', 'bun', 'src/main.ts'],
    ['spa', 'npm', undefined],
    ['spa', 'yarn', undefined],
    ['python', 'pip', 'app:app'],
    ['python', 'uv', 'service'],
    ['python', 'poetry', 'service'],
    ['python', 'pdm', 'service'],
    ['python', 'pipenv', 'service'],
    ['php', 'composer', 'public/index.php'],
    ['java', 'maven', 'com.example.App'],
    ['java', 'gradle', 'com.example.App'],
    ['rust', 'cargo', 'service'],
    ['dotnet', 'nuget', 'Api.dll'],
  ])(
    'gives %s with %s what no rule objects to',
    async (language, packageManager, entryPoint) => {
      const path = `${language}-${packageManager}`;
      await render(path, {
        language,
        packageManager,
        ...(entryPoint ? { entryPoint } : {}),
        ci: 'both',
        kubernetes: true,
      });
      const result = await scoreFolder(join(workspace.path, path));
      const found = result.findings
        .filter(({ rule, suppressed }) => !suppressed && !ARGUED.includes(rule))
        .map(({ rule, file, range }) => `${file}:${range.startLine} ${rule}`);
      expect(found).toEqual([]);
      expect(result.status).toBe('complete');
      expect(result.score).toBeGreaterThanOrEqual(95);
    },
  );

  it('gives a service of a monorepo a workflow of its own', async () => {
    const folder = 'services/web';
    workspace.write({
      'mono/services/web/package.json': '{}\n',
      'mono/services/api/go.mod': 'module api\n',
    });
    const rendered = 'rendered-for-web';
    await render(rendered, { language: 'node', ci: 'both', folder });
    const { files } = await runAction(
      createAdoptAction(),
      { path: 'mono', service: folder, rendered, proposal: 'for-web' },
      { workspacePath: workspace.path },
    );
    const workflow = '.github/workflows/image-old-service.yml';
    expect(files).toContainEqual(
      expect.objectContaining({ path: workflow, state: 'created' }),
    );
    expect(files).toContainEqual(
      expect.objectContaining({ path: '.gitlab-ci.yml', state: 'kept' }),
    );
    const text = readFileSync(
      join(workspace.path, 'for-web', workflow),
      'utf8',
    );
    expect(parse(text)).toMatchObject({
      name: 'image-old-service',
      on: { push: { paths: [`${folder}/**`, workflow] } },
      defaults: { run: { 'working-directory': `${folder}/` } },
    });
    expect(text).toContain(`dockerfile: ${folder}/Dockerfile`);
    expect(text).not.toMatch(/source: \.$/m);

    await expect(
      render('escaping', { language: 'node', folder: '../api' }),
    ).rejects.toThrow('folder');
  });
});
