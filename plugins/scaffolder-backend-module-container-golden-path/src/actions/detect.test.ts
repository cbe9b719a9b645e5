import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createWorkspace, runAction } from '../__testUtils__/runAction';
import { createDetectAction } from './detect';

const workspace = createWorkspace();
workspace.write({
  'go/go.mod': 'module x\n\ngo 1.24\n',
  'go/main.go': 'package main\n',
  'go/Dockerfile': 'FROM golang\nEXPOSE 9000\n',
  'mono/services/web/package.json': '{"dependencies": {"express": "4"}}',
  'evil/package.json': '{"scripts": {"start": "node `x`|<img>.js"}}',
  'secret/go.mod': 'module secret\n\ngo 9.9\n',
});

const detect = (input: Record<string, any>, workspacePath = workspace.path) =>
  runAction(createDetectAction(), input, { workspacePath });

describe('container:golden-path:detect', () => {
  it('says what is there and what says so', async () => {
    const output = await detect({ path: 'go' });
    expect(output).toMatchObject({
      stack: 'go',
      confidence: 'certain',
      packageManager: 'gomod',
      languageVersion: '1.24',
      entryPoint: '.',
      port: 9000,
      containerFiles: [{ file: 'Dockerfile', kind: 'dockerfile' }],
      services: [],
    });
    expect(output.evidence).toContainEqual({
      what: 'port',
      value: '9000',
      confidence: 'certain',
      file: 'Dockerfile',
      line: 2,
      because: 'EXPOSE 9000',
    });
    expect(output.markdown).toContain(
      '| Port | `9000` | certain | `Dockerfile:2` EXPOSE 9000 |',
    );
  });

  it('looks into the folder of a service', async () => {
    expect(
      await detect({ path: 'mono', service: 'services/web' }),
    ).toMatchObject({ stack: 'node', framework: 'express' });
    expect(await detect({ path: 'mono' })).toMatchObject({
      services: [{ folder: 'services/web', stack: 'node' }],
    });
  });

  it('ends the task where it has to find something and does not', async () => {
    workspace.write({ 'ruby/Gemfile': '', 'empty/README.md': '' });
    expect(await detect({ path: 'ruby' })).not.toHaveProperty('stack');
    await expect(detect({ path: 'ruby', required: true })).rejects.toThrow(
      'path: no golden path fits what is in "ruby": Gemfile is a manifest of Ruby. Say yourself',
    );
    await expect(detect({ path: 'empty', required: true })).rejects.toThrow(
      'path: no golden path fits what is in "empty", as no manifest',
    );
  });

  it('knows the services of the demo', async () => {
    const harbour = resolve(__dirname, '../../../../demo/organisation/harbour');
    const stacks = Object.fromEntries(
      await Promise.all(
        [
          ...['ais-ingest', 'berth-scheduler', 'booking-api', 'crew-roster'],
          ...['customer-portal', 'customs-declarations', 'document-archive'],
          ...['edge-agent', 'equipment-registry', 'fleet-reports'],
          ...['gate-kiosk-bff', 'invoice-service', 'legacy-billing'],
          ...['port-call-sync', 'tariff-engine', 'weighbridge-adapter'],
        ].map(async name => {
          const { stack, packageManager, port } = await detect(
            { path: name },
            harbour,
          );
          return [name, [stack, packageManager, port]];
        }),
      ),
    );
    expect(stacks).toMatchInlineSnapshot(`
      {
        "ais-ingest": [
          "python",
          "pip",
          9000,
        ],
        "berth-scheduler": [
          undefined,
          undefined,
          3000,
        ],
        "booking-api": [
          "node",
          "npm",
          8080,
        ],
        "crew-roster": [
          "php",
          "composer",
          80,
        ],
        "customer-portal": [
          "spa",
          "npm",
          8080,
        ],
        "customs-declarations": [
          "dotnet",
          "nuget",
          8080,
        ],
        "document-archive": [
          "php",
          "composer",
          8080,
        ],
        "edge-agent": [
          "go",
          "gomod",
          undefined,
        ],
        "equipment-registry": [
          "java",
          "maven",
          8080,
        ],
        "fleet-reports": [
          "python",
          "pip",
          8501,
        ],
        "gate-kiosk-bff": [
          "node",
          "pnpm",
          3000,
        ],
        "invoice-service": [
          "java",
          "gradle",
          8080,
        ],
        "legacy-billing": [
          "php",
          undefined,
          80,
        ],
        "port-call-sync": [
          "python",
          "poetry",
          undefined,
        ],
        "tariff-engine": [
          "rust",
          "cargo",
          8080,
        ],
        "weighbridge-adapter": [
          "node",
          "npm",
          4000,
        ],
      }
    `);
  });

  it('follows no link and leaves no workspace', async () => {
    symlinkSync(
      join(workspace.path, 'secret', 'go.mod'),
      join(workspace.path, 'evil', 'go.mod'),
    );
    writeFileSync(join(workspace.path, 'evil', 'Cargo.toml'), 'x'.repeat(2e6));
    expect(await detect({ path: 'evil' })).toMatchObject({ stack: 'node' });
    symlinkSync('/', join(workspace.path, 'root'));
    for (const input of [
      { path: '..' },
      { path: 'root' },
      { path: 'go', service: '../secret' },
      { path: 'go', service: '/etc' },
    ]) {
      await expect(detect(input)).rejects.toThrow('leads out of the workspace');
    }
    await expect(detect({ path: 'absent' })).rejects.toThrow(
      'path: there is no folder "absent" in the workspace',
    );
  });

  it('lets no text of a repository become Markdown', async () => {
    const { markdown } = await detect({ path: 'evil' });
    expect(markdown).not.toMatch(/[^\\]<img>|[^\\]\|<|``/);
  });
});
