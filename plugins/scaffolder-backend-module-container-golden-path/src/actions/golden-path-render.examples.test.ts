import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createWorkspace,
  inputOf,
  runAction,
} from '../__testUtils__/runAction';
import { createGoldenPathRenderAction } from './golden-path-render';

const templates = resolve(__dirname, '../../../../templates');
/** A folder at an address: our own. */
const reader = {
  async readTree() {
    const entries = readdirSync(templates, {
      recursive: true,
      withFileTypes: true,
    });
    return {
      files: async () =>
        entries
          .filter(entry => entry.isFile())
          .map(entry => join(entry.parentPath, entry.name))
          .map(file => ({
            path: relative(templates, file),
            content: async () => readFileSync(file),
          })),
    };
  },
} as unknown as UrlReaderService;

const action = createGoldenPathRenderAction({
  reader,
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  registries: [],
});

describe('examples of container:golden-path:render', () => {
  const workspaces = action.examples!.map(() => createWorkspace());

  it.each(action.examples!.map((example, index) => ({ ...example, index })))(
    '$description',
    async ({ example, index }) => {
      const output = await runAction(action, inputOf(example), {
        workspacePath: workspaces[index].path,
        baseUrl: pathToFileURL(join(templates, 'go/template.yaml')).href,
      });
      expect(output.files).toContain('Dockerfile');
    },
  );
});
