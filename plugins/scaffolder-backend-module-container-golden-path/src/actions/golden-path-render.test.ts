import { UrlReaderService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runAction } from '../__testUtils__/runAction';
import { createGoldenPathRenderAction } from './golden-path-render';

const templates = resolve(__dirname, '../../../../templates');
const baseUrl = pathToFileURL(join(templates, 'go/template.yaml')).href;
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitea: [{ host: 'git.harbour.example' }],
    },
  }),
);

/** Reads our own templates, wherever it is sent, and says where that was. */
function templatesAnywhere(prefix = '') {
  const asked: string[] = [];
  const reader = {
    async readTree(url: string) {
      asked.push(url);
      const files = readdirSync(templates, {
        recursive: true,
        withFileTypes: true,
      })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name));
      return {
        files: async () =>
          files.map(file => ({
            path: prefix + relative(templates, file),
            content: async () => readFileSync(file),
          })),
      };
    },
  } as unknown as UrlReaderService;
  return { reader, asked };
}

const answers = {
  name: 'order-api',
  description: 'Takes orders.',
  owner: 'group:default/checkout',
  repoUrl: 'git.harbour.example?owner=harbour&repo=order-api',
};

describe('container:golden-path:render', () => {
  let workspacePath: string;
  beforeEach(() => {
    workspacePath = mkdtempSync(join(tmpdir(), 'plimsoll-render-'));
  });
  afterEach(() => rmSync(workspacePath, { recursive: true, force: true }));

  const act = (
    input: Record<string, any>,
    options: {
      registries?: string[];
      fallback?: string;
      reader?: UrlReaderService;
      baseUrl?: string;
      isDryRun?: boolean;
      checkpoints?: Map<string, unknown>;
    } = {},
  ) =>
    runAction(
      createGoldenPathRenderAction({
        reader: options.reader ?? templatesAnywhere().reader,
        integrations,
        fallback: options.fallback,
        registries: options.registries ?? [],
      }),
      { goldenPath: 'go', answers, ...input },
      { workspacePath, baseUrl, ...options },
    );
  const text = (path: string) =>
    readFileSync(join(workspacePath, path), 'utf8');

  it('renders what stands beside the template that runs, and tells the host of the repository', async () => {
    const output = await act({});
    expect(output).toMatchObject({
      image: 'ghcr.io/harbour/order-api',
      forge: 'gitea',
      entityRef: 'template:default/golden-path-go',
    });
    expect(output.files).toContain('.github/workflows/image.yml');
    expect(output.unpinned).toContain('golang:1.27-trixie');
    expect(output.markdown).toContain('No registry told the digests of');
    for (const file of output.files) {
      expect(statSync(join(workspacePath, file)).isFile()).toBe(true);
    }
    expect(text('catalog-info.yaml')).toContain(
      'scaffoldedFrom: template:default/golden-path-go',
    );
  });

  it('makes scripts executable, and renders into a folder', async () => {
    await act({
      path: 'services/order-api',
      answers: { ...answers, database: 'postgres' },
    });
    const { mode } = statSync(
      join(workspacePath, 'services/order-api/scripts/backup'),
    );
    // eslint-disable-next-line no-bitwise
    expect(mode & 0o111).toBe(0o111);
  });

  it('asks registries for digests, once for a task that is resumed', async () => {
    const digest = `sha256:${'e'.repeat(64)}`;
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.writeHead(200, { 'docker-content-digest': digest }).end();
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { reader } = templatesAnywhere();
    const own = {
      async readTree(url: string) {
        const tree = await reader.readTree(url);
        const files = await tree.files();
        return {
          files: async () =>
            files.map(file => ({
              path: file.path,
              content: async () =>
                file.path === 'versions.yaml'
                  ? Buffer.from(
                      String(await file.content()).replace(
                        'image: golang\n',
                        `image: ${host}/golang\n`,
                      ),
                    )
                  : file.content(),
            })),
        };
      },
    } as unknown as UrlReaderService;
    const checkpoints = new Map<string, unknown>();
    const run = (path: string) =>
      act(
        { path, templates: 'https://github.com/harbour/paths/tree/main' },
        { reader: own, registries: [host], checkpoints },
      );
    const { unpinned } = await run('.');
    expect(text('Dockerfile')).toContain(
      `/golang:1.27-trixie@${digest} AS base`,
    );
    expect(unpinned).not.toContain(`${host}/golang:1.27-trixie`);
    rmSync(workspacePath, { recursive: true });
    await run('.');
    expect(asked).toBe(1);
    server.close();
  });

  it('reads golden paths at an address, whole or relative to the template', async () => {
    const { reader, asked } = templatesAnywhere();
    const from = {
      reader,
      baseUrl:
        'https://github.com/harbour/paths/tree/main/templates/go/template.yaml',
    };
    await act({ path: 'a' }, from);
    await act({ path: 'b', templates: '../../ours' }, from);
    await act({ path: 'c', templates: 'https://github.com/x/y' }, from);
    expect(asked).toEqual([
      'https://github.com/harbour/paths/tree/main/templates/',
      'https://github.com/harbour/paths/tree/main/ours',
      'https://github.com/x/y',
    ]);
  });

  it('reads golden paths where the portal says, when nothing stands beside the template', async () => {
    const dryRun = pathToFileURL(join(workspacePath, 'x/template.yaml')).href;
    await expect(act({}, { baseUrl: dryRun })).rejects.toThrow(
      /Set containerGoldenPath.templates/,
    );
    await act({ path: 'a' }, { baseUrl: dryRun, fallback: templates });
    const { reader, asked } = templatesAnywhere();
    const fallback = 'https://github.com/harbour/paths/tree/main/templates';
    await act({ path: 'b' }, { baseUrl: dryRun, fallback, reader });
    expect(asked).toEqual([fallback]);
  });

  it('names everything that is wrong with the answers', async () => {
    await expect(
      act({ answers: { ...answers, name: 'Order API', port: 80 } }),
    ).rejects.toThrow(
      /- name: Use lower-case letters, digits and single hyphens.*\n- port: must be >= 1024/,
    );
    expect(readdirSync(workspacePath)).toEqual([]);
  });

  it('overwrites nothing, and leaves the workspace by no way', async () => {
    await act({});
    await expect(act({})).rejects.toThrow(/path: .*Dockerfile.* already/);
    await expect(act({ path: '../elsewhere' })).rejects.toThrow(
      /^path: "..\/elsewhere" leads out of the workspace/,
    );
    const outside = mkdtempSync(join(tmpdir(), 'plimsoll-outside-'));
    symlinkSync(outside, join(workspacePath, 'link'));
    await expect(act({ path: 'link' })).rejects.toThrow(/^path:/);
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('asks no registry in a dry run', async () => {
    const { unpinned } = await act(
      {},
      { isDryRun: true, registries: ['docker.io'] },
    );
    expect(unpinned).toContain('golang:1.27-trixie');
  });
});
