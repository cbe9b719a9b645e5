import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { inspect, promisify } from 'node:util';
import {
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { Forge } from '@plimsoll/forge';
import { Knex } from 'knex';
import { DESCRIBED_ROUTES } from './__testUtils__/described';
import { askEveryRoute, invokeEveryAction } from './__testUtils__/everyRoute';
import { leaked, PLANTED } from './__testUtils__/planted';
import { startScorecardBackend } from './__testUtils__/startScorecardBackend';
import { component, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** What stands in a repository as a secret is in nothing that anybody gets to see, and in nothing that is kept. */
describe('secrets that were left in a repository', () => {
  it('are many, and a text that shows them is found out', () => {
    expect(leaked(JSON.stringify(PLANTED)).length).toBeGreaterThan(80);
  });

  it('are in no answer, message, line of the log or row of the database', async () => {
    const log: string[] = [];
    const note = (...said: unknown[]) => {
      log.push(inspect(said, { depth: 10, maxStringLength: null }));
    };
    const logger: RootLoggerService = {
      error: note,
      warn: note,
      info: note,
      debug: note,
      child: () => logger,
    };
    const send = jest.fn(async () => {});
    const auditor = mockServices.auditor.mock();
    const outcome = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(outcome);
    const knex = await databases.init('SQLITE_3');
    const forge = await Forge.start();
    const catalog = new TestCatalog();
    const backend = await startScorecardBackend({
      forge,
      catalog,
      config: { badges: 'public' },
      features: [
        auditor.factory,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => mockServices.database({ knex }),
        }),
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({ send }),
        }),
      ],
    });
    try {
      // Its owners are told of what comes later, and the history has it.
      await forge.createRepository('acme', 'web', {
        Dockerfile: 'FROM debian:12-slim\nUSER 10001\nENTRYPOINT ["app"]\n',
      });
      catalog.set(
        {
          ...component('web', `url:${forge.url}/acme/web/src/branch/main/`),
          relations: [{ type: 'ownedBy', targetRef: 'user:default/ann' }],
        },
        component('lost', 'url:ftp://me:zQ9x90AbCd@git.example.com/acme/web'),
        component('odd', 'https://me:zQ9x91AbCd@git.example.com/acme/web'),
        component('other', 'url:https://me:zQ9x92AbCd@git.example.com/a/b'),
      );
      await backend.sync();
      const { revision } = await backend.until(
        'web',
        ({ status }) => status === 'complete',
      );
      await forge.commitFiles('acme', 'web', PLANTED, 'password=zQ9x93AbCd');
      await backend.refresh('web').expect(202);
      const card = await backend.until(
        'web',
        one => one.revision !== revision && !one.scanning,
      );
      expect(card.status).toBe('partial');
      expect(card.crashes).toEqual([]);
      expect(new Set(card.files.map(({ kind }) => kind)).size).toBe(7);
      expect(JSON.stringify(card.findings)).toContain('*****');
      await backend.trigger('container-scorecard-reports');

      const seen = new Map<string, string>();
      const answers = [
        ...(await askEveryRoute(backend, {
          service: 'web',
          rule: 'dockerfile/no-latest-tag',
          forgeUrl: forge.url,
        })),
        ...(await invokeEveryAction(backend, {
          'get-container-scorecard': { entityRef: 'web' },
          'explain-container-rule': { rule: 'dockerfile/no-latest-tag' },
          'preview-container-policy': { policy: { line: 1 } },
        })),
      ];
      for (const { route, text } of answers)
        seen.set(route, `${seen.get(route) ?? ''}\n${text}`);
      expect([...seen.keys()]).toEqual(
        expect.arrayContaining([...DESCRIBED_ROUTES]),
      );
      for (const name of ['lost', 'odd', 'other']) {
        const { text } = await backend
          .until(name, ({ status }) => status !== 'waiting')
          .then(() => backend.get(name));
        seen.set(name, text);
      }

      // What is said of a repository that cannot be read any more.
      await forge.stop();
      await backend.refresh('web').expect(202);
      await backend.until('web', ({ status }) => status === 'failed');

      expect(send).toHaveBeenCalled();
      expect(auditor.createEvent).toHaveBeenCalled();
      expect(log.join('\n')).toContain('Scan of component:default/web failed');
      seen.set('log', log.join('\n'));
      seen.set('notifications', inspect(send.mock.calls, { depth: 10 }));
      seen.set(
        'audit',
        inspect([auditor.createEvent.mock.calls, outcome], { depth: 10 }),
      );
      for (const [table, rows] of await everything(knex))
        seen.set(`table ${table}`, rows);
      expect(seen.get('table results')).toContain('*****');
      expect(
        [...seen]
          .map(([where, text]) => [where, leaked(text)])
          .filter(([, secrets]) => secrets.length > 0),
      ).toEqual([]);
    } finally {
      await backend.stop();
      await forge.stop();
    }
  });

  it('are in nothing that the command line prints', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plimsoll-secrets-'));
    try {
      for (const [file, text] of Object.entries(PLANTED)) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await writeFile(join(folder, file), text);
      }
      const bin = resolve(__dirname, '../../../packages/cli/bin/plimsoll');
      for (const format of ['text', 'json', 'sarif', 'markdown']) {
        const { stdout, stderr } = await promisify(execFile)(
          process.execPath,
          [bin, 'scan', folder, '--format', format],
          {
            maxBuffer: 64 * 1024 * 1024,
            env: { ...process.env, NODE_OPTIONS: '' },
          },
        );
        expect(stdout).toContain('*****');
        expect([format, leaked(stdout + stderr)]).toEqual([format, []]);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

/** All that a database holds, by table. */
async function everything(knex: Knex): Promise<Array<[string, string]>> {
  const tables: Array<{ name: string }> = await knex('sqlite_master')
    .where({ type: 'table' })
    .select('name');
  return Promise.all(
    tables.map(
      async ({ name }): Promise<[string, string]> => [
        name,
        JSON.stringify(await knex(name)),
      ],
    ),
  );
}
