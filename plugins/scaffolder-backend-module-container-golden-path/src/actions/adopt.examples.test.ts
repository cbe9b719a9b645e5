import {
  createWorkspace,
  inputOf,
  runAction,
} from '../__testUtils__/runAction';
import { createAdoptAction } from './adopt';
import { examples } from './adopt.examples';

describe('examples of container:golden-path:adopt', () => {
  const workspaces = examples.map(() => createWorkspace());
  it.each(examples.map((one, index) => ({ ...one, index })))(
    '$description',
    async ({ example, index }) => {
      const workspace = workspaces[index];
      workspace.write({
        'repository/Dockerfile': 'FROM node\n',
        'repository/services/web/Dockerfile': 'FROM node\n',
        'rendered/Dockerfile': 'FROM node:24\nUSER 1000\n',
        'rendered/.golden-path.yaml': 'goldenPath: adopt\nversion: 1.0.0\n',
      });
      const output = await runAction(createAdoptAction(), inputOf(example), {
        workspacePath: workspace.path,
      });
      expect(output.hasChanges).toBe(true);
    },
  );
});
