import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createWorkspace, runAction } from '../__testUtils__/runAction';
import { startForge } from '../__testUtils__/startForge';
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

describe('the golden path for what is there already', () => {
  it.each([
    ['go', 'gomod', './cmd/service'],
    ['node', 'npm', 'dist/main.js'],
    ['node', 'pnpm', 'dist/main.js'],
    ['spa', 'npm', undefined],
    ['python', 'pip', 'app:app'],
    ['python', 'uv', 'service'],
    ['php', 'composer', 'public/index.php'],
    ['java', 'maven', 'com.example.App'],
    ['java', 'gradle', 'com.example.App'],
    ['rust', 'cargo', 'service'],
    ['dotnet', 'nuget', 'Api.dll'],
  ])(
    'gives %s with %s what no rule objects to',
    async (language, packageManager, entryPoint) => {
      const { integrations } = await startForge();
      const path = `${language}-${packageManager}`;
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
            language,
            packageManager,
            ...(entryPoint ? { entryPoint } : {}),
            port: 3000,
            ci: 'both',
          },
        },
        {
          workspacePath: workspace.path,
          baseUrl: pathToFileURL(join(templates, 'template.yaml')).href,
        },
      );
      const result = await scoreFolder(join(workspace.path, path));
      const found = result.findings
        .filter(({ rule, suppressed }) => !suppressed && !ARGUED.includes(rule))
        .map(({ rule, file, range }) => `${file}:${range.startLine} ${rule}`);
      expect(found).toEqual([]);
      expect(result.status).toBe('complete');
      expect(result.score).toBeGreaterThanOrEqual(95);
    },
  );
});
