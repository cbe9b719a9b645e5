import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';

jest.setTimeout(60_000);

const directory = resolve(__dirname, '../../migrations');
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** What is put in before, and what has to be there after, by the name of the migration. */
const steps: Record<string, (knex: Knex) => Promise<void>> = {
  '20261123120000_init.js': async knex => {
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
  },
};

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it.each(readdirSync(directory).sort())('%s goes up and down', async name => {
    const knex = await databases.init(databaseId);
    const tables = async () =>
      (
        await Promise.all(
          ['services', 'results', 'scores'].map(table =>
            knex.schema.hasTable(table),
          ),
        )
      ).filter(Boolean).length;
    const run = () => knex.migrate.up({ directory });

    do await run();
    while (
      (await knex.migrate.currentVersion({ directory })) !== name.split('_')[0]
    );
    expect(await tables()).toBe(3);
    await steps[name](knex);
    await knex.migrate.down({ directory });
    expect(await tables()).toBe(0);
    await run();
    expect(await knex('services').first()).toBeUndefined();
    await knex.destroy();
  });
});
