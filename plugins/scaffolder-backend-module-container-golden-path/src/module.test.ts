import { startTestBackend } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import module from '.';

describe('the module', () => {
  it('adds its actions, each with examples and a dry run', async () => {
    const addActions = jest.fn();
    await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [module],
    });
    const actions = addActions.mock.calls.flat();
    expect(actions.map(({ id }) => id).sort()).toEqual([
      'container:golden-path:adopt',
      'container:golden-path:detect',
      'container:golden-path:render',
      'container:repository:fetch',
      'container:scorecard:check',
      'publish:gitea:pull-request',
    ]);
    for (const { examples, supportsDryRun } of actions) {
      expect(examples).not.toHaveLength(0);
      expect(supportsDryRun).toBe(true);
    }
  });
});
