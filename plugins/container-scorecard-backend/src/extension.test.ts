import { createBackendModule } from '@backstage/backend-plugin-api';
import { containerScorecardRulesExtensionPoint } from '@plimsoll/backstage-plugin-container-scorecard-node';
import { Forge } from '@plimsoll/forge';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';
import { hostileRulesFile } from './scan/__testUtils__/hostile-rules';
import { secondRulesFile } from './scan/__testUtils__/second-rules';

jest.setTimeout(120_000);

const moduleAdding = (...paths: string[]) =>
  createBackendModule({
    pluginId: 'container-scorecard',
    moduleId: 'more-rules',
    register(env) {
      env.registerInit({
        deps: { rules: containerScorecardRulesExtensionPoint },
        async init({ rules }) {
          paths.forEach(path => rules.addRules(path));
        },
      });
    },
  });

describe('the extension point for rules', () => {
  let forge: Forge;
  beforeAll(async () => {
    forge = await Forge.start();
  });
  afterAll(() => forge.stop());

  it('adds rules to the documentation and to the scans', async () => {
    await forge.createRepository('acme', 'web', {
      Dockerfile: 'FROM scratch\n# REPORT\n',
    });
    const catalog = new TestCatalog();
    catalog.set(component('web', `url:${forge.url}/acme/web/src/branch/main/`));
    const backend = await startScorecardBackend({
      forge,
      catalog,
      features: [moduleAdding(hostileRulesFile)],
    });
    await backend.sync();
    const { findings } = await backend.until(
      'web',
      ({ status }) => status === 'complete',
    );
    expect(findings.map(({ rule }) => rule)).toContain('test/hostile');
    const { body } = await backend.rules().expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(
      'test/hostile',
    );
    await backend.stop();
  });

  it('ends the start when two modules bring the same rule', async () => {
    await expect(
      startScorecardBackend({
        forge,
        catalog: new TestCatalog(),
        features: [moduleAdding(hostileRulesFile, secondRulesFile)],
      }),
    ).rejects.toThrow('Two rules are called "test/hostile"');
  });
});
