import {
  createWorkspace,
  inputOf,
  runAction,
} from '../__testUtils__/runAction';
import { createDetectAction } from './detect';
import { examples } from './detect.examples';

const workspace = createWorkspace();
workspace.write({
  'repository/go.mod': 'module x\n',
  'repository/services/web/go.mod': 'module web\n',
});

describe('examples of container:golden-path:detect', () => {
  it.each(examples)('$description', async ({ example }) => {
    const output = await runAction(createDetectAction(), inputOf(example), {
      workspacePath: workspace.path,
    });
    expect(output.stack).toBe('go');
  });
});
