import {
  createWorkspace,
  inputOf,
  runAction,
} from '../__testUtils__/runAction';
import { createScorecardCheckAction } from './scorecard-check';

const action = createScorecardCheckAction();
const workspace = createWorkspace();
const service = {
  Dockerfile: [
    'FROM gcr.io/distroless/static-debian13:nonroot@sha256:0000000000000000000000000000000000000000000000000000000000000000',
    'COPY app /app',
    'USER 65532:65532',
    'ENTRYPOINT ["/app"]',
    '',
  ].join('\n'),
  '.dockerignore': '*\n!app\n',
};
workspace.write(
  Object.fromEntries(
    ['repository', 'repository/services/web'].flatMap(folder =>
      Object.entries(service).map(([file, text]) => [
        `${folder}/${file}`,
        text,
      ]),
    ),
  ),
);

describe('examples of container:scorecard:check', () => {
  it.each(action.examples!)('$description', async ({ example }) => {
    const output = await runAction(action, inputOf(example), {
      workspacePath: workspace.path,
    });
    expect(output.status).toBe('complete');
    expect(output.score).toBeGreaterThan(80);
  });
});
