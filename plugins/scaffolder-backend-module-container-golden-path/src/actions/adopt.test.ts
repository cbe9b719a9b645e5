import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, runAction } from '../__testUtils__/runAction';
import { createAdoptAction } from './adopt';

const workspace = createWorkspace();
const DIGEST = `sha256:${'0'.repeat(64)}`;
const dockerfile = [
  `FROM gcr.io/distroless/static-debian13:nonroot@${DIGEST}`,
  'COPY app /app',
  'USER 65532:65532',
  'HEALTHCHECK NONE',
  'ENTRYPOINT ["/app"]',
  '',
].join('\n');
workspace.write({
  'repository/Dockerfile': 'FROM node\nADD . /srv\nUSER root\n',
  'repository/docker-compose.yml':
    'services:\n  web:\n    build: .\n    privileged: true\n',
  'repository/main.go': 'package main\n',
  'mono/services/web/Dockerfile': 'FROM node\n',
  'mono/services/api/Dockerfile': dockerfile,
  'rendered/Dockerfile': dockerfile,
  'rendered/.dockerignore': '*\n!app\n',
  'rendered/compose.yaml': 'services:\n  web:\n    build: .\n',
  'rendered/.golden-path.yaml':
    'goldenPath: adopt\nversion: 1.2.0\nfiles:\n  Dockerfile: { ownership: managed }\n',
});

let count = 0;
async function adopt(input: Record<string, any> = {}) {
  count += 1;
  const proposal = `proposal-${count}`;
  const output = await runAction(
    createAdoptAction(),
    { path: 'repository', rendered: 'rendered', proposal, ...input },
    { workspacePath: workspace.path },
  );
  const folder = join(workspace.path, proposal);
  return {
    output,
    written: readdirSync(folder, { recursive: true }).map(String).sort(),
    folder,
  };
}

describe('container:golden-path:adopt', () => {
  it('puts its files beside those that are there, and tells the scores', async () => {
    const { output, written, folder } = await adopt();
    expect(written).toEqual([
      '.dockerignore',
      '.golden-path.yaml',
      'Dockerfile.golden',
      'compose.yaml.golden',
    ]);
    expect(readFileSync(join(folder, 'Dockerfile.golden'), 'utf8')).toBe(
      dockerfile,
    );
    expect(output).toMatchObject({ hasChanges: true, filesToDelete: [] });
    expect(output.scoreAfter).toBeGreaterThanOrEqual(output.scoreBefore);
    expect(output.markdown).toContain('the golden path `adopt` 1.2.0');
    expect(output.markdown).toMatch(/## Score \d+ \(\w\) → \d+ \(\w\)/);
    expect(output.markdown).toContain(
      "| `Dockerfile` | conflict | stands; the golden path's is beside it as Dockerfile.golden |",
    );
    expect(output.markdown).toContain('## Yours to decide');
  });

  it('proposes its files in their place where the owner chose so', async () => {
    const { output, written } = await adopt({
      existing: 'replace',
      detection: '| Stack | `go` |\n',
    });
    expect(written).toEqual([
      '.dockerignore',
      '.golden-path.yaml',
      'Dockerfile',
      'compose.yaml',
    ]);
    expect(output.filesToDelete).toEqual(['docker-compose.yml']);
    expect(output.scoreAfter).toBeGreaterThan(output.scoreBefore + 10);
    expect(output.markdown).toContain('| `docker-compose.yml` | removed |');
    expect(output.markdown).toContain('## What it goes by\n\n| Stack | `go` |');
    expect(output.markdown).not.toContain('Yours to decide');
  });

  it('goes to a service of a monorepo, and scores that alone', async () => {
    const { output, written } = await adopt({
      path: 'mono',
      service: 'services/web',
      existing: 'replace',
    });
    expect(written).toContain('services/web/Dockerfile');
    expect(output.scoreAfter).toBeGreaterThan(output.scoreBefore);
    expect(output.markdown).not.toContain('services/api');
  });

  it('has no score before where nothing is containerised', async () => {
    workspace.write({ 'plain/main.go': 'package main\n' });
    const { output } = await adopt({ path: 'plain' });
    expect(output.scoreBefore).toBeUndefined();
    expect(output.scoreAfter).toBeGreaterThan(0);
    expect(output.markdown).toContain('## Score none → ');
  });

  it('says which field is wrong, leaves no workspace and follows no link', async () => {
    for (const [input, message] of [
      [{ path: 'absent' }, 'path: there is no folder "absent"'],
      [{ service: 'absent' }, 'service: there is no folder "absent"'],
      [{ rendered: 'plain' }, 'rendered: there is no .golden-path.yaml'],
      [{ rendered: '../x' }, 'rendered: "../x" leads out of the workspace'],
      [{ proposal: '../x' }, 'proposal: "../x" leads out of the workspace'],
      [{ proposal: 'repository' }, 'proposal: "repository" exists already'],
      [{ service: '../rendered' }, 'service: "../rendered" leads out'],
    ] as const) {
      await expect(adopt(input)).rejects.toThrow(message);
    }
    workspace.write({ 'linked/main.go': '', 'outside/secret': 'secret\n' });
    symlinkSync(
      join(workspace.path, 'outside/secret'),
      join(workspace.path, 'linked/Dockerfile'),
    );
    const { output, written } = await adopt({
      path: 'linked',
      existing: 'replace',
    });
    expect(written).not.toContain('Dockerfile');
    expect(output.files).toContainEqual({
      path: 'Dockerfile',
      state: 'kept',
      reason: 'is a link here: look at it by hand',
    });
  });
});
