import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { databaseOf, SettingsError, settingsOf } from './config.ts';
import { Log, messageOf } from './log.ts';

// Brings the database to the shape that this version needs, once, whoever starts first. Ends with 0, 1 or 2.

const FOLDER = new URL('../migrations/', import.meta.url);
/** Any number, the same for all: whoever holds it migrates. */
const LOCK = 7_041_776;

try {
  const { database, logLevel } = settingsOf(process.env, from => ({
    database: databaseOf(from),
    logLevel: from.level(),
  }));
  await migrate(new Client({ ...database, connectionTimeoutMillis: 10_000 }), new Log(logLevel));
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = error instanceof SettingsError ? 2 : 1;
}

async function migrate(client: Client, log: Log) {
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from migrations');
    const applied = new Set(rows.map(({ name }) => name));
    const names = readdirSync(FOLDER).filter(name => name.endsWith('.sql')).sort();
    for (const name of names.filter(one => !applied.has(one))) {
      await client.query('begin');
      await client.query(readFileSync(new URL(name, FOLDER), 'utf8'));
      await client.query('insert into migrations (name) values ($1)', [name]);
      await client.query('commit');
      log.info('migrated', { name });
    }
    log.info('the database is up to date', { migrations: names.length });
  } finally {
    // Ends what was not committed, and gives the lock back.
    await client.end();
  }
}
