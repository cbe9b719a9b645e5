import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import knexOf, { Knex } from 'knex';
import { DatabaseStore } from './DatabaseStore';

jest.setTimeout(60_000);

const directory = resolve(__dirname, '../../migrations');
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

interface Step {
  /** Puts data in once it is up, and looks whether they are there. */
  up(knex: Knex): Promise<void>;
  /** Looks whether nothing of it is left once it is down. */
  down(knex: Knex): Promise<void>;
}

async function tables(knex: Knex): Promise<number> {
  const names = ['services', 'results', 'scores'];
  const found = await Promise.all(names.map(n => knex.schema.hasTable(n)));
  return found.filter(Boolean).length;
}

async function upInit(knex: Knex) {
  expect(await tables(knex)).toBe(3);
  await knex('services').insert({
    entity_ref: 'component:default/web',
    title: 'Web',
    title_key: 'web',
    search_text: 'web',
    created_at: '2026-11-23T12:00:00.000Z',
    folder: '',
    failures: 0,
    status: 'complete',
    score: 61.5,
    low: 3,
  });
  await knex('results').insert({
    entity_ref: 'component:default/web',
    result: '{}',
  });
  await knex('scores').insert({
    entity_ref: 'component:default/web',
    at: '2026-11-23T12:00:00.000Z',
    score: 61.5,
  });
  expect(await knex('services').first()).toMatchObject({
    score: 61.5,
    critical: 0,
    low: 3,
    due_at: null,
  });
  await expect(
    knex('services').insert({ entity_ref: 'component:default/web' }),
  ).rejects.toBeDefined();
  expect(await knex('scores').first()).toMatchObject({ score: 61.5 });
}

async function downInit(knex: Knex) {
  expect(await tables(knex)).toBe(0);
}

async function upFilePatterns(knex: Knex) {
  await knex('services').insert({
    entity_ref: 'component:default/api',
    title: 'Api',
    title_key: 'api',
    search_text: 'api',
    created_at: '2026-11-26T21:00:00.000Z',
    folder: 'services/api',
    file_patterns: 'deploy/api !**/*.dev.yaml',
    failures: 0,
    status: 'waiting',
  });
  expect(await knex('services').first()).toMatchObject({
    folder: 'services/api',
    file_patterns: 'deploy/api !**/*.dev.yaml',
  });
}

async function downFilePatterns(knex: Knex) {
  expect(await knex.schema.hasColumn('services', 'file_patterns')).toBe(false);
  expect(await knex('services').first()).toMatchObject({
    folder: 'services/api',
  });
}

/** The step before has put the service "web" there; its scores become its history. */
async function upReports(knex: Knex) {
  await knex('scopes').insert({
    entity_ref: 'group:default/a',
    kind: 'group',
    title: 'A',
  });
  await knex('rollups').insert({ scope: '', day: '2026-11-27', totals: '{}' });
  await knex('rule_sets').insert({ hash: 'a', rules: '[]' });
  await knex('waivers').insert({
    id: 'w',
    entity_ref: 'component:default/web',
    rule: 'dockerfile/x',
    reason: 'For now',
    until: '2026-12-01',
    asked_by: 'user:default/a',
    asked_at: '2026-11-27T12:00:00.000Z',
  });
  await knex('services').insert({
    entity_ref: 'component:default/web',
    title: 'Web',
    title_key: 'web',
    search_text: 'web',
    created_at: '2026-11-23T12:00:00.000Z',
    folder: '',
    failures: 0,
    status: 'complete',
    verdicts: 'pf-',
    below: 1,
  });
  await knex('history').insert({
    entity_ref: 'component:default/web',
    at: '2026-11-27T12:00:00.000Z',
    causes: 'first',
    title: 'Web',
    status: 'complete',
    score: 61.5,
  });
  await expect(
    knex('rollups').insert({ scope: '', day: '2026-11-27', totals: '{}' }),
  ).rejects.toBeDefined();
}

async function downReports(knex: Knex) {
  for (const name of ['history', 'rollups', 'scopes', 'waivers', 'rule_sets']) {
    expect(await knex.schema.hasTable(name)).toBe(false);
  }
  expect(await knex.schema.hasColumn('services', 'verdicts')).toBe(false);
  expect(await knex('scores').first()).toMatchObject({
    entity_ref: 'component:default/web',
    score: 61.5,
  });
}

async function upCompliance(knex: Knex) {
  await knex('images').insert({
    entity_ref: 'component:default/web',
    reference: 'node:24',
    repository: 'docker.io/library/node',
    file: 'Dockerfile',
    line: 1,
    ships: 1,
    facts: '{}',
  });
  await knex('frozen_reports').insert({
    id: 'a',
    title: 'A',
    framework: 'f@1',
    as_of: '2026-11-27T12:00:00.000Z',
    made_at: '2026-11-27T12:00:00.000Z',
    made_by: 'user:default/a',
    sha256: 'b',
    services: '[]',
    content: '{}',
  });
  expect(await knex.schema.hasColumn('history', 'remarks')).toBe(true);
}

async function downCompliance(knex: Knex) {
  expect(await knex.schema.hasTable('images')).toBe(false);
  expect(await knex.schema.hasTable('frozen_reports')).toBe(false);
  expect(await knex.schema.hasColumn('history', 'remarks')).toBe(false);
}

async function upChanges(knex: Knex) {
  expect(await knex('change_count')).toEqual([{ changes: 0 }]);
  await knex('services').insert({
    entity_ref: 'component:default/web',
    title: 'Web',
    title_key: 'web',
    search_text: 'web',
    created_at: '2026-11-27T15:00:00.000Z',
    folder: '',
    failures: 0,
    status: 'waiting',
  });
  expect(await knex('services')).toMatchObject([{ change: 0 }]);
}

async function downChanges(knex: Knex) {
  expect(await knex.schema.hasTable('change_count')).toBe(false);
  expect(await knex.schema.hasColumn('services', 'change')).toBe(false);
}

/** A service that was there before has its host and its turn. */
async function upHosts(knex: Knex) {
  await knex('services').insert({
    entity_ref: 'component:default/new',
    title: 'New',
    title_key: 'new',
    search_text: 'new',
    created_at: '2026-11-28T12:00:00.000Z',
    folder: '',
    failures: 0,
    status: 'waiting',
  });
  expect(
    await knex('services').where({ entity_ref: 'component:default/new' }),
  ).toMatchObject([{ priority: 2, host: null }]);
  await knex('hosts').insert({
    host: 'git.example',
    paused_at: '2026-11-28T12:00:00.000Z',
    paused_until: '2026-11-28T13:00:00.000Z',
    reason: 'refused',
  });
  await knex('host_requests').insert({
    host: 'git.example',
    seconds: 60,
    period: 29_000_000,
    requests: 12,
  });
  await expect(
    knex('host_requests').insert({
      host: 'git.example',
      seconds: 60,
      period: 1,
      requests: 1,
    }),
  ).rejects.toBeDefined();
}

async function downHosts(knex: Knex) {
  for (const name of ['hosts', 'host_requests']) {
    expect(await knex.schema.hasTable(name)).toBe(false);
  }
  expect(await knex.schema.hasColumn('services', 'priority')).toBe(false);
  expect(await knex.schema.hasColumn('services', 'host')).toBe(false);
  expect(await knex('services')).toMatchObject([
    { entity_ref: 'component:default/new' },
  ]);
}

async function upEvidence(knex: Knex) {
  await knex('frozen_report_parts').insert({
    report: 'a',
    part: 0,
    made_at: '2026-11-28T18:00:00.000Z',
    content: gzipSync('{"a": 1}\n'),
  });
  await knex('frozen_reports').insert({
    id: 'a',
    title: 'A',
    framework: 'f@1',
    as_of: '2026-11-28T18:00:00.000Z',
    made_at: '2026-11-28T18:00:00.000Z',
    made_by: 'user:default/a',
    sha256: 'b',
    services: '[]',
  });
  expect(await knex.schema.hasColumn('results', 'commented')).toBe(true);
}

async function downEvidence(knex: Knex) {
  expect(await knex('frozen_reports')).toMatchObject([
    { id: 'a', content: '{"a": 1}\n' },
  ]);
  expect(await knex.schema.hasTable('frozen_report_parts')).toBe(false);
  expect(await knex.schema.hasColumn('results', 'commented')).toBe(false);
}

async function upApprovals(knex: Knex) {
  await knex('waivers').insert({
    id: 'approved',
    entity_ref: 'component:default/web',
    rule: 'dockerfile/x',
    reason: 'For now',
    until: '2026-12-01',
    asked_by: 'user:default/a',
    asked_at: '2026-11-28T12:00:00.000Z',
    decision: 'approved',
    decided_by: 'user:default/b',
    decided_at: '2026-11-28T13:00:00.000Z',
    approved_by: 'user:default/b',
    approved_at: '2026-11-28T13:00:00.000Z',
  });
}

async function downApprovals(knex: Knex) {
  expect(await knex.schema.hasColumn('waivers', 'approved_by')).toBe(false);
  expect(await knex('waivers')).toMatchObject([{ id: 'approved' }]);
}

/** By the name of the migration. */
const steps: Record<string, Step> = {
  '20261123120000_init.js': { up: upInit, down: downInit },
  '20261126210000_file_patterns.js': {
    up: upFilePatterns,
    down: downFilePatterns,
  },
  '20261127120000_reports.js': { up: upReports, down: downReports },
  '20261127130000_compliance.js': { up: upCompliance, down: downCompliance },
  '20261127150000_changes.js': { up: upChanges, down: downChanges },
  '20261128120000_hosts.js': { up: upHosts, down: downHosts },
  '20261128180000_evidence.js': { up: upEvidence, down: downEvidence },
  '20261128190000_approvals.js': { up: upApprovals, down: downApprovals },
};

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it.each(readdirSync(directory).sort())('%s goes up and down', async name => {
    const knex = await databases.init(databaseId);
    const run = () => knex.migrate.up({ directory });

    do await run();
    while (
      (await knex.migrate.currentVersion({ directory })) !== name.split('_')[0]
    );
    await steps[name].up(knex);
    await knex.migrate.down({ directory });
    await steps[name].down(knex);
    await run();
    expect(await knex.migrate.currentVersion({ directory })).toBe(
      name.split('_')[0],
    );
    await knex.destroy();
  });

  it('knows the host and the turn of services of an earlier version', async () => {
    const knex = await databases.init(databaseId);
    const before = readdirSync(directory).filter(
      name => name < '20261128120000_hosts.js',
    );
    for (const _ of before) await knex.migrate.up({ directory });
    const row = (entity_ref: string, more: object) => ({
      entity_ref,
      title: 'a',
      title_key: 'a',
      search_text: 'a',
      created_at: '2026-11-23T12:00:00.000Z',
      folder: '',
      failures: 0,
      status: 'waiting',
      root_url: 'https://git.example:8443/acme/web/src/branch/main/',
      ...more,
    });
    const then = '2026-11-23T12:00:00.000Z';
    await knex('services').insert([
      row('a', {}),
      row('b', { last_scan_at: then }),
      row('c', { last_scan_at: then, asked_at: then }),
      row('d', { root_url: null }),
    ]);
    await knex.migrate.latest({ directory });
    expect(
      await knex('services')
        .select('entity_ref', 'priority', 'host')
        .orderBy('entity_ref'),
    ).toEqual([
      { entity_ref: 'a', priority: 2, host: 'git.example:8443' },
      { entity_ref: 'b', priority: 3, host: 'git.example:8443' },
      { entity_ref: 'c', priority: 0, host: 'git.example:8443' },
      { entity_ref: 'd', priority: 2, host: null },
    ]);
    await knex.destroy();
  });

  it('keeps frozen reports byte for byte, and knows what comments accept and who approved', async () => {
    const knex = await databases.init(databaseId);
    const before = readdirSync(directory).filter(
      name => name < '20261128180000_evidence.js',
    );
    for (const _ of before) await knex.migrate.up({ directory });
    // Larger than a part, for it cannot be compressed.
    const content = randomBytes(1_500_000).toString('base64');
    const at = '2026-11-27T12:00:00.000Z';
    await knex('frozen_reports').insert({
      id: 'a',
      title: 'A',
      framework: 'f@1',
      as_of: at,
      made_at: at,
      made_by: 'user:default/a',
      sha256: 'b',
      services: '[]',
      content,
    });
    const finding = {
      rule: 'dockerfile/x',
      severity: 'high',
      file: 'Dockerfile',
      range: { startLine: 3 },
      fingerprint: 'f',
      message: 'm',
    };
    await knex('waivers').insert({
      id: 'w',
      entity_ref: 'component:default/web',
      rule: 'dockerfile/x',
      reason: 'For now',
      until: '2026-12-01',
      asked_by: 'user:default/a',
      asked_at: at,
      decision: 'approved',
      decided_by: 'user:default/b',
      decided_at: at,
    });
    await knex('results').insert({
      entity_ref: 'component:default/web',
      result: JSON.stringify({
        findings: [finding, { ...finding, suppressed: { reason: 'Old' } }],
      }),
    });
    await knex.migrate.latest({ directory });
    const store = await DatabaseStore.create(mockServices.database({ knex }));
    const parts: Buffer[] = [];
    for await (const part of store.reportParts('a')) parts.push(part);
    expect(parts.length).toBeGreaterThan(1);
    expect(gunzipSync(Buffer.concat(parts)).toString()).toBe(content);
    expect(await store.waiver('w')).toMatchObject({
      approvedBy: 'user:default/b',
      approvedAt: at,
    });
    const [{ commented }] = await knex('results');
    expect(JSON.parse(commented)).toEqual([
      {
        rule: 'dockerfile/x',
        severity: 'high',
        file: 'Dockerfile',
        line: 3,
        fingerprint: 'f',
        message: 'm',
        reason: 'Old',
      },
    ]);
    await knex.destroy();
  });

  it('turns the scores of an earlier version into history', async () => {
    const knex = await databases.init(databaseId);
    await knex.migrate.up({ directory });
    await upInit(knex);
    await knex.migrate.latest({ directory });
    expect(await knex('history')).toMatchObject([
      {
        entity_ref: 'component:default/web',
        at: '2026-11-23T12:00:00.000Z',
        score: 61.5,
        title: 'Web',
        causes: 'code',
      },
    ]);
    expect(await knex.schema.hasTable('scores')).toBe(false);
    await knex.destroy();
  });
});

const onPostgres = databases.eachSupportedId().map(([id]) => id);
(onPostgres.includes('POSTGRES_18') ? describe : describe.skip)(
  'migrations of several backends',
  () => {
    const create = (knex: Knex) =>
      DatabaseStore.create(mockServices.database({ knex }));

    it('wait for one another', async () => {
      const first = await databases.init('POSTGRES_18');
      const all = [first, ...[1, 2, 3].map(() => knexOf(first.client.config))];
      await Promise.all(all.map(create));
      expect(await first('change_count')).toHaveLength(1);
      await Promise.all(all.slice(1).map(knex => knex.destroy()));
    });

    it('go on where one died in the middle', async () => {
      const knex = await databases.init('POSTGRES_18');
      await knex.migrate.up({ directory });
      await knex('knex_migrations_lock').update({ is_locked: 1 });
      await create(knex);
      expect(await knex('change_count')).toHaveLength(1);
    });
  },
);
