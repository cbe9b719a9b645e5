import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createWorkspace, runAction } from '../__testUtils__/runAction';
import { createScorecardCheckAction } from './scorecard-check';

const good = [
  'FROM gcr.io/distroless/static-debian13:nonroot@sha256:0000000000000000000000000000000000000000000000000000000000000000',
  'COPY app /app',
  'USER 65532:65532',
  'ENTRYPOINT ["/app"]',
  '',
].join('\n');
const bad = 'FROM node\nADD . /srv\nUSER root\n';

const action = createScorecardCheckAction();
const workspace = createWorkspace();
const check = (input: Record<string, any>) =>
  runAction(action, input, { workspacePath: workspace.path });

workspace.write({
  'good/Dockerfile': good,
  'bad/Dockerfile': bad,
  'none/main.go': 'package main\n',
  'several/services/web/Dockerfile': bad,
  'several/services/api/Dockerfile': good,
  'binary/Dockerfile': 'FROM node\n\0\n',
});

describe('container:scorecard:check', () => {
  it('gives score, grade, level, counts and the findings as Markdown', async () => {
    const output = await check({ path: 'bad' });
    expect(output).toMatchObject({ status: 'complete', grade: 'C' });
    expect(output.score).toBeLessThan(80);
    expect(output.counts.high).toBeGreaterThan(0);
    expect(output.counts.info).toBeGreaterThanOrEqual(0);
    expect(output.markdown).toContain('### `Dockerfile`');
    const { score, counts } = await check({ path: 'good' });
    expect(score).toBeGreaterThan(output.score);
    expect(counts.high).toBe(0);
  });

  it('takes the workspace itself unless told otherwise', async () => {
    const { markdown } = await check({});
    expect(markdown).toContain('`bad/Dockerfile`');
  });

  it('ends the task below the minimum, and names the worst findings by file and line', async () => {
    await expect(check({ path: 'bad', minimumScore: 80 })).rejects.toThrow(
      /^The score of bad is \d+ and has to be at least 80: Dockerfile:1 .+ \(high, dockerfile\/pin-base-image\); Dockerfile:3 .+; and \d+ more$/,
    );
    await expect(
      check({ path: 'good', minimumScore: 50 }),
    ).resolves.toHaveProperty('score');
  });

  it('does not take what has no score for good', async () => {
    expect(await check({ path: 'none' })).toEqual({
      status: 'not-containerised',
      counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
      markdown: expect.stringContaining('Not containerised'),
    });
    await expect(check({ path: 'none', minimumScore: 1 })).rejects.toThrow(
      'none has no score that could reach 1',
    );
  });

  it('does not take for good what could not be judged', async () => {
    expect(await check({ path: 'binary' })).toMatchObject({
      status: 'partial',
    });
    await expect(check({ path: 'binary', minimumScore: 0 })).rejects.toThrow(
      'Dockerfile holds binary data',
    );
  });

  it('scores one of several services', async () => {
    const { markdown } = await check({
      path: 'several',
      service: 'services/web',
    });
    expect(markdown).toContain('services/web/Dockerfile');
    expect(markdown).not.toContain('services/api/Dockerfile');
  });

  it('names the field that is wrong', async () => {
    await expect(check({ path: 'absent' })).rejects.toThrow(
      'path: there is no folder "absent" in the workspace',
    );
    await expect(check({ path: 'several', service: 'absent' })).rejects.toThrow(
      'service: there is no folder "absent" in "several"',
    );
    await expect(check({ minimumScore: 101 })).rejects.toThrow('minimumScore');
  });

  it('does not leave the workspace', async () => {
    for (const path of ['..', '/etc', 'good/../../..']) {
      await expect(check({ path })).rejects.toThrow(
        `path: "${path}" leads out of the workspace`,
      );
    }
    symlinkSync('/', join(workspace.path, 'link'));
    await expect(check({ path: 'link' })).rejects.toThrow(
      'path: "link" leads out of the workspace',
    );
  });
});
