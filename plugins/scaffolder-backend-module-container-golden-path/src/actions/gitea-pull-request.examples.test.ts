import {
  createWorkspace,
  inputOf,
  runAction,
} from '../__testUtils__/runAction';
import { startForge } from '../__testUtils__/startForge';
import { createGiteaPullRequestAction } from './gitea-pull-request';
import { examples } from './gitea-pull-request.examples';

const workspace = createWorkspace();
workspace.write({
  'rendered/Dockerfile': 'FROM node:24\n',
  Dockerfile: 'FROM node:24\n',
});

describe('examples of publish:gitea:pull-request', () => {
  it.each(examples)('$description', async ({ example }) => {
    const { integrations, repository } = await startForge();
    await repository('booking-api', {
      Dockerfile: 'FROM node:22\n',
      'services/web/Dockerfile.old': 'FROM node:20\n',
    });
    const output = await runAction(
      createGiteaPullRequestAction({ integrations }),
      inputOf(example),
      { workspacePath: workspace.path },
    );
    expect(output).toMatchObject({ hasChanges: true, pullRequestNumber: 1 });
  });
});
